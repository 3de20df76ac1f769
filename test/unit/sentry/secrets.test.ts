import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { isOrganizationToken, isSendable } from '../../../src/sentry/request/token.ts';
import type { Store } from '../../../src/sentry/apiOptions.ts';
import { until } from '../../host/harness/until.ts';
import { client, fails, json, never, selfHosted, serve } from './loopback.ts';

const secret = 'sntryu_5ecre75ecre75ecre75ecre75ecre7';

for (const pasted of [
	'',
	'   ',
	`Bearer ${secret}`,
	` ${secret}`,
	`${secret}\r\nX-Evil: 1`,
	`${secret} ${secret}`,
	`${secret}é`,
	`${secret}\u0000`,
	'Bearer ',
	'x'.repeat(10_000),
]) {
	test(`${JSON.stringify(pasted.slice(0, 60))} is no token, and nothing is sent with it`, async (context) => {
		assert.ok(!isSendable(pasted));
		const server = await serve(context, () => ({ version: '0' }));
		const api = client(context, server.origin, { token: async () => pasted });
		await assert.rejects(api.whoAmI(never()), fails('signedOut'));
		assert.equal(server.seen.length, 0);
	});
}

test('a token with a line break would write a header of its own, if it were sent as it is', () => {
	const head = `GET / HTTP/1.1\r\nauthorization: Bearer ${secret}\r\nX-Evil: 1\r\n`;
	assert.ok(head.split('\r\n').includes('X-Evil: 1'));
	assert.ok(isOrganizationToken('sntrys_abc'));
	assert.ok(!isOrganizationToken(secret));
	assert.ok(isSendable(secret));
});

test('the token is asked for before each request, so that signing out takes effect at once', async (context) => {
	let token: string | undefined = secret;
	const server = await serve(
		context,
		selfHosted(() => []),
	);
	const api = client(context, server.origin, { token: async () => token });
	await api.tags('acme', '1', [], never());
	token = undefined;
	await assert.rejects(api.tags('acme', '2', [], never()), fails('signedOut'));
});

test('the token is in no URL, log line, error, kept file or printed client', async (context) => {
	const lines: string[] = [];
	const kept = new Map<string, unknown>();
	const store: Store = {
		get: async (key) => kept.get(key),
		set: async (key, value) => {
			kept.set(key, structuredClone(value));
		},
		list: async () => [],
	};
	const server = await serve(
		context,
		selfHosted((request, response) => {
			if (request.path.endsWith('/tags/')) {
				// A server that is so unkind as to say it back.
				json(response, 400, { detail: `no such thing: ${request.query}` });
				return undefined;
			}
			return request.path.endsWith('/issues/') ? [{ id: '1', title: 'x' }] : { id: '1', title: 'x' };
		}),
	);
	const api = client(context, server.origin, {
		token: async () => secret,
		store,
		log: (level, line) => lines.push(`${level} ${line}`),
		network: () => ({ proxy: `http://ann:${secret}@127.0.0.1:1`, environment: {} }),
	});
	await api.issues('acme', { query: 'needle:in-haystack' }, never());
	await api.issue('acme', '1', never());
	await until(() => kept.size >= 2);
	const error = await api
		.tags('acme', '1', ['hidden-environment'], never())
		.catch((thrown: unknown) => thrown);
	const offline = client(context, 'https://sentry.corp.test', {
		token: async () => secret,
		log: (level, line) => lines.push(`${level} ${line}`),
		network: () => ({ proxy: `http://ann:${secret}@127.0.0.1:1`, environment: {} }),
	});
	const refused = await offline.whoAmI(never()).catch((thrown: unknown) => thrown);
	assert.ok(server.seen.every(({ headers }) => headers.authorization === `Bearer ${secret}`));
	const seen = server.seen.map(({ url, body }) => url + body).join('\n');
	const everything = [
		seen,
		lines.join('\n'),
		inspect([...kept], { depth: 20 }),
		inspect(error, { depth: 20, showHidden: true }),
		inspect(refused, { depth: 20, showHidden: true }),
		String(error),
		inspect(api, { depth: 20, showHidden: true }),
	];
	for (const text of everything) {
		assert.ok(!text.includes(secret), text.slice(0, 2_000));
	}
	assert.ok(inspect({ token: secret }).includes(secret), 'this look would find it');
	assert.ok(lines.length >= 5, 'the log says something');
	assert.ok(!lines.join('\n').includes('needle'), 'no value of a query in the log');
	assert.ok(!lines.join('\n').includes('hidden-environment'));
	assert.ok(kept.size > 0 && [...kept.keys()].every((key) => /^[\w-]{1,60}$/.test(key)));
});
