import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { isAside } from '../../../../src/core/discovery/fileKind.ts';
import type { Finding, Where } from '../../../../src/core/discovery/finding.ts';
import { describeWhere, rankFindings, tokenFinding } from '../../../../src/core/discovery/finding.ts';
import { settingFindings } from '../../../../src/core/discovery/settingFindings.ts';
import { createL10n } from '../../../../src/core/text/l10n.ts';
import { fuzz } from '../../fuzz.ts';

const l10n = createL10n();
const key = '0123456789abcdef0123456789abcdef';
const token = `sntryu_${key}${key}`;
const environment: Where = { trust: 'environment' };
const file: Where = { trust: 'workspace', file: '.sentryclirc', uri: 'file:///w/.sentryclirc' };

function found(name: string, value: string, where: Where = environment): string[] {
	return settingFindings([{ name, value }], where).map((finding) => `${finding.kind} ${finding.value}`);
}

describe('settingFindings', () => {
	const cases: [string, string, string[]][] = [
		['SENTRY_AUTH_TOKEN', token, ['token sntryu_••••']],
		['SENTRY_TOKEN', key, ['token ••••']],
		['auth.token', ` ${token} `, ['token sntryu_••••']],
		['SENTRY_URL', 'https://sentry.acme.com/', ['server https://sentry.acme.com/']],
		['SENTRY_HOST', 'sentry.acme.com', ['server sentry.acme.com']],
		['defaults.org', 'acme', ['organization acme']],
		['SENTRY_PROJECT', 'web, api worker', ['project web', 'project api', 'project worker']],
		['SENTRY_DSN', `https://${key}@o1.ingest.sentry.io/2`, ['dsn 1@https://sentry.io/2']],
		['NEXT_PUBLIC_SENTRY_DSN', `https://${key}@o1.ingest.sentry.io/2`, ['dsn 1@https://sentry.io/2']],
		['SENTRY_DSN_BACKEND', `https://${key}@o1.ingest.sentry.io/2`, ['dsn 1@https://sentry.io/2']],
		['dsn', 'nonsense', []],
		['SENTRY_AUTH_TOKEN', '', []],
		['SENTRY_AUTH_TOKEN', 'short', []],
		['SENTRY_AUTH_TOKEN', 'with spaces in the middle', []],
		['SENTRY_AUTH_TOKEN', '<your-auth-token-goes-here>', []],
		['SENTRY_ORG', '${SENTRY_ORG}', []],
		['SENTRY_ORG', 'your-org', []],
		['SENTRY_RELEASE', '1.0', []],
		['PATH', '/bin', []],
		['constructor', 'x', []],
		['SENTRY_URL', 'x'.repeat(5000), []],
	];
	for (const [name, value, findings] of cases) {
		it(`finds ${findings.join() || 'nothing'} in ${name}=${value.slice(0, 30)}`, () => {
			assert.deepEqual(found(name, value), findings);
		});
	}

	it('never shows a token, whatever is printed', () => {
		const findings = settingFindings([{ name: 'auth.token', value: token, line: 2 }], file);
		assert.doesNotMatch(JSON.stringify(findings), new RegExp(key));
		const [first] = findings;
		assert.equal(first?.kind === 'token' && first.reveal(), token);
	});

	it('never throws', () => {
		fuzz(
			fc.property(fc.array(fc.record({ name: fc.string(), value: fc.string() })), (settings) => {
				assert.ok(Array.isArray(settingFindings(settings, file)));
			}),
		);
	});
});

describe('describeWhere', () => {
	it('says the file and line, or the variable', () => {
		const [inFile, inVariable] = [
			settingFindings([{ name: 'defaults.project', value: '12', line: 3 }], file),
			settingFindings([{ name: 'SENTRY_ORG', value: 'acme' }], environment),
		].flat();
		assert.ok(inFile && inVariable);
		assert.equal(describeWhere(inFile.where, l10n), '.sentryclirc:3');
		assert.equal(describeWhere(inVariable.where, l10n), 'SENTRY_ORG in the environment');
	});
});

describe('rankFindings', () => {
	const place = (
		fields: Partial<Where>,
		kind: 'organization' | 'server' = 'organization',
		value = 'acme',
	): Finding => ({
		kind,
		value,
		where: { trust: 'workspace', file: 'a', ...fields },
	});

	it('puts the environment first, then the workspace, then home, and what stands aside last', () => {
		const findings = [
			place({ file: 'test/a', isAside: true }, 'organization', 'aside'),
			place({ trust: 'home' }, 'organization', 'home'),
			place({}, 'organization', 'workspace'),
			place({ trust: 'environment' }, 'organization', 'environment'),
		];
		assert.deepEqual(
			rankFindings(findings).map(({ value }) => value),
			['environment', 'workspace', 'home', 'aside'],
		);
	});

	it('puts the user’s own first in what decides where a token goes', () => {
		const servers = (['workspace', 'unclear', 'home', 'environment'] as const).map((trust) =>
			place({ trust }, 'server', `https://${trust}.test`),
		);
		const tokens = (['workspace', 'unclear', 'home', 'environment'] as const).map((trust, index) =>
			tokenFinding(`${token}${index}`, { trust, file: trust }),
		);
		assert.deepEqual(
			rankFindings([...servers, ...tokens]).map(({ kind, where }) => `${kind} ${where.trust}`),
			[
				'server environment',
				'token environment',
				'server home',
				'token home',
				'server unclear',
				'token unclear',
				'server workspace',
				'token workspace',
			],
		);
	});

	// The attack: what the workspace says too would be taken for the workspace's, and the user's own would be gone.
	it('merges nothing of the user’s own into what a workspace says', () => {
		const both = rankFindings([
			place({}, 'server', 'https://s.test'),
			place({ trust: 'home' }, 'server', 'https://s.test'),
			tokenFinding(token, { trust: 'workspace', file: '.env' }),
			tokenFinding(token, { trust: 'unclear', file: '.env.local' }),
			tokenFinding(token, { trust: 'home', file: '~/.sentryclirc' }),
		]);
		assert.deepEqual(
			both.map(({ kind, where }) => `${kind} ${where.trust}`),
			['server home', 'token home', 'server workspace'],
		);
	});

	it('says each thing once, from its best place', () => {
		const [only, ...rest] = rankFindings([
			place({ trust: 'home' }),
			place({ file: 'b' }),
			place({ file: 'c' }),
		]);
		assert.deepEqual([only?.where.file, rest], ['b', []]);
	});
});

describe('isAside', () => {
	it('knows tests, examples and documentation', () => {
		for (const path of [
			'tests/a.py',
			'src/__tests__/a.ts',
			'docs/x.md',
			'src/a.test.ts',
			'.env.example',
			'a_spec.rb',
			'x/Sample/a.cs',
		]) {
			assert.equal(isAside(path), true, path);
		}
		for (const path of ['src/sentry.ts', 'contest/a.py', '.env', 'latest/a.ts', 'src/test.ts']) {
			assert.equal(isAside(path), false, path);
		}
	});
});
