import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Mode } from '../../sentry/http/route.ts';
import { startSampleRegions } from '../../sentry/sampleRegions.ts';
import { startSampleSentry } from '../../sentry/sampleSentry.ts';
import { createApi } from '../../../src/sentry/net.ts';
import { mergeIssue } from '../../../src/core/issue/issuePatch.ts';
import { fails, never } from './loopback.ts';

async function signedIn(
	context: TestContext,
	mode: Mode,
	token: 'full' | 'minimal' | 'ciOnly' | 'expired' | 'sso' | 'organizationOnly' = 'full',
) {
	const server = await startSampleSentry({ mode, issues: 150 });
	const api = createApi({ origin: server.origin, token: async () => server.tokens[token] });
	context.after(async () => {
		await api.close();
		await server.close();
	});
	return { server, api, org: server.organization };
}

for (const mode of ['sentry', 'old', 'glitchtip'] as const) {
	test(`${mode}: lists, pages, opens, and changes an issue`, async (context) => {
		const { api, org, server } = await signedIn(context, mode);
		const who = await api.whoAmI(never());
		assert.ok(who.scopes.includes('event:read') || mode === 'glitchtip');
		assert.ok((await api.organizations(never())).some(({ slug }) => slug === org));
		assert.ok((await api.projects(org, never())).length >= 4);

		const first = await api.issues(org, { query: '', sort: 'new', limit: 50 }, never());
		assert.equal(first.rows.length, 50);
		assert.equal(first.unreadable, 0);
		assert.ok(first.next);
		const second = await api.issues(org, { query: '', sort: 'new', limit: 50, cursor: first.next }, never());
		const ids = new Set(first.rows.map(({ id }) => id));
		assert.ok(
			second.rows.length > 0 && second.rows.every(({ id }) => !ids.has(id)),
			'the second page goes on',
		);
		const seen = first.rows.map(({ firstSeen }) => firstSeen ?? 0);
		assert.deepEqual(
			seen,
			seen.toSorted((a, b) => b - a),
			'newest first',
		);

		const row = (await api.issues(org, { query: 'is:unresolved', limit: 5 }, never())).rows[0];
		assert.ok(row?.shortId);
		const issue = await api.issue(org, row.id, never());
		assert.equal(issue.id, row.id);
		assert.equal((await api.issue(org, row.shortId.toLowerCase(), never())).id, row.id);

		if (mode === 'glitchtip') {
			await assert.rejects(api.event(org, row.id, 'oldest', never()), fails('gone', { code: 'no-route' }));
		}
		for (const which of ['latest', ...(mode === 'glitchtip' ? [] : ['oldest']), 'recommended']) {
			const event = await api.event(org, row.id, which, never());
			assert.match(event.id, /^[0-9a-f]{32}$/);
			assert.equal((await api.event(org, row.id, event.id, never())).id, event.id);
		}
		assert.ok((await api.events(org, row.id, { limit: 5 }, never())).rows.length > 0);
		await api.tags(org, row.id, [], never());
		await api.comments(org, row.id, never());

		const [patch] = await api.update(org, [row.id], { status: 'resolved' }, never());
		assert.ok(patch);
		const merged = mergeIssue(issue, patch);
		assert.equal(merged.status, 'resolved');
		assert.deepEqual(merged.activity, issue.activity, 'what a PUT leaves out is kept');
		assert.equal((await api.issue(org, row.id, never())).status, 'resolved');
		await assert.rejects(api.issue(org, '99999999', never()), fails('notFound'));
		assert.ok(server.requests.every(({ path, query }) => !`${path}?${query}`.includes(server.tokens.full)));
	});
}

for (const mode of ['sentry', 'old', 'glitchtip'] as const) {
	test(`${mode}: everything else answers, or is an empty list where the server has no such thing`, async (context) => {
		const { api, org } = await signedIn(context, mode);
		const row = (await api.issues(org, { limit: 1 }, never())).rows[0];
		assert.ok(row);
		const event = await api.event(org, row.id, 'latest', never());
		const project = row.project.slug;
		const lists: { readonly [name: string]: readonly unknown[] } = {
			environments: await api.environments(org, never()),
			suspectCommits: await api.suspectCommits(org, project, event.id, never()),
			attachments: await api.attachments(org, project, event.id, never()),
			userReports: await api.userReports(org, row.id, never()),
			externalIssues: await api.externalIssues(org, row.id, never()),
			codeMappings: await api.codeMappings(org, row.project.id ?? '1', never()),
			tagKeys: await api.tagKeys(org, [], never()),
			tagValues: await api.tagValues(org, 'environment', '', [], never()),
			savedSearches: await api.savedSearches(org, never()),
			members: await api.members(org, [], never()),
			teams: await api.teams(org, never()),
			releaseCommits: await api.releaseCommits(org, event.release?.version ?? 'none', never()),
		};
		const series = await api.series(
			org,
			{ id: row.id, projectId: row.project.id ?? '1', isOccurrence: false },
			never(),
		);
		assert.equal(series?.['24h'].users.length, mode === 'sentry' ? 49 : undefined);
		assert.ok(Object.values(lists).every((list) => Array.isArray(list)));
		if (mode === 'sentry') {
			const filled = ['environments', 'tagKeys', 'tagValues', 'members', 'teams'];
			assert.deepEqual(
				filled.filter((name) => lists[name]?.length === 0),
				[],
			);
		}
		const release = event.release?.version;
		if (release !== undefined) {
			assert.equal((await api.release(org, release, never())).version, release);
		}
		const two = (await api.issues(org, { query: 'is:unresolved', limit: 2 }, never())).rows.map(
			({ id }) => id,
		);
		const patches = await api.update(org, two, { status: 'resolved' }, never());
		assert.deepEqual(
			patches.map(({ id, status }) => [id, status]),
			two.map((id) => [id, 'resolved']),
		);
		const note = await api.comment(org, row.id, 'Looking at it', never());
		assert.equal(note.text, 'Looking at it');
		assert.ok((await api.comments(org, row.id, never())).some(({ text }) => text === 'Looking at it'));
	});
}

