import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { parseToken } from '../../../../src/extension/session/tokenText.ts';
import { fuzz } from '../../fuzz.ts';

describe('parseToken', () => {
	for (const pasted of [
		'sntryu_0a1b',
		'  sntryu_0a1b\r\n',
		'Bearer sntryu_0a1b',
		'Authorization: Bearer sntryu_0a1b',
		'"sntryu_0a1b"',
		"'sntryu_0a1b',",
		'export SENTRY_AUTH_TOKEN=sntryu_0a1b',
		'token = "sntryu_0a1b"',
	]) {
		it(`finds the token in ${JSON.stringify(pasted)}`, () => {
			assert.deepEqual(parseToken(pasted), { token: 'sntryu_0a1b' });
		});
	}

	for (const [pasted, refusal] of [
		['', 'empty'],
		['Bearer ', 'empty'],
		['""', 'empty'],
		['sntryu_0a\r\nHost: evil.test', 'characters'],
		['sntryu 0a', 'characters'],
		['sntryu_ö', 'characters'],
		['a'.repeat(5_000), 'characters'],
		['https://0a1b@o1.ingest.sentry.io/12', 'dsn'],
	] as const) {
		it(`refuses ${JSON.stringify(pasted.slice(0, 40))}`, () => {
			const parsed = parseToken(pasted);
			assert.deepEqual(parsed, { refusal });
		});
	}

	it('never lets through what could end a header', () => {
		fuzz(
			fc.property(fc.string({ unit: 'binary' }), (pasted) => {
				const parsed = parseToken(pasted);
				assert.ok('refusal' in parsed || /^[\x21-\x7e]+$/.test(parsed.token));
			}),
		);
	});
});
