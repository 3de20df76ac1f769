import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import type { EventRequest } from '../../../../src/core/issue/event.ts';
import type { Json } from '../../../../src/core/json.ts';
import {
	mask,
	maskJson,
	maskObject,
	maskRequest,
	maskSecretText,
	maskUrl,
	maskValue,
} from '../../../../src/core/issue/secretMask.ts';
import { fuzz } from '../../fuzz.ts';

const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U';

describe('maskValue', () => {
	it('keeps what names no secret', () => {
		assert.equal(maskValue('Accept', 'text/html'), 'text/html');
		assert.equal(maskValue('password', ''), '');
	});

	it('keeps the scheme of an authorization', () => {
		assert.equal(maskValue('Authorization', `Bearer ${jwt}`), `Bearer ${mask}`);
		assert.equal(maskValue('Proxy-Authorization', 'Basic dTpw'), `Basic ${mask}`);
		assert.equal(maskValue('authorization', 'abc'), mask);
	});

	it('keeps the names of cookies, and what else a Set-Cookie says', () => {
		assert.equal(maskValue('Cookie', 'a=1; sid=xyz; flag'), `a=${mask}; sid=${mask}; flag`);
		assert.equal(maskValue('Set-Cookie', 'sid=xyz; Path=/; HttpOnly'), `sid=${mask}; Path=/; HttpOnly`);
	});

	it('looks into values whose names are harmless', () => {
		assert.equal(maskValue('Referer', `https://x.test/?a=1&token=abc`), `https://x.test/?a=1&token=${mask}`);
	});
});

describe('maskSecretText', () => {
	const cases: [string, string][] = [
		[`failed with Bearer ${jwt}.`, `failed with Bearer ${mask}`],
		[`got ${jwt}`, `got ${mask}`],
		['curl -u x https://bob:hunter2@host/p', `curl -u x https://bob:${mask}@host/p`],
		['postgres://app:p%40ss@db:5432/main', `postgres://app:${mask}@db:5432/main`],
		['GET /cb?code=1&access_token=abc&x=2', `GET /cb?code=1&access_token=${mask}&x=2`],
		['{"api_key": "abc", "n": 1}', `{"api_key": "${mask}", "n": 1}`],
		["{'password': 'hunter2', 'user': 'bob'}", `{'password': '${mask}', 'user': 'bob'}`],
		['{:secret=>"x y"}', `{:secret=>"${mask}"}`],
		['SENTRY_AUTH_TOKEN=sntryu_0123456789abcdef0123', `SENTRY_AUTH_TOKEN=${mask}`],
		['token sntrys_eyJpYXQiOjE2ODczMzY1NDMuNjk4NTksInVybCI6bnVsbH0=_abc', `token ${mask}`],
		['key AKIAABCDEFGHIJKLMNOP used', `key ${mask} used`],
		['ghp_0123456789abcdefghijABCDEFGHIJ012345', mask],
		[
			'-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\nrest',
			`-----BEGIN RSA PRIVATE KEY-----${mask}-----END RSA PRIVATE KEY-----\nrest`,
		],
		['-----BEGIN PRIVATE KEY-----\nMIIE', `-----BEGIN PRIVATE KEY-----${mask}`],
		['-----BEGIN CERTIFICATE-----\nMIIE', '-----BEGIN CERTIFICATE-----\nMIIE'],
		// What must stay readable.
		['SyntaxError: Unexpected token: end', 'SyntaxError: Unexpected token: end'],
		['Bearer authentication failed', 'Bearer authentication failed'],
		['https://host:8080/a@b', 'https://host:8080/a@b'],
		['password=""', 'password=""'],
		['Invalid session, author=Jane', 'Invalid session, author=Jane'],
	];
	for (const [text, shown] of cases) {
		it(`shows ${JSON.stringify(shown.slice(0, 60))}`, () => assert.equal(maskSecretText(text), shown));
	}

	it('hides nothing more the second time', () => {
		fuzz(
			fc.property(
				fc.array(fc.constantFrom('token', '=', ':', ' ', '"', "'", '://', '@', 'a1b2c3d4e5', '&', mask)),
				(parts) => {
					const once = maskSecretText(parts.join(''));
					assert.equal(maskSecretText(once), once);
				},
			),
		);
	});

	// Linear work takes a fraction of a second here, quadratic work takes minutes.
	for (const unit of [
		'eyJ-',
		'eyJaaaaaaaa.',
		'bearer ',
		'token=',
		'a="',
		"a='",
		'://a:',
		'-----BEGIN ',
		'sk-',
		'SG.',
		'a:a=',
		'" :',
	]) {
		it(`takes linear time on 400,000 characters of ${JSON.stringify(unit)}`, { timeout: 20_000 }, () => {
			assert.ok(maskSecretText(unit.repeat(400_000 / unit.length)).length > 0);
		});
	}
});