for (const [mode, missing] of [
	['old', /\/events\/recommended\//],
	['glitchtip', /\/organizations\/[^/]+\/issues\/\d+\/$/],
] as const) {
	test(`${mode}: what it lacks is asked for once, not each time`, async (context) => {
		const { api, org, server } = await signedIn(context, mode);
		const { rows } = await api.issues(org, { limit: 4 }, never());
		for (const { id } of rows) {
			await api.issue(org, id, never());
			await api.event(org, id, 'recommended', never());
		}
		const inVain = server.requests.filter(({ method, path }) => method === 'GET' && missing.test(path));
		assert.equal(inVain.length, 1);
	});
}

test('a 404 for one issue does not condemn the path for the others', async (context) => {
	const { api, org, server } = await signedIn(context, 'sentry');
	await assert.rejects(api.issue(org, '99999999', never()), fails('notFound'));
	server.forgetRequests();
	await api.issue(org, '1', never());
	assert.deepEqual(
		server.requests.map(({ path }) => path),
		[`/api/0/organizations/${org}/issues/1/`],
	);
});

test('the brownout of the founding path is not noticed while the organization has its own', async (context) => {
	const { api, org, server } = await signedIn(context, 'sentry');
	server.knobs.set({
		path: '/api/0/issues/*',
		fault: { status: 410, body: { message: 'This API no longer exists.' } },
	});
	assert.equal((await api.issue(org, '1', never())).shortId, 'PUMP-STATION-1');
});

test('tokens that do not do are told apart', async (context) => {
	const ci = await signedIn(context, 'sentry', 'ciOnly');
	await assert.rejects(ci.api.whoAmI(never()), fails('ciToken'));
	await assert.rejects(ci.api.issues(ci.org, {}, never()), fails('ciToken'));
	const expired = await signedIn(context, 'sentry', 'expired');
	await assert.rejects(expired.api.whoAmI(never()), fails('invalidToken', { code: 'token-expired' }));
	const sso = await signedIn(context, 'sentry', 'sso');
	await assert.rejects(sso.api.issues(sso.org, {}, never()), fails('ssoRequired'));
	const narrow = await signedIn(context, 'sentry', 'organizationOnly');
	await assert.rejects(
		narrow.api.issues(narrow.org, {}, never()),
		fails('missingScope', { scopes: ['event:read'] }),
	);
	const reader = await signedIn(context, 'sentry', 'minimal');
	await assert.rejects(
		reader.api.update(reader.org, ['1'], { status: 'resolved' }, never()),
		fails('missingScope', { scopes: ['event:write'] }),
	);
	assert.equal((await reader.api.issue(reader.org, '1', never())).id, '1');
});

test('an organization in de is listed, opened and updated in de', async (context) => {
	const servers = await startSampleRegions({ issues: 5 });
	const api = createApi({ origin: servers.control.origin, token: async () => servers.control.tokens.full });
	context.after(async () => {
		await api.close();
		await servers.close();
	});
	const organizations = await api.organizations(never());
	assert.deepEqual(Object.fromEntries(organizations.map(({ slug, regionOrigin }) => [slug, regionOrigin])), {
		'the-interstellar-jurisdiction': servers.us.origin,
		'outer-colonies': servers.de.origin,
	});
	servers.control.forgetRequests();
	servers.us.forgetRequests();
	servers.de.forgetRequests();
	const { rows } = await api.issues('outer-colonies', { query: '' }, never());
	const id = rows[0]?.id ?? '';
	await api.issue('outer-colonies', id, never());
	await api.event('outer-colonies', id, 'latest', never());
	await api.update('outer-colonies', [id], { status: 'resolved' }, never());
	assert.equal(servers.control.requests.length, 0);
	assert.equal(servers.us.requests.length, 0);
	assert.equal(servers.de.requests.length, 4);
});
