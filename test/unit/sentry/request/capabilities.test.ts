import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { type ServerFacts, withLearnt } from '../../../../src/core/capabilities.ts';
import { createCapabilities } from '../../../../src/sentry/request/capabilities.ts';
import { createApi } from '../../../../src/sentry/net.ts';
import { loginPage } from '../../../sentry/http/faults.ts';
import type { Mode } from '../../../sentry/http/route.ts';
import { type SampleSentry, startSampleSentry } from '../../../sentry/sampleSentry.ts';
import { fails, never } from '../loopback.ts';

async function serverOf(context: TestContext, mode: Mode) {
	const server = await startSampleSentry({ mode, issues: 20 });
	context.after(() => server.close());
	return server;
}

/** Windows one after another, of one account: what each learns is what the next begins with. */
function account(context: TestContext, server: SampleSentry) {
	let kept: ServerFacts = {};
	let time = Date.now();
	return {
		kept: () => kept,
		later: (ms: number) => {
			time += ms;
		},
		open: () => {
			const api = createApi({
				origin: server.origin,
				token: async () => server.tokens.full,
				sleep: async () => {},
				now: () => time,
				// Storage keeps JSON.
				server: JSON.parse(JSON.stringify(kept)) as ServerFacts,
				learnt: (learnt) => {
					kept = withLearnt(kept, learnt);
				},
			});
			context.after(() => api.close());
			return api;
		},
	};
}

const day = 86_400_000;

test('what a server has not is not asked for in the next window either', async (context) => {
	const server = await serverOf(context, 'glitchtip');
	const org = server.organization;
	const { open } = account(context, server);
	const use = async (api: ReturnType<typeof open>): Promise<void> => {
		await api.issues(org, {}, never());
		await assert.rejects(api.issues(org, { sort: 'user' }, never()), fails('badRequest', { code: 'sort' }));
		await assert.rejects(api.event(org, '21', 'oldest', never()), fails('gone', { code: 'no-route' }));
		await api.tagKeys(org, [], never());
		await api.savedSearches(org, never());
		await api.issue(org, '21', never());
		await api.event(org, '21', 'recommended', never());
	};
	await use(open());
	assert.ok(server.requests.some(({ status }) => status === 422));
	server.forgetRequests();
	await use(open());
	assert.deepEqual(
		server.requests.filter(({ status }) => status !== 200).map(({ method, path }) => `${method} ${path}`),
		[],
	);
});

test('of a server that has everything, nothing is kept but what it is', async (context) => {
	const server = await serverOf(context, 'sentry');
	const { open, kept } = account(context, server);
	const api = open();
	const org = server.organization;
	await api.organizations(never());
	await api.issues(org, { sort: 'user' }, never());
	await api.event(org, '21', 'oldest', never());
	await api.tagKeys(org, [], never());
	assert.deepEqual(kept(), { kind: 'sentry' });
});

for (const [mode, kind] of [
	['old', 'sentry'],
	['glitchtip', 'glitchtip'],
] as const) {
	test(`${mode}: the organizations that signing in asks for tell what it is`, async (context) => {
		const server = await serverOf(context, mode);
		const { open } = account(context, server);
		const api = open();
		assert.equal(api.server().kind, undefined);
		await api.organizations(never());
		assert.equal(api.server().kind, kind);
	});
}

test('of an account that was signed in before that was kept, a list of issues tells', async (context) => {
	const server = await serverOf(context, 'glitchtip');
	const { open, kept } = account(context, server);
	await open().issues(server.organization, { query: 'assigned:me' }, never());
	assert.equal(kept().kind, 'glitchtip');
});

test('sentry.io is known by its address', async (context) => {
	const api = createApi({ origin: 'https://sentry.io', token: async () => 'x' });
	context.after(() => api.close());
	assert.equal(api.server().kind, 'saas');
});

test('what sentry.io refuses says nothing of its other organizations', () => {
	const saas = createCapabilities({
		origin: 'https://sentry.io',
		known: { kind: 'saas' },
		now: () => 1,
		learnt: () => assert.fail('nothing is learnt'),
	});
	saas.miss('sort:inbox');
	saas.check('sort:inbox', {});
	// Its organizations look as those of every Sentry.
	saas.note({ kind: 'sentry' });
	assert.equal(saas.facts().kind, 'saas');
	saas.miss('sort:inbox');
	saas.check('sort:inbox', {});
});

