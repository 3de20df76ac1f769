import assert from 'node:assert/strict';
import { test } from 'node:test';
import { client, fails, json, never, selfHosted, serve } from '../loopback.ts';

const series = (count: number) => ({ data: [[60, [{ count }]]] });

test('a series is asked for by the hour and by the day, of errors or of what Sentry found itself', async (context) => {
	const server = await serve(
		context,
		selfHosted(({ query }) => {
			const count = query.get('interval') === '1h' ? 1 : 2;
			return { 'count()': series(count), 'count_unique(user)': series(count) };
		}),
	);
	const api = client(context, server.origin);
	const read = await api.series('acme', { id: '7', projectId: '3', isOccurrence: false }, never());
	const of = (count: number) => ({ events: [{ start: 60, count }], users: [{ start: 60, count }] });
	assert.deepEqual(read, { '24h': of(1), '30d': of(2) });
	await api.series('acme', { id: '8', isOccurrence: true }, never());
	assert.deepEqual(
		server.seen
			.filter(({ path }) => path === '/api/0/organizations/acme/events-stats/')
			.map(({ query }) =>
				['query', 'statsPeriod', 'interval', 'project', 'dataset', 'partial'].map((name) => query.get(name)),
			),
		[
			['issue.id:7', '48h', '1h', '3', 'errors', '1'],
			['issue.id:7', '60d', '1d', '3', 'errors', '1'],
			['issue.id:8', '48h', '1h', null, 'issuePlatform', '1'],
			['issue.id:8', '60d', '1d', null, 'issuePlatform', '1'],
		],
	);
});

for (const [status, body, reason] of [
	[400, { detail: 'dataset' }, undefined],
	[404, { detail: 'No.' }, undefined],
	[405, { detail: 'No.' }, undefined],
	[403, { detail: { code: 'sso-required', message: 'x' } }, 'ssoRequired'],
	[500, { detail: 'x' }, 'serverError'],
	[200, {}, 'badReply'],
] as const) {
	test(`${status} to the question for a series: ${reason ?? 'there is none'}`, async (context) => {
		const server = await serve(
			context,
			selfHosted((_request, response) => json(response, status, body)),
		);
		const read = client(context, server.origin).series('acme', { id: '7', isOccurrence: false }, never());
		await (reason ? assert.rejects(read, fails(reason)) : read.then((none) => assert.equal(none, undefined)));
	});
}

test('a series of what is no issue is not asked for', async (context) => {
	const server = await serve(context, () => ({}));
	const read = client(context, server.origin).series('acme', { id: '1 OR 2', isOccurrence: false }, never());
	await assert.rejects(read, fails('badInput'));
	assert.equal(server.seen.length, 0);
});
