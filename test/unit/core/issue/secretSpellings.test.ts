import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import type { Json } from '../../../../src/core/json.ts';
import { mask, maskJson, maskSecretText } from '../../../../src/core/issue/secretMask.ts';
import { fuzz } from '../../fuzz.ts';
import { ordinaryLines } from './ordinaryLines.ts';

/** A way to write a secret down: a function of the secret, so that any one can be put into it. */
type Spelling = readonly [name: string, write: (secret: string) => string];

const inJson = (value: unknown, times: number): string =>
	times === 0 ? JSON.stringify(value) : inJson({ body: JSON.stringify(value) }, times - 1);

const spellings: readonly Spelling[] = [
	['an option', (v) => `--token=${v}`],
	['an option named password', (v) => `run --password=${v} --verbose`],
	['an option of one hyphen', (v) => `java -Ddb.password=${v} -jar x.jar`],
	['an option and its value', (v) => `run --password ${v}`],
	['an option and its value in quotes', (v) => `run --api-key "${v}"`],
	['JSON', (v) => inJson({ password: v, n: 1 }, 0)],
	['JSON in a text of JSON', (v) => inJson({ password: v, n: 1 }, 1)],
	['JSON in JSON in JSON', (v) => inJson({ a: [{ password: v }], n: 1 }, 2)],
	['JSON five times in JSON', (v) => inJson({ password: v, n: 1 }, 5)],
	['JSON that was cut', (v) => `{"password":"${v}`],
	['JSON with a quote in it', (v) => JSON.stringify({ password: `x"y${v}` })],
	['blanks around the sign', (v) => `password   =   ${v}`],
	['eight blanks around the sign', (v) => `password${' '.repeat(8)}:${' '.repeat(8)}'${v}'`],
	['bytes of Python', (v) => `{'password': b'${v}'}`],
	['a template of JavaScript', (v) => `password: \`${v}\``],
	['Go', (v) => `secret := "${v}"`],
	['a value with a bracket in it', (v) => `password=${v}(x`],
	['YAML', (v) => `db:\n  password: ${v}\n  host: db`],
	['an element of XML', (v) => `<password>${v}</password>`],
	['an element with a prefix and attributes', (v) => `<s:apiKey type="x">${v}</s:apiKey>`],
	['an element with CDATA', (v) => `<Password><![CDATA[${v}]]></Password>`],
	['an attribute', (v) => `<db user="app" password="${v}"/>`],
	['Authorization: Token', (v) => `Authorization: Token ${v}`],
	['Authorization: ApiKey', (v) => `> Authorization: ApiKey ${v}`],
	['Authorization of a scheme of its own', (v) => `authorization: Pumps ${v}`],
	['Authorization without a scheme', (v) => `Authorization: ${v}`],
	['Authorization in JSON', (v) => `{"Authorization": "Token ${v}"}`],
	['a parameter that is encoded', (v) => `next=%2Fcb%3Ftoken%3D${v}%26page%3D2`],
	['a parameter that is encoded twice', (v) => `next=%252Fcb%253Ftoken%253D${v}%2526page%253D2`],
	['JSON that is encoded', (v) => encodeURIComponent(JSON.stringify({ password: v, n: 1 }))],
	['a password with @ and / in an address', (v) => `postgres://app:p@${v}/w0@db:5432/main`],
	['a password with @ in an address', (v) => `postgres://app:p@${v}@db/main`],
	['a password with / in an address', (v) => `redis://:x/${v}@cache.example.org`],
	['a password with ? in an address', (v) => `redis://:x?${v}@cache.example.org`],
	['a password before a path with @', (v) => `https://ci:${v}@npm.example.org/@scope/name`],
	['curl -u', (v) => `curl -u kim:${v} https://x.example.org`],
	['curl --user', (v) => `curl -s --user "kim:${v}" https://x.example.org`],
	['mysql -p', (v) => `mysql -u root -p${v} pumps`],
	['sshpass -p', (v) => `sshpass -p ${v} ssh host`],
	['IDENTIFIED BY', (v) => `CREATE USER kim IDENTIFIED BY '${v}'`],
	['IDENTIFIED WITH … BY', (v) => `ALTER USER kim IDENTIFIED WITH mysql_native_password BY "${v}"`],
	['WITH ENCRYPTED PASSWORD', (v) => `alter role kim with encrypted password '${v}'`],
	['USER … PASSWORD', (v) => `ALTER USER kim PASSWORD '${v}'`],
	['a bearer', (v) => `sent Bearer ${v}`],
	['a link to reset a password, by parameter', (v) => `https://x.example.org/login?reset_token=${v}`],
	['a pair of name and value', (v) => `{"name": "DB_PASSWORD", "value": "${v}"}`],
	['a pair of name and value in YAML', (v) => `- name: DB_PASSWORD\n  value: ${v}`],
];

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
/** Made up here, so that no scanner takes this file for a leak. */
const run = (length: number, of = letters): string =>
	Array.from({ length }, (_, at) => of[(at * 7 + length) % of.length]).join('');
