import assert from 'node:assert/strict';
import { test } from 'node:test';
import { notAmongRead } from '../../../../src/sentry/resources/shortId.ts';
import { createClock } from '../clock.ts';
import { client, fails, json, never, selfHosted, serve } from '../loopback.ts';

/** Issues and events: what is asked for them, and what is changed. */

test('a change of many issues names them and no others', async (context) => {
	const server = await serve(
		context,
		selfHosted(() => ({ hasSeen: true })),
	);
	await client(context, server.origin).update('acme', ['1', '2'], { hasSeen: true }, never());
	const { method, url, body } = server.seen.at(-1) ?? {};
	assert.deepEqual(
		[method, url, body],
		['PUT', '/api/0/organizations/acme/issues/?id=1&id=2', '{"hasSeen":true}'],
	);
});

test('a change of many issues that found none is no failure', async (context) => {
	const server = await serve(
		context,
		selfHosted((_request, response) => void response.writeHead(204).end()),
	);
	assert.deepEqual(
		await client(context, server.origin).update('acme', ['1', '2'], { hasSeen: true }, never()),
		[],
	);
});

test('where many cannot be changed at once, each is changed by itself; other failures are told', async (context) => {
	let status = 400;
	const server = await serve(
		context,
		selfHosted(({ path }, response) => {
			const id = /\/issues\/(\d+)\/$/.exec(path)?.[1];
			return id === undefined ? json(response, status, { detail: 'No.' }) : { id, hasSeen: true };
		}),
	);
	const api = client(context, server.origin);
	const change = () => api.update('acme', ['1', '2'], { hasSeen: true }, never());
	const sent = () => server.seen.filter(({ method }) => method === 'PUT').length;
	await assert.rejects(change(), fails('badRequest'));
	assert.equal(sent(), 1);
	status = 405;
	assert.deepEqual(
		(await change()).map(({ id }) => id),
		['1', '2'],
	);
	assert.equal(sent(), 4);
});

test('an id that is none keeps a change of many from being sent', async (context) => {
	const server = await serve(context, () => []);
	const change = client(context, server.origin).update('acme', ['1', '2&id=3'], { hasSeen: true }, never());
	await assert.rejects(change, fails('badInput', { detail: 'issue' }));
	assert.equal(server.seen.length, 0);
});

test('an answer that does not say what it is of is taken at its word', async (context) => {
	const server = await serve(
		context,
		selfHosted(() => ({ eventID: 'a'.repeat(32), entries: [] })),
	);
	await client(context, server.origin).event('acme', '1', 'latest', never());
	assert.equal(server.seen.filter(({ path }) => path.endsWith('/events/latest/')).length, 1);
});

test('an issue is found by its short id where the answer names none', async (context) => {
	const server = await serve(
		context,
		selfHosted(() => ({ id: '7' })),
	);
	assert.equal((await client(context, server.origin).issue('acme', 'SHOP-1', never())).id, '7');
});

test('the short ids of rows that were kept are known, and no kept rows are none', async (context) => {
	const store = { ...createMemory(), list: async () => [] };
	const server = await serve(
		context,
		selfHosted(({ path, query }, response) =>
			path.endsWith('/issues/') && !query.has('shortIdLookup')
				? [{ id: '7', shortId: 'SHOP-1' }]
				: path.endsWith('/issues/7/')
					? { id: '7', title: 'found' }
					: path.endsWith('/issues/')
						? []
						: json(response, 404, { detail: 'No.' }),
		),
	);
	const before = client(context, server.origin, { store });
	assert.equal(await before.lastIssues('acme', {}), undefined);
	await before.issues('acme', {}, never());
	await store.written;
	const api = client(context, server.origin, { store });
	await assert.rejects(api.issue('acme', 'SHOP-1', never()), fails('notFound'));
	assert.equal((await api.lastIssues('acme', {}))?.rows.length, 1);
	assert.equal((await api.issue('acme', 'SHOP-1', never())).title, 'found');
});

/** Keeps what is written, and tells of the first of it. */
function createMemory() {
	const kept = new Map<string, unknown>();
	const { promise: written, resolve } = Promise.withResolvers<void>();
	return {
		written,
		get: async (key: string) => kept.get(key),
		set: async (key: string, value: unknown) => {
			kept.set(key, value);
			resolve();
		},
	};
}

