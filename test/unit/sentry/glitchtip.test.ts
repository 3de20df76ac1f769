import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { createApi } from '../../../src/sentry/net.ts';
import { loginPage } from '../../sentry/http/faults.ts';
import { type SampleSentryOptions, startSampleSentry } from '../../sentry/sampleSentry.ts';
import { fails, never } from './loopback.ts';

async function signedIn(context: TestContext, options: SampleSentryOptions = { mode: 'glitchtip' }) {
	const server = await startSampleSentry({ issues: 150, ...options });
	const lines: string[] = [];
	const api = createApi({
		origin: server.origin,
		token: async () => server.tokens.full,
		sleep: async () => {},
		log: (_level, line) => lines.push(line),
	});
	context.after(async () => {
		await api.close();
		await server.close();
	});
	const asked = (): readonly string[] => server.requests.map(({ method, path }) => `${method} ${path}`);
	return { server, api, org: server.organization, asked };
}

test('what it has not is asked for once, whatever is opened', async (context) => {
	const { server, api, org } = await signedIn(context);
	const { rows } = await api.issues(org, {}, never());
	const open = async (at: number): Promise<void> => {
		const id = rows[at]?.id ?? '';
		const project = rows[at]?.project.slug ?? '';
		await api.issue(org, id, never());
		const event = await api.event(org, id, 'recommended', never());
		await api.events(org, id, { limit: 5 }, never());
		await api.tags(org, id, [], never());
		await api.comments(org, id, never());
		await api.comment(org, id, 'Seen', never());
		await api.userReports(org, id, never());
		await api.externalIssues(org, id, never());
		await api.suspectCommits(org, project, event.id, never());
		await api.attachments(org, project, event.id, never());
		await api.codeMappings(org, String(at), never());
		await api.tagKeys(org, [String(at)], never());
		await api.tagValues(org, `tag${at}`, '', [], never());
		await api.savedSearches(org, never());
		await api.members(org, [String(at)], never());
		await api.series(org, { id, projectId: '1', isOccurrence: false }, never());
	};
	await open(0);
	// Two are on their way at a time: the other comes when the first has been refused.
	await open(3);
	server.forgetRequests();
	await open(1);
	await open(2);
	assert.deepEqual(
		server.requests.filter(({ status }) => status !== 200).map(({ method, path }) => `${method} ${path}`),
		[],
	);
	const pages = server.requests.filter(({ path }) => /\/organizations\/[^/]+\/issues\/\d+\/.+/.test(path));
	assert.deepEqual(
		pages.map(({ method, path }) => `${method} ${path}`),
		[],
	);
});

test('a login page that comes to stand before the server is not taken for a route that it lacks', async (context) => {
	const { server, api, org } = await signedIn(context, { mode: 'sentry' });
	await api.issues(org, {}, never());
	await api.issue(org, '1', never());
	const mend = server.knobs.set({ fault: loginPage() });
	api.revalidate();
	await assert.rejects(api.issue(org, '2', never()), fails('notSentry'));
	// Never asked before: whether it is there nobody knows.
	await assert.rejects(api.tags(org, '2', [], never()), fails('gone'));
	await assert.rejects(
		api.issues(org, {}, never()).then(({ problem }) => Promise.reject(problem)),
		fails('notSentry'),
	);
	mend();
	assert.ok(Array.isArray(await api.tags(org, '2', [], never())));
	assert.equal((await api.issue(org, '2', never())).id, '2');
});

test('what a login page hid, before the first answer or until somebody has logged in, is there afterwards', async (context) => {
	let now = 1_000;
	const server = await startSampleSentry();
	const api = createApi({
		origin: server.origin,
		token: async () => server.tokens.full,
		sleep: async () => {},
		now: () => now,
	});
	context.after(async () => {
		await api.close();
		await server.close();
	});
	const org = server.organization;
	let mend = server.knobs.set({ fault: loginPage() });
	await assert.rejects(api.tags(org, '2', [], never()), fails('notSentry'));
	mend();
	await api.issue(org, '2', never());
	assert.ok(Array.isArray(await api.tags(org, '2', [], never())));

	mend = server.knobs.set({ fault: loginPage() });
	await assert.rejects(api.comments(org, '2', never()), fails('gone'));
	mend();
	now += 60_000;
	await api.issue(org, '1', never());
	assert.ok(Array.isArray(await api.comments(org, '2', never())));
});

test('what one bad moment hid is asked for once more by whoever wants all anew, and no third time', async (context) => {
	const { server, api, org } = await signedIn(context, { mode: 'sentry' });
	await api.issues(org, {}, never());
	const tags = /\/tags\/$/;
	const asked = (): number => server.requests.filter(({ path }) => tags.test(path)).length;
	const mend = server.knobs.set({ path: tags, fault: loginPage() });
	await assert.rejects(api.tags(org, '2', [], never()), fails('gone'));
	await api.issue(org, '1', never());
	const before = asked();
	await assert.rejects(api.tags(org, '2', [], never()), fails('gone'));
	assert.equal(asked(), before, 'it is remembered');
	mend();
	api.revalidate();
	assert.ok(Array.isArray(await api.tags(org, '2', [], never())));
	assert.ok(asked() > before);

	server.knobs.set({ path: /\/user-reports\/$/, fault: loginPage() });
	for (const again of [true, true, false]) {
		const count = server.requests.length;
		assert.deepEqual(await api.userReports(org, '2', never()), []);
		assert.equal(server.requests.length > count, again);
		await api.issue(org, '3', never());
		api.revalidate();
	}
});