const hex = (length: number): string => run(length, '0123456789abcdef');

/** Texts that are a secret by their look; the second is what must not be left of them. */
const looks: readonly (readonly [name: string, text: string, secret: string])[] = [
	...(
		[
			['GitHub', `ghp_${run(36)}`],
			['GitHub, fine-grained', `github_pat_${run(22)}_${run(59)}`],
			['GitLab', `glpat-${run(20)}`],
			['GitLab, a runner', `glrt-${run(20)}`],
			['GitLab, a runner, routable', `glrt-t3_${run(40)}.01.${hex(9)}`],
			['GitLab, a pipeline trigger', `glptt-${hex(40)}`],
			['GitLab, a CI job', `glcbt-64_${run(20)}`],
			['GitLab, a runner registration', `GR1348941${run(20)}`],
			['Stripe', `sk_live_${run(24)}`],
			['Stripe, restricted', `rk_test_${run(24)}`],
			['OpenAI', `sk-proj-${run(60)}`],
			['Anthropic', `sk-ant-api03-${run(90)}AA`],
			['DeepSeek', `sk-${hex(32)}`],
			['npm', `npm_${run(36)}`],
			['PyPI', `pypi-AgEIcHlwaS5vcmc${run(60)}`],
			['Docker', `dckr_pat_${run(27)}`],
			['Vault', `hvs.${run(95)}`],
			['Terraform', `${run(14)}.atlasv1.${run(64)}`],
			['DigitalOcean', `dop_v1_${hex(64)}`],
			['Shopify', `shpat_${hex(32)}`],
			['Shopify, a private app', `shppa_${hex(32)}`],
			['Sentry, a user', `sntryu_${hex(64)}`],
			['Sentry, an organization', `sntrys_eyJpYXQiO${run(40)}=_${run(43)}`],
			['Slack', `xoxb-${run(12, '0123456789')}-${run(24)}`],
			['Slack, an app', `xapp-1-${run(11)}-${run(12, '0123456789')}-${hex(64)}`],
			['AWS', `AKIA${run(16, 'ABCDEFGH234567')}`],
			['Google', `AIza${run(35)}`],
			['Google, a client', `GOCSPX-${run(28)}`],
			['Hugging Face', `hf_${run(34, 'abcdefgABCDEFG')}`],
			['SendGrid', `SG.${run(22)}.${run(43)}`],
			['Mailchimp', `${hex(32)}-us21`],
			['Grafana', `glsa_${run(32)}_${hex(8)}`],
			['Linear', `lin_api_${run(40)}`],
			['Notion', `ntn_${run(46)}`],
			['Postman', `PMAK-${hex(24)}-${hex(34)}`],
			['Databricks', `dapi${hex(32)}`],
			['PlanetScale', `pscale_tkn_${run(43)}`],
			['Tailscale', `tskey-auth-${run(12)}-${run(32)}`],
			['Atlassian', `ATATT3xFfGF0${run(60)}=${hex(8)}`],
			['Telegram', `bot${run(9, '123456789')}:AA${run(33)}`],
			['a JSON Web Token', `eyJhbGciOiJIUzI1NiJ9.eyJ${run(20)}.${run(43)}`],
		] as const
	).map(([name, token]) => [name, `using ${token}, as ever`, token] as const),
	['a short bearer', 'sent Bearer abc123', 'abc123'],
	['a webhook of Slack', `https://hooks.slack.com/services/T${run(8)}/B${run(8)}/${run(24)}`, run(24)],
	['a webhook of Discord', `https://discord.com/api/webhooks/1095012345678901234/${run(68)}`, run(68)],
	[
		'a webhook of Teams',
		`https://acme.webhook.office.com/webhookb2/${hex(8)}@${hex(8)}/X/${hex(32)}`,
		hex(32),
	],
	[
		'a bot of Telegram in an address',
		`https://api.telegram.org/bot${run(9, '123456789')}:AA${run(33)}/send`,
		run(33),
	],
	['a link to reset a password', `https://x.example.org/reset/${run(32)}`, run(32)],
	['a link of Rails', `/password_resets/${run(22)}/edit`, run(22)],
	['a link of Django', `/accounts/reset/MQ/c4h2j5-${hex(32)}/`, hex(32)],
	['a link of Laravel', `https://x.example.org/password/reset/${hex(64)}?email=x`, hex(64)],
	['a card', 'paid with 4111111111111111.', '4111111111111111'],
	['a card in groups', 'paid with 5555 5555 5555 4444', '5555 5555 5555 4444'],
	['a card with hyphens', 'card=6011-1111-1111-1117', '6011-1111-1111-1117'],
	['a card of American Express', '{"number":"378282246310005"}', '378282246310005'],
];