test('an event that was the newest is asked for what came after it, each ten seconds', async (context) => {
	const clock = createClock();
	const next = 'b'.repeat(32);
	let isNewest = true;
	const server = await serve(
		context,
		selfHosted(() => ({ eventID: 'a'.repeat(32), entries: [], ...(!isNewest && { nextEventID: next }) })),
	);
	const api = client(context, server.origin, clock.options);
	const after = async () => (await api.event('acme', '1', 'a'.repeat(32), never())).nextEventId;
	assert.equal(await after(), undefined);
	isNewest = false;
	assert.equal(await after(), undefined, 'it was asked for just now');
	clock.pass(10_000);
	assert.equal(await after(), next);
	assert.equal(server.seen.filter(({ path }) => path.includes('/events/')).length, 2);
});

test('numbers that lie within an hour or a day count there; an issue that is not among them has none', async (context) => {
	const hour = 3_600;
	const clock = createClock();
	const now = clock.start / 1_000;
	let id = '7';
	const server = await serve(
		context,
		selfHosted(({ path }) =>
			path.endsWith('/issues-stats/')
				? [
						{
							id,
							stats: {
								'24h': [
									[now - hour + 60, 3],
									[now - hour + 120, 1],
								],
							},
						},
					]
				: { id: '7', stats: { '24h': [] } },
		),
	);
	const stats = async () => {
		const api = client(context, server.origin, clock.options);
		return (await api.issue('acme', '7', never())).stats['24h'] ?? [];
	};
	const counts = (await stats()).filter(({ count }) => count > 0);
	assert.deepEqual(counts, [{ start: now - hour, count: 4 }]);
	id = '8';
	const none = await stats();
	assert.deepEqual([none.length, none.filter(({ count }) => count > 0)], [25, []]);
});

test('an issue that a short id led to is not kept where it cannot be read', async (context) => {
	let isBroken = true;
	const server = await serve(
		context,
		selfHosted(({ path }, response) => {
			if (path.endsWith('/shortids/SHOP-1/')) {
				return { groupId: '1' };
			}
			return path.endsWith('/issues/1/')
				? isBroken
					? { id: {} }
					: { id: '1', title: 'mended' }
				: json(response, 404, { detail: 'No.' });
		}),
	);
	const api = client(context, server.origin);
	await assert.rejects(api.issue('acme', 'SHOP-1', never()), fails('badReply'));
	isBroken = false;
	assert.equal((await api.issue('acme', '1', never())).title, 'mended');
});

for (const [what, rows, found] of [
	[
		'the row of that short id, however it is written',
		[
			{ id: '8', shortId: 'SHOP-10' },
			{ id: '7', shortId: 'shop-1' },
		],
		true,
	],
	['only rows of others', [{ id: '8', shortId: 'SHOP-10' }], false],
] as const) {
	test(`where no route knows short ids, a search gives ${what}`, async (context) => {
		const server = await serve(
			context,
			selfHosted(({ path }, response) =>
				path.endsWith('/issues/')
					? rows
					: path.endsWith('/issues/7/')
						? { id: '7' }
						: json(response, 405, { detail: 'No.' }),
			),
		);
		const issue = client(context, server.origin).issue('acme', 'shop-1', never());
		await (found
			? issue.then(({ id }) => assert.equal(id, '7'))
			: assert.rejects(issue, fails('notFound', { status: 404, code: notAmongRead })));
	});
}

test('a route that knows short ids, but not of which issue this one is, is not the last word', async (context) => {
	const server = await serve(
		context,
		selfHosted(({ path }, response) =>
			path.endsWith('/shortids/SHOP-1/')
				? {}
				: path.endsWith('/issues/')
					? [{ id: '7', shortId: 'SHOP-1' }]
					: path.endsWith('/issues/7/')
						? { id: '7' }
						: json(response, 404, { detail: 'No.' }),
		),
	);
	assert.equal((await client(context, server.origin).issue('acme', 'SHOP-1', never())).id, '7');
});
