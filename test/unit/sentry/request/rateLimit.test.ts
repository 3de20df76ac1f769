import assert from 'node:assert/strict';
import { test } from 'node:test';
import { retryAtOf } from '../../../../src/sentry/request/rateLimit.ts';

const now = Date.UTC(2026, 9, 21, 7, 0, 0);
const seconds = 1_000;

for (const [headers, wait] of [
	[{ 'retry-after': '10' }, 10],
	[{ 'retry-after': ' 10 ' }, 10],
	[{ 'retry-after': '1.5' }, 1.5],
	[{ 'retry-after': '0' }, 1],
	[{ 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' }, 28 * 60],
	[{ 'retry-after': 'Wed, 21 Oct 2020 07:28:00 GMT' }, 1],
	[{ 'retry-after': 'Wed, 21 Oct 2099 07:28:00 GMT' }, 3_600],
	[{ 'retry-after': '99999999999' }, 3_600],
	[{ 'retry-after': '-1' }, 1],
	[{ 'retry-after': 'soon' }, 1],
	[{ 'retry-after': '' }, 1],
	[{ 'retry-after': '1e9' }, 1],
	[{}, 1],
	[{ 'x-sentry-rate-limit-reset': String(now / seconds + 7) }, 7],
	[{ 'x-sentry-rate-limit-reset': String(now / seconds - 7) }, 1],
	[{ 'x-sentry-rate-limit-reset': 'x' }, 1],
	[
		{ date: new Date(now - 90_000).toUTCString(), 'x-sentry-rate-limit-reset': String(now / seconds - 83) },
		7,
	],
	[{ 'x-sentry-rate-limit-reset': String(now / seconds + 600) }, 60],
	[{ 'retry-after': '3', 'x-sentry-rate-limit-reset': String(now / seconds + 7) }, 3],
] as const) {
	test(`429 with ${JSON.stringify(headers)} is a pause of ${wait} s`, () => {
		assert.equal(retryAtOf(429, new Headers(headers), now), now + wait * seconds);
	});
}

test('503 asks for a pause only when it says so; other answers never do', () => {
	assert.equal(retryAtOf(503, new Headers({ 'retry-after': '5' }), now), now + 5 * seconds);
	assert.equal(retryAtOf(503, new Headers(), now), undefined);
	assert.equal(retryAtOf(200, new Headers({ 'retry-after': '5' }), now), undefined);
});
