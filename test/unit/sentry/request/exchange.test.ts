import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apiPath } from '../../../../src/sentry/request/apiPath.ts';
import { exchange, type ExchangeParts } from '../../../../src/sentry/request/exchange.ts';
import { timeoutsOf } from '../../../../src/sentry/transport/timeouts.ts';
import type { TransportRequest } from '../../../../src/sentry/transport/transport.ts';
import { fails, never, token } from '../loopback.ts';

const origin = 'https://sentry.example';

/** The parts of an exchange whose transport never answers, and what it was given to send. */
function createParts(more: Partial<ExchangeParts> = {}) {
	const sent: TransportRequest[] = [];
	const parts: ExchangeParts = {
		transport: {
			send: async (request) => {
				sent.push(request);
				return new Promise((_resolve, reject) => {
					request.signal.addEventListener('abort', () => reject(request.signal.reason));
				});
			},
			close: async () => undefined,
		},
		token: async () => token,
		mayReceiveToken: (where) => where === origin,
		userAgent: 'culprit',
		now: () => 0,
		timeouts: timeoutsOf({ headers: 20 }),
		...more,
	};
	return { parts, sent };
}

const request = { method: 'GET', origin, path: apiPath`/`, signal: never() } as const;

test('whatever asked, the token goes to no other origin', async () => {
	const { parts, sent } = createParts();
	await assert.rejects(
		exchange(parts, { ...request, origin: 'https://evil.test' }),
		fails('badInput', { origin: 'https://evil.test', detail: 'origin' }),
	);
	assert.equal(sent.length, 0);
});

test('without a token that can stand in a header nothing is sent', async () => {
	for (const none of [undefined, '', 'a b']) {
		const { parts, sent } = createParts({ token: async () => none });
		await assert.rejects(exchange(parts, request), fails('signedOut', { origin }));
		assert.equal(sent.length, 0);
	}
});

test('who leaves while it is under way hears that it was cancelled, who stays that it took too long', async () => {
	const { parts, sent } = createParts({ timeouts: timeoutsOf() });
	const caller = new AbortController();
	const left = exchange(parts, { ...request, signal: caller.signal });
	const isTold = assert.rejects(left, fails('cancelled', { origin, endpoint: 'GET /' }));
	await new Promise(setImmediate);
	assert.equal(sent.length, 1);
	caller.abort();
	await isTold;
	await assert.rejects(
		exchange(createParts().parts, request),
		fails('timeout', { origin, endpoint: 'GET /' }),
	);
});
