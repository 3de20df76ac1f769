import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Issue } from '../../../../src/core/issue/issue.ts';
import { createApi } from '../../../../src/sentry/net.ts';
import { practiseReading } from '../../../../src/sentry/resources/practice.ts';
import { startSampleSentry } from '../../../sentry/sampleSentry.ts';
import type { NetworkSettings } from '../../../../src/sentry/apiOptions.ts';
import { client, json, never, serve, token } from '../loopback.ts';

test('what is practised on has every field that a list’s issues have', async (context) => {
	const sentry = await startSampleSentry({ issues: 30 });
	context.after(() => sentry.close());
	const api = createApi({ origin: sentry.origin, token: async () => sentry.tokens.readOnly });
	context.after(() => api.close());
	const { rows } = await api.issues(sentry.organization, {}, never());
	const practice = practiseReading();
	assert.ok(practice);
	const usual = new Set(rows.slice(0, 10).flatMap((row) => Object.keys(row)));
	assert.deepEqual(
		[...usual].filter((key) => !(key in practice)),
		[],
	);
	assert.equal(Object.keys(practice.stats).length, 1);
});

test('a client that waits for its first answer says so once, before the answer', async (context) => {
	const order: (string | Issue)[] = [];
	let answer = (): void => {};
	const server = await serve(context, (request, response) => {
		answer = () => {
			order.push('answered');
			const isList = request.path.endsWith('/issues/');
			json(response, isList ? 200 : 404, isList ? [] : {});
		};
		// It may be here before the client has told of it, or after.
		if (order.length > 0) {
			answer();
		}
	});
	const api = createApi({
		origin: server.origin,
		token: async () => token,
		waiting: (practice) => {
			order.push(practice);
			answer();
		},
	});
	context.after(() => api.close());
	await api.issues('acme', {}, never());
	await api.issues('acme', { query: 'is:unresolved' }, never());
	const answers = server.seen.map(() => 'answered');
	assert.equal(answers.length, 3);
	assert.deepEqual(order, [practiseReading(), ...answers]);
});

test('practice is had once, whatever is connected anew; that it failed is in the log and harms nobody', async (context) => {
	const server = await serve(context, () => ({ version: '0' }));
	const lines: string[] = [];
	let network: NetworkSettings = {};
	let practices = 0;
	const api = client(context, server.origin, {
		network: () => network,
		log: (level, line) => void (level === 'warn' && lines.push(line)),
		waiting: () => {
			practices++;
			throw new Error('no such thing');
		},
	});
	await api.whoAmI(never());
	network = { noProxy: ['x.test'] };
	await api.whoAmI(never());
	assert.equal(practices, 1);
	assert.deepEqual(lines, ['practice failed: no such thing']);
});
