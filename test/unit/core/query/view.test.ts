import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createL10n } from '../../../../src/core/l10n.ts';
import { checkQuery } from '../../../../src/core/query/checkQuery.ts';
import type { ViewScope } from '../../../../src/core/query/view.ts';
import { savedViews, shippedViews, viewQuery, viewRefusal } from '../../../../src/core/query/view.ts';

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