describe('a secret', () => {
	for (const [name, write] of spellings) {
		it(`as ${name} is masked, whatever it is, and nothing else`, () => {
			const secret = 'hunter2-S3cret';
			const shown = maskSecretText(write(secret));
			assert.ok(shown.includes(mask) && !shown.includes(secret), shown);
			// All that stands before and behind it is still there, but for what is a part of the same password.
			const [before = '', after = ''] = write('hereItIs').split('hereItIs');
			assert.ok(shown.startsWith(before.replace(/(?:p@|x[/?]|x\\"y)$/, '')), shown);
			assert.ok(shown.endsWith(after.replace(/^(?:\/w0)/, '')), shown);
			fuzz(
				fc.property(
					fc.string({ unit: fc.constantFrom(...Array.from(`${letters}_~`)), minLength: 8, maxLength: 40 }),
					(some) => {
						const other = `q${some}7`;
						assert.ok(!maskSecretText(write(other)).includes(other), write(other));
					},
				),
			);
		});
	}

	for (const [name, text, secret] of looks) {
		it(`of ${name} is masked by its look`, () => {
			const shown = maskSecretText(text);
			assert.ok(shown.includes(mask) && !shown.includes(secret), shown);
			assert.ok(shown.startsWith(text.slice(0, 4)), shown);
		});
	}

	const secret = 'S3cret-hunter2';
	for (const [name, value, shown] of [
		['in a longer list', ['x', 'Authorization', secret], ['x', 'Authorization', mask]],
		['in headers in a row', ['Host', 'x', 'Cookie', `sid=${secret}`], ['Host', 'x', 'Cookie', `sid=${mask}`]],
		['by key and val', { key: 'password', val: secret }, { key: 'password', val: mask }],
		['by name and value', { name: 'password', value: secret }, { name: 'password', value: mask }],
		['by Name and Value', { Name: 'DB_PASSWORD', Value: secret }, { Name: 'DB_PASSWORD', Value: mask }],
		[
			'by header and content',
			{ header: 'Authorization', content: secret },
			{ header: 'Authorization', content: mask },
		],
		['by field and data', { field: 'token', data: [secret] }, { field: 'token', data: mask }],
		[
			'by the keys of CloudFormation',
			{ ParameterKey: 'DbPassword', ParameterValue: secret },
			{ ParameterKey: 'DbPassword', ParameterValue: mask },
		],
		['behind an option', ['run', '--password', 'letmein'], ['run', '--password', mask]],
		['behind an option, a number', ['-token', 4711], ['-token', mask]],
		['in an option', ['run', `--token=${secret}`], ['run', `--token=${mask}`]],
		['in JSON in a text', { body: `{"password":"${secret}"}` }, { body: `{"password":"${mask}"}` }],
		['that is the number of a card', { amount: 12, pan: 4111111111111111 }, { amount: 12, pan: mask }],
	] as const satisfies readonly (readonly [string, Json, Json])[]) {
		it(`${name} is masked in a value`, () => {
			assert.ok(JSON.stringify(value) !== JSON.stringify(shown));
			assert.deepEqual(maskJson(value), shown);
		});
	}
});

describe('what is no secret', () => {
	it('is left as it is: 200 ordinary lines', () => {
		assert.ok(new Set(ordinaryLines).size >= 200);
		assert.deepEqual(
			ordinaryLines.flatMap((line) => (maskSecretText(line) === line ? [] : [maskSecretText(line)])),
			[],
		);
	});

	it('is left as it is in one text', () => {
		const text = ordinaryLines.join('\n');
		assert.equal(maskSecretText(text), text);
	});

	for (const value of [
		['id', 'password', 'email', 'created_at'],
		['Content-Type', 'Authorization', 'Accept'],
		['run', '--token', '--verbose'],
		['max_tokens', 4096, 'stop'],
		{ name: 'theme', value: 'dark', interval: 5 },
		{ key: 'primary', val: 7, content: 'text' },
		{ project_id: 4504044640403456, userId: 4111111111111111, count: 4111111111111112 },
		{ columns: ['id', 'token', 'expires_at'], password_length: 12, has_token: true, secret: null },
	] satisfies readonly Json[]) {
		it(`is left as it is in ${JSON.stringify(value)}`, () => assert.deepEqual(maskJson(value), value));
	}
});

describe('masking', () => {
	it('hides nothing more the second time, however things stand together', () => {
		fuzz(
			fc.property(
				fc.array(
					fc.oneof(
						fc.constantFrom(
							...[
								[
									'token',
									'password',
									'Authorization',
									'name',
									'value',
									'Bearer',
									'curl -u ',
									'--',
									'-p',
									'/reset/',
								],
								[
									'=',
									':',
									' ',
									'\n',
									'"',
									"'",
									'`',
									'\\',
									'\\"',
									'%3D',
									'%22',
									'%26',
									'://',
									'@',
									'/',
									'?',
									'&',
									'<',
									'>',
									'</',
								],
								['a1b2c3d4e5f6', 'hunter2', 'db.example.org', '4111111111111111', 'IDENTIFIED BY ', mask],
							].flat(),
						),
						fc.constantFrom(...spellings).map(([, write]) => `\n${write('hunter2-S3cret')}\n`),
					),
					{ maxLength: 12 },
				),
				(parts) => {
					const once = maskSecretText(parts.join(''));
					assert.equal(maskSecretText(once), once);
				},
			),
			500,
		);
	});

	// Linear work takes a fraction of a second here, quadratic work takes minutes.
	for (const unit of [
		[
			'\\',
			'\\"',
			'token:\\"',
			'token:"\\',
			'a token: "\\',
			'password="',
			"token=b'",
			'password: {',
			'password="{}',
		],
		[
			'%22token%22%3A%22',
			'%25',
			'%3D',
			'token%253D',
			'token%3D%',
			'--',
			'----a=',
			'--token ',
			'--token a',
			'-',
		],
		[
			'<token>',
			'<token a',
			'<a>b',
			'<a:',
			'<![CDATA[',
			'<token ',
			'header:',
			'name="',
			'name: token, value: ',
		],
		[
			'Authorization: ',
			'Authorization: Token ',
			'authorization=a ',
			'bearer a1',
			'Bearer a',
			'basic =',
			'Basic aA',
		],
		[
			'://a:b@',
			'://a:@',
			'://:1',
			'://',
			'@',
			'://a:b?',
			'-----BEGIN PRIVATE KEY-----',
			'-----BEGIN A PRIVATE',
		],
		[
			'curl -',
			'curl -u a',
			'curl -u a:',
			'mysql -',
			'mysql -p',
			'sshpass -p ',
			'identified by ',
			'IDENTIFIED BY "',
		],
		[
			'identified with a ',
			'user a password ',
			'hooks.slack.com/services/',
			'discord.com/api/webhooks/1',
			'/reset/',
		],
		[
			'/reset/a1',
			'/a/reset',
			'reset',
			'4111 ',
			'4111',
			'4111-',
			'1234567890:A',
			'glpat-',
			'xoxb-',
			'dapi',
			'0a',
			'SK',
		],
		[
			'0a-us',
			'aaaaaaaaaaaaaa.atlasv1.',
			'sk-A',
			'GR1348941',
			'eyJaaaaaaaa.eyJ',
			'project_id=',
			'AKIA',
			'.',
			'f1_',
		],
	].flat()) {
		it(`takes linear time on 400,000 characters of ${JSON.stringify(unit)}`, { timeout: 20_000 }, () => {
			const text = unit.repeat(Math.floor(400_000 / unit.length));
			assert.ok(maskSecretText(text).length > 0);
			assert.ok(maskSecretText(`${text}\n${text.slice(0, 1000)}x`).length > 0);
		});
	}

	it('takes linear time on an object of 50,000 values and a list of as many names', {
		timeout: 20_000,
	}, () => {
		const values = Object.fromEntries(Array.from({ length: 50_000 }, (_, at) => [`${at}value`, 'x']));
		assert.equal(Object.keys(maskJson(values) as object).length, 50_000);
		assert.equal((maskJson(Array.from({ length: 50_000 }, () => 'token')) as readonly Json[]).length, 50_000);
	});
});
