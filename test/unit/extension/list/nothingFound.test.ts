import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { KnownIssues } from '../../../../src/core/issue/knownIssues.ts';
import { createL10n } from '../../../../src/core/text/l10n.ts';
import { shippedViews } from '../../../../src/core/query/view.ts';
import { listHeader } from '../../../../src/extension/list/listHeader.ts';
import { planParts } from '../../../../src/extension/list/issueSections.ts';
import type { RowSpec } from '../../../../src/extension/list/row.ts';
import { Section } from '../../../../src/extension/list/section.ts';
import { createApi } from '../../../../src/sentry/net.ts';
import type { Mode } from '../../../sentry/http/route.ts';
import { startSampleSentry } from '../../../sentry/sampleSentry.ts';

const l10n = createL10n();
const context = { l10n, language: 'en', now: Date.now() };

/** What stands below a section and above all, once the server has answered its query. */
async function said(t: TestContext, mode: Mode, viewId: string, query?: string) {
	const sentry = await startSampleSentry({ mode, issues: 10 });
	const api = createApi({ origin: sentry.origin, token: async () => sentry.tokens.readOnly });
	t.after(async () => {
		await api.close();
		await sentry.close();
	});
	const shipped = shippedViews(l10n).find(({ id }) => id === viewId);
	assert.ok(shipped);
	const view = { ...shipped, query: query ?? shipped.query };
	const section = new Section({
		id: viewId,
		view,
		ask: async () => ({ query: { query: view.query, sort: view.sort } }),
		fetchPage: async (asked, signal) => api.issues(sentry.organization, asked, signal),
		now: Date.now,
	});
	t.after(() => section.dispose());
	await section.list.refresh();
	const { origin } = sentry;
	const account = { id: origin, origin, scopes: [], server: api.server() };
	const options = { context, groupBy: 'none', isUsual: true, server: api.server() } as const;
	const row = section.row({ ...options, shown: (issue) => issue, isNew: () => false });
	const scope = { account, organization: sentry.organization, projects: [] };
	const header = listHeader(
		view.query,
		scope,
		{ environments: [], groupBy: 'none' },
		section,
		context,
		undefined,
	);
	return { rows: row.children ?? [], header };
}

const labels = (rows: readonly RowSpec[]): readonly string[] =>
	rows.flatMap(({ content }) => (content.kind === 'action' ? content.label : []));

for (const [view, words] of [
	['assignedToMe', 'assigned:'],
	['newSinceLastRelease', 'firstRelease:'],
	['escalatingOrRegressed', '!is:new and !is:ongoing'],
] as const) {
	test(`${view}: a server that may not know its filter is not believed that no issue matches`, async (t) => {
		const { rows, header } = await said(t, 'glitchtip', view);
		assert.deepEqual(labels(rows), [`This server may not know ${words}`]);
		assert.ok(header.endsWith(`This server may not know ${words}.`), header);
	});
}

test('that nothing matches is said where the server knows all that was asked', async (t) => {
	for (const [mode, query] of [
		['glitchtip', 'is:unresolved level:fatal nothing has:nothing'],
		['sentry', 'is:unresolved assigned:nobody@example.com'],
		['old', 'is:unresolved assigned:nobody@example.com'],
	] as const) {
		const { rows, header } = await said(t, mode, 'allUnresolved', query);
		assert.deepEqual(labels(rows), ['No issue matches'], mode);
		assert.doesNotMatch(header, /may not know/);
	}
});

test('nothing is doubted where something was found', async (t) => {
	const { rows, header } = await said(t, 'glitchtip', 'allUnresolved');
	assert.ok(rows.length > 0);
	assert.deepEqual(labels(rows), []);
	assert.doesNotMatch(header, /may not know/);
});

for (const [mode, expected] of [
	['glitchtip', ['The server told of no releases']],
	['old', []],
] as const) {
	test(`${mode}: grouped by release, nothing is claimed that the server did not say`, async (t) => {
		const sentry = await startSampleSentry({ mode });
		const api = createApi({ origin: sentry.origin, token: async () => sentry.tokens.readOnly });
		t.after(async () => {
			await api.close();
			await sentry.close();
		});
		const { origin, organization } = sentry;
		const choices = { environments: [], groupBy: 'release' } as const;
		const [plan] = planParts({
			scope: { account: { id: origin, origin, scopes: [] }, organization, projects: [] },
			choices,
			views: shippedViews(l10n),
			api: async () => api,
			known: new KnownIssues(),
			workspaceProjects: undefined,
			following: undefined,
			l10n,
			now: Date.now,
		});
		const part = plan?.make(() => {});
		assert.ok(part);
		await part.load();
		const options = { context, groupBy: 'release', isUsual: true, server: api.server() } as const;
		const row = part.row({ ...options, shown: (issue) => issue, isNew: () => false });
		assert.deepEqual(labels(row.children ?? []), expected);
	});
}
