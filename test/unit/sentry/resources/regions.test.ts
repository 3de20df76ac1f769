import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../../../host/harness/until.ts';
import { client, fails, json, never, serve, token } from '../loopback.ts';

const regionsPath = '/api/0/users/me/regions/';

for (const [what, status, body] of [
	['no such page', 404, { detail: 'No.' }],
	['not by GET', 405, { detail: 'No.' }],
	['no longer', 410, { detail: 'No.' }],
	['not for this token', 403, { detail: 'No.' }],
	['none', 200, { regions: [] }],
] as const) {
	test(`${status}, ${what}: a server without regions is asked itself, and for them once`, async (context) => {
		const server = await serve(context, ({ path }, response) =>
			path === regionsPath ? json(response, status, body) : [{ id: '1', slug: 'acme', name: 'Acme' }],
		);
		const api = client(context, server.origin);
		for (let round = 0; round < 2; round++) {
			assert.deepEqual(await api.organizations(never()), [{ id: '1', slug: 'acme', name: 'Acme' }]);
		}
		assert.equal(server.seen.filter(({ path }) => path === regionsPath).length, 1);
	});
}

test('where nobody says which regions there are, no organizations are listed', async (context) => {
	const server = await serve(context, ({ path }, response) =>
		path === regionsPath ? json(response, 500, { detail: 'x' }) : [],
	);
	await assert.rejects(client(context, server.origin).organizations(never()), fails('serverError'));
});

for (const [pages, asked] of [
	[1, 1],
	[2, 2],
	[12, 10],
] as const) {
	test(`of ${pages} pages of organizations ${asked} are asked for, 100 at a time`, async (context) => {
		const server = await serve(context, ({ path, query }, response) => {
			if (path === regionsPath) {
				return json(response, 404, {});
			}
			const page = Number(query.get('cursor')?.split(':')[1] ?? 0);
			const link = `<https://x.test/>; rel="next"; results="${page < pages - 1}"; cursor="0:${page + 1}:0"`;
			return json(response, 200, [{ id: String(page), slug: `o${page}`, name: 'x' }], { link });
		});
		const organizations = await client(context, server.origin).organizations(never());
		assert.equal(organizations.length, asked);
		const lists = server.seen.filter(({ path }) => path === '/api/0/organizations/');
		assert.deepEqual(
			lists.map(({ query }) => [query.get('per_page'), query.get('cursor')]),
			Array.from({ length: asked }, (_, page) => ['100', page === 0 ? null : `0:${page}:0`]),
		);
	});
}

/** A server with two regions, the second of which fails so; each has an organization of its own and one that both have. */
async function serveRegions(context: Parameters<typeof serve>[0], failure?: number) {
	const shared = { id: '9', slug: 'shared', name: 'Shared' };
	const second = await serve(context, (_request, response) =>
		failure === undefined
			? [
					{ id: '2', slug: 'two', name: 'Two' },
					{ ...shared, name: 'Again' },
				]
			: json(response, failure, { detail: 'x' }),
	);
	const first = await serve(context, ({ path }) =>
		path === regionsPath
			? {
					regions: [
						{ name: 'one', url: first.origin },
						{ name: 'two', url: second.origin },
						{ name: 'two again', url: second.origin },
						{ name: 'evil', url: 'https://evil.test' },
					],
				}
			: [{ id: '1', slug: 'one', name: 'One' }, shared],
	);
	return { first, second };
}

test('the organizations of all regions are listed once each, with the region that they are in', async (context) => {
	const { first, second } = await serveRegions(context);
	const api = client(context, first.origin);
	assert.deepEqual(await api.organizations(never()), [
		{ id: '1', slug: 'one', name: 'One' },
		{ id: '9', slug: 'shared', name: 'Shared' },
		{ id: '2', slug: 'two', name: 'Two', regionOrigin: second.origin },
	]);
	assert.deepEqual(
		second.seen.map(({ headers }) => headers.authorization),
		[`Bearer ${token}`],
	);
	await api.teams('two', never());
	assert.equal(second.seen.at(-1)?.path, '/api/0/organizations/two/teams/');
});

test('a region that does not answer is left out, and the log names it', async (context) => {
	const { first, second } = await serveRegions(context, 500);
	const lines: string[] = [];
	const api = client(context, first.origin, { log: (_level, line) => void lines.push(line) });
	assert.deepEqual(
		(await api.organizations(never())).map(({ slug }) => slug),
		['one', 'shared'],
	);
	assert.ok(lines.includes(`the organizations of ${second.origin} are missing: it did not answer`));
});

test('where no region answers, the failure is told', async (context) => {
	const server = await serve(context, ({ path }, response) =>
		path === regionsPath ? { regions: [] } : json(response, 500, { detail: 'x' }),
	);
	await assert.rejects(client(context, server.origin).organizations(never()), fails('serverError'));
});

test('an organization that a region names elsewhere is asked for there, and where it has moved to after that', async (context) => {
	const second = await serve(context, ({ path }, response) =>
		path !== '/api/0/organizations/' && home !== second.origin ? json(response, 404, { detail: 'No.' }) : [],
	);
	const organization = () => ({ id: '1', slug: 'acme', name: 'Acme', links: { regionUrl: home } });
	const first = await serve(context, ({ path }) => {
		switch (path) {
			case regionsPath:
				return { regions: [first, second].map(({ origin }) => ({ name: 'x', url: origin })) };
			case '/api/0/organizations/':
				return [organization()];
			case '/api/0/organizations/acme/':
				return organization();
			default:
				return [];
		}
	});
	let home = second.origin;
	const listed = await client(context, first.origin).organizations(never());
	assert.deepEqual(
		listed.map(({ regionOrigin }) => regionOrigin),
		[second.origin],
	);

	const api = client(context, first.origin);
	const askedFirst = () => first.seen.filter(({ path }) => path.endsWith('/issues/')).length;
	await api.issues('acme', {}, never());
	assert.equal(askedFirst(), 0);
	home = first.origin;
	await api.issues('acme', {}, never());
	assert.equal(askedFirst(), 1);
});

test('which regions there are is kept over a restart', async (context) => {
	const { first } = await serveRegions(context);
	const kept = new Map<string, unknown>();
	const store = {
		get: async (key: string) => kept.get(key),
		set: async (key: string, value: unknown) => void kept.set(key, value),
		list: async () => [],
	};
	await client(context, first.origin, { store }).organizations(never());
	await until(() => kept.size > 0);
	const again = await client(context, first.origin, { store }).organizations(never());
	assert.equal(again.length, 3);
	assert.equal(first.seen.filter(({ path }) => path === regionsPath).length, 1);
});