test('what a login page hid is asked for once more on Refresh, in the next window too, and then kept as there', async (context) => {
	const server = await serverOf(context, 'sentry');
	const org = server.organization;
	const { open, kept } = account(context, server);
	const first = open();
	await first.issues(org, {}, never());
	const mend = server.knobs.set({ path: /\/tags\/$/, fault: loginPage() });
	await assert.rejects(first.tags(org, '2', [], never()), fails('gone'));
	await first.issue(org, '1', never());
	mend();
	const second = open();
	await assert.rejects(second.tags(org, '2', [], never()), fails('gone', { code: 'no-route' }));
	second.revalidate();
	assert.ok(Array.isArray(await second.tags(org, '2', [], never())));
	assert.equal(kept().lacks, undefined);
	assert.ok(Array.isArray(await open().tags(org, '2', [], never())));
});

test('a page seen twice is asked for no third time, until a week is over', async (context) => {
	const server = await serverOf(context, 'sentry');
	const org = server.organization;
	const { open, later, kept } = account(context, server);
	const mend = server.knobs.set({ path: /\/tags\/$/, fault: loginPage() });
	for (const nth of [1, 2]) {
		const window = open();
		await window.issues(org, {}, never());
		window.revalidate();
		await assert.rejects(window.tags(org, '2', [], never()), fails('gone'));
		await window.issue(org, '1', never());
		const found = Object.values(kept().lacks ?? {}).map(({ times }) => times);
		assert.deepEqual(found, [nth, nth], 'both paths');
	}
	mend();
	later(6 * day);
	const then = open();
	then.revalidate();
	await assert.rejects(then.tags(org, '2', [], never()), fails('gone'));
	later(day);
	assert.ok(Array.isArray(await then.tags(org, '2', [], never())));
	const route = 'GET /organizations/{org}/issues/{issue}/tags/';
	assert.equal(kept().lacks?.[route], undefined, 'it is there');

	const again = server.knobs.set({ path: /\/tags\/$/, fault: loginPage() });
	const last = open();
	await last.issues(org, {}, never());
	await assert.rejects(last.tags(org, '2', [], never()), fails('gone'));
	await last.issue(org, '1', never());
	again();
	assert.equal(kept().lacks?.[route]?.times, 1, 'it was there meanwhile');
	last.revalidate();
	assert.ok(Array.isArray(await last.tags(org, '2', [], never())));
	assert.equal(kept().lacks?.[route], undefined);
});

test('what was there on Refresh is missing for the first time when it is missing again', async (context) => {
	const server = await serverOf(context, 'sentry');
	const org = server.organization;
	const { open, kept } = account(context, server);
	const api = open();
	for (const moment of ['first', 'second']) {
		const mend = server.knobs.set({ path: /events\/oldest/, fault: { status: 422, body: { detail: 'x' } } });
		await assert.rejects(api.event(org, '1', 'oldest', never()), fails('gone'));
		mend();
		assert.equal(kept().lacks?.['event:oldest']?.times, 1, moment);
		api.revalidate();
		await api.event(org, '1', 'oldest', never());
		api.revalidate();
	}
});

test('a word that was refused is offered again on Refresh, and refused for good the second time', async (context) => {
	const server = await serverOf(context, 'glitchtip');
	const org = server.organization;
	const { open, kept } = account(context, server);
	const api = open();
	await assert.rejects(api.event(org, '21', 'oldest', never()), fails('gone'));
	assert.equal(kept().lacks?.['event:oldest']?.times, 1);
	api.revalidate();
	assert.equal(kept().lacks?.['event:oldest'], undefined);
	await assert.rejects(api.event(org, '21', 'oldest', never()), fails('gone'));
	api.revalidate();
	assert.equal(kept().lacks?.['event:oldest']?.times, 2);
});

test('signing out forgets it', async (context) => {
	const server = await serverOf(context, 'glitchtip');
	const { open } = account(context, server);
	const api = open();
	await assert.rejects(api.event(server.organization, '21', 'oldest', never()), fails('gone'));
	await api.forget();
	assert.deepEqual(api.server(), {});
});
