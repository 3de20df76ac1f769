import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { until } from '../../../host/harness/until.ts';
import { client, fails, json, never, selfHosted, serve } from '../loopback.ts';

interface Row {
	readonly id: string;
	readonly lastSeen: string;
	readonly count: string;
}

function rows(from: number, days: readonly number[]): Row[] {
	return days.map((day, index) => ({
		id: String(from + index),
		lastSeen: new Date(Date.UTC(2026, 0, day)).toISOString(),
		count: String(day),
	}));
}

const pump = [...rows(100, [20, 18, 16]), ...rows(110, [6, 4])];
const valve = rows(200, [19, 17, 5]);

/** A server from before there was a list for the whole organization; or one whose plan shows one project at a time. */
async function serveByProject(context: TestContext, answer: 404 | 403 = 404) {
	return serve(
		context,
		selfHosted((request, response) => {
			const [, , , kind, , project] = request.path.split('/');
			if (kind === 'organizations' && request.path.endsWith('/projects/')) {
				return [
					{ id: '1', slug: 'pump' },
					{ id: '2', slug: 'valve' },
				];
			}
			if (kind !== 'projects') {
				const detail =
					answer === 404 ? 'Not here' : 'You do not have the multi project stream feature enabled';
				json(response, answer, { detail });
				return undefined;
			}
			const all = project === 'pump' ? pump : valve;
			const from = Number(request.query.get('cursor')?.split(':')[1] ?? 0);
			const to = from + 3;
			const next = `<http://x.test/>; rel="next"; results="${to < all.length}"; cursor="0:${to}:0"`;
			json(response, 200, all.slice(from, to), { link: next });
			return undefined;
		}),
	);
}

for (const answer of [404, 403] as const) {
	test(`${answer} to the organization's list: the projects' lists are merged, page by page, none lost or twice`, async (context) => {
		const server = await serveByProject(context, answer);
		const api = client(context, server.origin);
		const first = await api.issues('acme', { query: 'is:unresolved', statsPeriod: '14d' }, never());
		assert.deepEqual(
			first.rows.map(({ id }) => id),
			['100', '200', '101', '201', '102', '202'],
		);
		assert.ok(first.next);
		const second = await api.issues('acme', { query: 'is:unresolved', cursor: first.next }, never());
		assert.deepEqual(
			second.rows.map(({ id }) => id),
			['110', '111'],
		);
		assert.equal(second.next, undefined);
		const asked = server.seen.find(({ path }) => path.includes('/projects/acme/pump/'));
		assert.equal(asked?.query.get('query'), 'is:unresolved lastSeen:-14d');
		assert.equal(asked?.query.get('statsPeriod'), '24h', 'there it is the period of the series');
	});
}

test('only the projects asked for are asked, and the way is remembered', async (context) => {
	const server = await serveByProject(context);
	const api = client(context, server.origin);
	await api.issues('acme', { projects: ['2'] }, never());
	await api.issues('acme', { projects: ['2'], sort: 'freq' }, never());
	const count = (path: string) => server.seen.filter((one) => one.path === path).length;
	assert.equal(count('/api/0/projects/acme/pump/issues/'), 0);
	assert.equal(count('/api/0/projects/acme/valve/issues/'), 2);
	assert.equal(count('/api/0/organizations/acme/issues/'), 1);
});

test('a cursor that is none is refused', async (context) => {
	const server = await serveByProject(context);
	const api = client(context, server.origin);
	for (const cursor of [
		'projects~',
		'projects~x',
		`projects~${Buffer.from('[{"project":"../x","cursor":"1"}]').toString('base64url')}`,
	]) {
		await assert.rejects(api.issues('acme', { cursor }, never()), fails('badInput'));
	}
	assert.ok(server.seen.every(({ path }) => !path.includes('x')));
});

/** A server that lists by project only: so many projects, each with these rows. */
async function serveProjects(context: TestContext, count: number, rowsOf: (project: number) => unknown) {
	return serve(
		context,
		selfHosted(({ path }, response) => {
			if (path.endsWith('/organizations/acme/projects/')) {
				return Array.from({ length: count }, (_, at) => ({ id: String(at), slug: `p${at}` }));
			}
			const project = /\/projects\/acme\/p(\d+)\/issues\/$/.exec(path)?.[1];
			return project === undefined ? json(response, 404, { detail: 'Not here' }) : rowsOf(Number(project));
		}),
	);
}

const early = '2026-01-01T00:00:00Z';
const late = '2026-01-02T00:00:00Z';
const odd = [
	{ id: '10' },
	{ id: '11', lastSeen: late, firstSeen: early, count: '1', userCount: 1 },
	{ id: '12', lastSeen: early, firstSeen: late, count: '1', userCount: 1 },
	{ id: '13', lastSeen: early, firstSeen: early, count: '9', userCount: 1 },
	{ id: '14', lastSeen: early, firstSeen: early, count: '1', userCount: 9 },
];
for (const [sort, first, sent] of [
	[undefined, '11', null],
	['date', '11', null],
	['new', '12', 'new'],
	['freq', '13', 'freq'],
	['user', '14', 'user'],
	['inbox', '11', 'inbox'],
] as const) {
	test(`rows of several projects are in the order of ${sort ?? 'nothing'}, what has no place in it last`, async (context) => {
		const server = await serveProjects(context, 2, (project) => odd.filter((_, at) => at % 2 === project));
		const query = { groupStatsPeriod: '14d', limit: 5, ...(sort && { sort }) } as const;
		const page = await client(context, server.origin).issues('acme', query, never());
		assert.deepEqual([page.rows[0]?.id, page.rows.at(-1)?.id], [first, '10']);
		const asked = server.seen.find(({ path }) => path.includes('/projects/acme/p0/'))?.query;
		assert.deepEqual(
			['query', 'sort', 'statsPeriod', 'limit'].map((name) => asked?.get(name) ?? null),
			['', sent, '14d', '5'],
		);
	});
}

test('lists that are too large together to be kept on disk are not', async (context) => {
	const half = 'x'.repeat(2.1 * 1024 * 1024);
	const server = await serveProjects(context, 2, (project) => [{ id: String(project + 1), title: half }]);
	const written: string[] = [];
	const store = {
		get: async () => undefined,
		set: async (key: string) => void written.push(key),
		list: async () => [],
	};
	const api = client(context, server.origin, { store });
	assert.equal((await api.issues('acme', {}, never())).rows.length, 2);
	// What is kept is written in its order.
	await api.issues('acme', { projects: ['p0'] }, never());
	await until(() => written.length > 0);
	await new Promise(setImmediate);
	assert.equal(written.length, 1);
});

test('of many projects the first ten are asked; of each as many rows are taken as were asked for', async (context) => {
	const server = await serveProjects(context, 12, (project) =>
		project === 0
			? rows(
					1_000,
					Array.from({ length: 30 }, (_, day) => day + 1),
				)
			: { detail: 'odd' },
	);
	const api = client(context, server.origin);
	const asked = () => server.seen.filter(({ path }) => path.endsWith('/issues/')).length - 1;
	assert.equal((await api.issues('acme', { limit: 2 }, never())).rows.length, 20);
	assert.equal(asked(), 10);
	assert.equal((await api.issues('acme', { projects: ['p0'], limit: 2 }, never())).rows.length, 2);
	assert.equal((await api.issues('acme', { projects: ['0'] }, never())).rows.length, 30);
	assert.equal((await api.issues('acme', { projects: ['nowhere'] }, never())).rows.length, 0);
	assert.equal(asked(), 12);
});