test('a sort that it does not know is refused once, not by each project too', async (context) => {
	const { api, org, asked, server } = await signedIn(context);
	await api.issues(org, {}, never());
	server.forgetRequests();
	for (const sort of ['user', 'trends', 'inbox'] as const) {
		await assert.rejects(
			api.issues(org, { sort }, never()),
			fails('badRequest', { status: 422, code: 'sort' }),
		);
	}
	assert.equal(asked().length, 3);
	assert.ok((await api.issues(org, { sort: 'freq' }, never())).rows.length > 0);
	const before = asked().length;
	await api.issues(org, { sort: 'new' }, never());
	assert.equal(asked().length - before, 1, 'its words for it are remembered');
});

test('a short id is found among the rows that were read, and nowhere else', async (context) => {
	const { api, org } = await signedIn(context);
	await assert.rejects(
		api.issue(org, 'PUMP-STATION-5', never()),
		fails('notFound', { code: 'not-among-read' }),
	);
	await api.issues(org, { query: '' }, never());
	assert.equal((await api.issue(org, 'pump-station-5', never())).id, '21');
	await assert.rejects(api.issue(org, 'NOPE-1', never()), fails('notFound', { code: 'not-among-read' }));
});

test('a list of organizations shows that a token is good where the page about the token is broken', async (context) => {
	const { server, api, org } = await signedIn(context);
	server.knobs.set({
		path: /^\/api\/0\/$/,
		fault: { status: 500, body: '<!doctype html><title>Server Error (500)</title>' },
	});
	assert.deepEqual(await api.whoAmI(never()), { scopes: [] });
	server.knobs.set({ path: /organizations/, fault: { status: 500, body: '' } });
	await assert.rejects(api.whoAmI(never()), fails('serverError'));
	server.knobs.clear();
	assert.ok((await api.issues(org, {}, never())).rows.length > 0);
});

test('signing in asks for the organizations once, though they show that the token is good', async (context) => {
	const { server, api } = await signedIn(context);
	server.knobs.set({ path: /^\/api\/0\/$/, fault: { status: 500, body: '' } });
	const [organizations, who] = await Promise.all([api.organizations(never()), api.whoAmI(never())]);
	assert.deepEqual(who, { scopes: [] });
	assert.ok(organizations.length > 0);
	assert.equal(server.requests.filter(({ path }) => path === '/api/0/organizations/').length, 1);
	assert.equal(server.requests.filter(({ path }) => path === '/api/0/users/me/regions/').length, 1);
	// Of another time it says nothing.
	const mend = server.knobs.set({ path: /organizations/, fault: { status: 500, body: '' } });
	await assert.rejects(api.organizations(never()), fails('serverError'));
	await assert.rejects(api.whoAmI(never()), fails('serverError'));
	mend();
	assert.deepEqual(await api.whoAmI(never()), { scopes: [] });
});

test('an issue has its numbers from where alone they are, a bar for each hour and each day', async (context) => {
	const { api, org, server } = await signedIn(context);
	const { stats, count = 0, userCount } = await api.issue(org, '21', never());
	const [hours = [], days = []] = [stats['24h'], stats['14d']];
	assert.deepEqual([hours.length, days.length], [25, 15]);
	const now = Date.now() / 1000;
	for (const [bars, step] of [
		[hours, 3_600],
		[days, 86_400],
	] as const) {
		assert.ok(
			bars.every(
				({ start }, at) => start % step === 0 && (at === 0 || start - (bars[at - 1]?.start ?? 0) === step),
			),
		);
		assert.ok((bars.at(-1)?.start ?? 0) <= now && now < (bars.at(-1)?.start ?? 0) + step);
	}
	const sum = days.reduce((all, bar) => all + bar.count, 0);
	assert.ok(sum > 0 && sum <= count, `${sum} of ${count}`);
	assert.notEqual(userCount, count, 'what is called users there is events');
	server.forgetRequests();
	server.knobs.set({ path: /issues-stats/, fault: { status: 500, body: '' } });
	api.revalidate();
	assert.equal((await api.issue(org, '21', never())).id, '21', 'without them it is the issue all the same');
});

test('an issue that has its numbers is asked for with one request', async (context) => {
	const { api, org, server } = await signedIn(context, { mode: 'sentry' });
	await api.issues(org, {}, never());
	server.forgetRequests();
	await api.issue(org, '21', never());
	assert.equal(server.requests.length, 1);
});

test('what is archived is found by the word that every server knows', async (context) => {
	const { server, api, org } = await signedIn(context);
	await api.update(org, ['21'], { status: 'ignored' }, never());
	const { rows } = await api.issues(org, { query: 'is:archived' }, never());
	assert.ok(rows.some(({ id }) => id === '21'));
	server.forgetRequests();
	await api.issues(
		org,
		{ query: 'is:archived !is:archived message:"an is:archived b" xis:archived' },
		never(),
	);
	assert.equal(
		server.requests[0]?.query.get('query'),
		'is:ignored !is:ignored message:"an is:archived b" xis:archived',
	);
});

test('events have their times, and comments are read as they were written', async (context) => {
	const { api, org } = await signedIn(context);
	const { rows } = await api.events(org, '21', { limit: 3 }, never());
	assert.ok(rows.length > 0 && rows.every(({ dateCreated }) => dateCreated !== undefined));
	const text = 'Seen on GlitchTip <b>x</b> & "q"';
	assert.equal((await api.comment(org, '21', text, never())).text, text);
	assert.ok((await api.comments(org, '21', never())).some((note) => note.text === text));
});
