import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { client, fails, json, never, selfHosted, serve } from './loopback.ts';

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
