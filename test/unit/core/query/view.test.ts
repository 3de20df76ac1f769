import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Issue } from '../../../../src/core/issue/issue.ts';
import { createL10n } from '../../../../src/core/text/l10n.ts';
import { checkQuery } from '../../../../src/core/query/checkQuery.ts';
import type { ViewScope } from '../../../../src/core/query/view.ts';
import { savedViews, shippedViews, viewQuery, viewRefusal } from '../../../../src/core/query/view.ts';
import { createApi } from '../../../../src/sentry/net.ts';
import { startSampleSentry } from '../../../sentry/sampleSentry.ts';

const l10n = createL10n();
const scope: ViewScope = {
	projects: ['10'],
	workspaceProjects: ['11', '12'],
	projectIds: { backend: '10', frontend: '11' },
	environments: ['production'],
	statsPeriod: '14d',
};

function shipped(id: string): ReturnType<typeof shippedViews>[number] {
	const view = shippedViews(l10n).find((other) => other.id === id);
	assert.ok(view);
	return view;
}

describe('shippedViews', () => {
	it('has the five, with queries that pass the check', () => {
		const views = shippedViews(l10n);
		assert.deepEqual(
			views.map(({ name }) => name),
			[
				'For This Workspace',
				'Assigned to Me',
				'New Since Last Release',
				'Escalating or Regressed',
				'All Unresolved',
			],
		);
		for (const { query } of views) {
			assert.deepEqual(checkQuery(query, l10n), []);
		}
	});
});

describe('viewQuery', () => {
	it('asks for what the list is narrowed to', () => {
		assert.deepEqual(viewQuery(shipped('assignedToMe'), scope), {
			query: {
				query: 'is:unresolved assigned:me',
				sort: 'date',
				projects: ['10'],
				environments: ['production'],
				statsPeriod: '14d',
			},
		});
	});

	it('asks for the projects of the workspace, and says when none is known', () => {
		const view = shipped('forThisWorkspace');
		const asked = viewQuery(view, scope);
		assert.deepEqual('query' in asked && asked.query.projects, ['11', '12']);
		const refused = viewQuery(view, { ...scope, workspaceProjects: [] });
		assert.ok('refusal' in refused);
		assert.match(viewRefusal(refused.refusal, refused.project, l10n), /Nothing in this workspace/);
	});

	it('knows projects by slug and id, and refuses others rather than ask for all', () => {
		const view = {
			...shipped('allUnresolved'),
			projects: ['frontend', '99'],
			environments: [],
			statsPeriod: '24h',
		};
		assert.deepEqual(viewQuery(view, scope), {
			query: {
				query: 'is:unresolved',
				sort: 'date',
				projects: ['11', '99'],
				environments: [],
				statsPeriod: '24h',
			},
		});
		assert.deepEqual(viewQuery({ ...view, projects: ['constructor'] }, scope), {
			refusal: 'unknownProject',
			project: 'constructor',
		});
	});
});

describe('savedViews', () => {
	it('makes views of the searches of the server', () => {
		assert.deepEqual(savedViews([{ id: '7', name: 'Mine', query: 'assigned:me', sort: 'freq' }]), [
			{ id: 'saved:7', name: 'Mine', query: 'assigned:me', sort: 'freq', projects: 'chosen', from: 'server' },
		]);
	});
});

/** Queries that a server would refuse, or read otherwise, would be found by users only. */
describe('the shipped views on a server', () => {
	it('find what their names say', async () => {
		const sentry = await startSampleSentry({ issues: 200 });
		const api = createApi({ origin: sentry.origin, token: async () => sentry.tokens.full });
		const { signal } = new AbortController();
		try {
			const found = new Map<string, readonly Issue[]>();
			for (const view of shippedViews(l10n)) {
				const asked = viewQuery(view, {
					projects: [],
					workspaceProjects: ['1'],
					projectIds: {},
					environments: [],
				});
				assert.ok('query' in asked);
				const { projects: _projects, ...query } = asked.query;
				found.set(view.id, (await api.issues(sentry.organization, query, signal)).rows);
			}
			for (const rows of found.values()) {
				assert.ok(rows.every(({ status }) => status === 'unresolved'));
			}
			const substatuses = new Set(found.get('escalatingOrRegressed')?.map(({ substatus }) => substatus));
			assert.deepEqual(
				[...substatuses].toSorted((a = '', b = '') => a.localeCompare(b)),
				['escalating', 'regressed'],
			);
			assert.equal(found.get('allUnresolved')?.length, 100);
			assert.ok(found.get('assignedToMe')?.every(({ assignedTo }) => assignedTo !== undefined));
		} finally {
			await api.close();
			await sentry.close();
		}
	});
});
