import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import type { Dsn } from '../../../../src/core/discovery/dsn.ts';
import { findDsns } from '../../../../src/core/discovery/dsn.ts';
import { fuzz } from '../../fuzz.ts';

const key = '0123456789abcdef0123456789abcdef';

/** The one in a text. */
const dsnIn = (text: string): Dsn | undefined => findDsns(text)[0]?.dsn;

describe('what a DSN says', () => {
	const good: [string, Dsn][] = [
		[
			`https://${key}@o42.ingest.us.sentry.io/450`,
			{ projectId: '450', server: 'https://sentry.io', organizationId: '42', region: 'us' },
		],
		[
			`https://${key}@o42.ingest.de.sentry.io/450`,
			{ projectId: '450', server: 'https://sentry.io', organizationId: '42', region: 'de' },
		],
		[
			`https://${key}@o42.ingest.sentry.io/450`,
			{ projectId: '450', server: 'https://sentry.io', organizationId: '42' },
		],
		[`https://${key}:${key}@sentry.io/12`, { projectId: '12', server: 'https://sentry.io' }],
		[`HTTPS://${key}@Sentry.Acme.com/12`, { projectId: '12', server: 'https://sentry.acme.com' }],
		[`https://${key}@sentry.acme.com:443/12`, { projectId: '12', server: 'https://sentry.acme.com' }],
		[`https://${key}@sentry.acme.com:8443/12`, { projectId: '12', server: 'https://sentry.acme.com:8443' }],
		[`https://${key}@acme.com/tools/sentry/12`, { projectId: '12', server: 'https://acme.com' }],
		[`http://${key}@localhost:9000/2`, { projectId: '2', server: 'http://localhost:9000' }],
		[`http://${key}@[::1]:9000/2`, { projectId: '2', server: 'http://[::1]:9000' }],
		[` https://${key}@sentry.io/12\n`, { projectId: '12', server: 'https://sentry.io' }],
	];
	for (const [text, dsn] of good) {
		it(`reads ${text.trim()}`, () => assert.deepEqual(dsnIn(text), dsn));
	}

	const bad = [
		'',
		'https://sentry.io/12',
		'https://examplePublicKey@o0.ingest.sentry.io/0',
		`https://${key}@o0.ingest.sentry.io/12`,
		`https://${key}@sentry.io/0`,
		`https://${key}@sentry.io/backend`,
		`https://${key}@sentry.io/12/store/`,
		'https://public@sentry.example.com/1',
		'https://YOUR_DSN@o1.ingest.sentry.io/2',
		'https://bob@github.com/12',
		`ftp://${key}@sentry.io/12`,
		`https://${key}@/12`,
	];
	for (const text of bad) {
		it(`refuses ${text || 'nothing'}`, () => assert.equal(dsnIn(text), undefined));
	}

	// SECURITY-CASES.md §2: no spelling of another host is taken for sentry.io.
	const foreign = [
		['sentry.io.evil.test', 'https://sentry.io.evil.test'],
		['evil-sentry.io', 'https://evil-sentry.io'],
		['xsentry.io', 'https://xsentry.io'],
	];
	for (const [host, server] of foreign) {
		it(`takes ${host} for no server but itself`, () => {
			assert.equal(dsnIn(`https://${key}@${host}/12`)?.server, server);
		});
	}
	it('takes no plain http to sentry.io, and no odd host of it, for anything but sentry.io', () => {
		assert.equal(dsnIn(`http://${key}@sentry.io/12`)?.server, 'https://sentry.io');
		assert.equal(dsnIn(`https://${key}@evil.test%2esentry.io/12`), undefined);
		assert.equal(dsnIn(`https://${key}@a@sentry.io/12`), undefined);
		assert.equal(dsnIn(`https://${key}@sentry.io:8443/12`), undefined);
	});
});

describe('findDsns', () => {
	const dsn = `https://${key}@o42.ingest.us.sentry.io/450`;

	it('finds them in every language, with their lines', () => {
		const text = [
			`Sentry.init({ dsn: "${dsn}1" });`,
			`sentry_sdk.init("${dsn}2", traces_sample_rate=1.0)`,
			`\tDsn: "${dsn}3",`,
			`sentry.dsn=${dsn}4`,
			`config.dsn = '${dsn}5'`,
			`'dsn' => env('SENTRY_DSN', '${dsn}6'),`,
			`<meta-data android:name="io.sentry.dsn" android:value="${dsn}7" />`,
			`let _guard = sentry::init(("${dsn}8", options));`,
			`"Dsn": "${dsn}9"`,
		].join('\n');
		assert.deepEqual(
			findDsns(text).map(({ dsn: found, line }) => [found.projectId, line]),
			Array.from({ length: 9 }, (_, index) => [`450${index + 1}`, index + 1]),
		);
	});

	it('names each once, and knows a comment', () => {
		const found = findDsns(`x\r\n  // ${dsn}\n${dsn}\n# ${dsn}9`);
		assert.deepEqual(
			found.map(({ dsn: { projectId }, line, isComment }) => [projectId, line, isComment]),
			[
				['450', 2, true],
				['4509', 4, true],
			],
		);
	});

	it('keeps no key', () => {
		assert.doesNotMatch(JSON.stringify(findDsns(dsn)), new RegExp(key));
	});

	it('stops at a number that no program has', () => {
		const many = Array.from({ length: 100 }, (_, index) => `${dsn}${index}`).join(' ');
		assert.equal(findDsns(many).length, 20);
	});

	it('never throws, and finds what is there in any surroundings', () => {
		fuzz(
			fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (before, after) => {
				const text = `${before} "${dsn}" ${after}`;
				assert.ok(findDsns(text).some(({ dsn: { projectId } }) => projectId === '450'));
			}),
		);
	});

	for (const unit of [
		'http',
		'https://',
		'https://a@',
		'https://a:b@c.',
		'https://a@b/',
		'https://a@b/1/',
		'https://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
		'a.a.a.',
		'\n',
		'@',
		`${dsn}/`,
	]) {
		it(`takes linear time on 1,000,000 characters of ${JSON.stringify(unit)}`, { timeout: 20_000 }, () => {
			assert.ok(findDsns(unit.repeat(1_000_000 / unit.length)).length <= 20);
		});
	}
});