describe('maskJson', () => {
	it('hides by name at any depth, whatever the type', () => {
		assert.deepEqual(
			maskJson({ user: { name: 'bob', password: 'x', pin: 1234, tokens: ['a'] }, list: [{ api_key: null }] }),
			{ user: { name: 'bob', password: mask, pin: mask, tokens: mask }, list: [{ api_key: null }] },
		);
	});

	it('leaves measures alone', () => {
		assert.deepEqual(maskJson({ max_tokens: 4096, has_password: true }), {
			max_tokens: 4096,
			has_password: true,
		});
	});

	it('knows pairs and named values', () => {
		assert.deepEqual(
			maskJson([
				['authorization', 'x'],
				['accept', 'y'],
			]),
			[
				['authorization', mask],
				['accept', 'y'],
			],
		);
		assert.deepEqual(maskJson({ name: 'X-Api-Key', value: 'k' }), { name: 'X-Api-Key', value: mask });
	});

	it('looks into the text that a language prints for a value', () => {
		assert.deepEqual(maskObject({ settings: "{'secret': 's3cr3t', 'debug': True}" }), {
			settings: `{'secret': '${mask}', 'debug': True}`,
		});
	});

	it('keeps any other value as it is, and never throws', () => {
		fuzz(
			fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
				const shown = maskJson(value as Json);
				assert.equal(Array.isArray(shown), Array.isArray(value));
				assert.equal(typeof shown, typeof value);
			}),
		);
	});

	it('ends at a depth that no reader reaches', () => {
		let value: Json = 'deep';
		for (let depth = 0; depth < 10_000; depth++) {
			value = [value];
		}
		assert.ok(JSON.stringify(maskJson(value)).includes(mask));
	});
});

describe('maskUrl', () => {
	it('hides the password and secret parameters only', () => {
		assert.equal(
			maskUrl('https://u:p@x.test/a?q=1&sig=abc&X-Amz-Signature=ff#t'),
			`https://u:${mask}@x.test/a?q=1&sig=${mask}&X-Amz-Signature=${mask}`,
		);
	});
});

describe('maskRequest', () => {
	it('hides in every part', () => {
		const request: EventRequest = {
			method: 'POST',
			url: 'https://x.test/login?token=abc',
			query: [
				['token', 'abc'],
				['page', '2'],
			],
			data: { password: 'x', remember: true },
			headers: [
				['Authorization', 'Bearer abc'],
				['Host', 'x.test'],
			],
			cookies: [['theme', 'dark']],
			env: { SERVER_NAME: 'web-1', DB_PASSWORD: 'x' },
		};
		assert.deepEqual(maskRequest(request), {
			method: 'POST',
			url: `https://x.test/login?token=${mask}`,
			query: [
				['token', mask],
				['page', '2'],
			],
			data: { password: mask, remember: true },
			headers: [
				['Authorization', `Bearer ${mask}`],
				['Host', 'x.test'],
			],
			cookies: [['theme', mask]],
			env: { SERVER_NAME: 'web-1', DB_PASSWORD: mask },
		});
	});
});
