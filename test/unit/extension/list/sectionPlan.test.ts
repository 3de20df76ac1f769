import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createL10n } from '../../../../src/core/text/l10n.ts';
import { shippedViews } from '../../../../src/core/query/view.ts';
import { describeChoices, planSections } from '../../../../src/extension/list/sectionPlan.ts';

const l10n = createL10n();
const views = shippedViews(l10n);
const none = { environments: [], groupBy: 'none' } as const;
const ids = (query: string) => planSections(views, query, none, l10n).views.map(({ id }) => id);

describe('planSections', () => {
	it('takes the view that has the query in force, and puts it last, where its rows hide nothing', () => {
		assert.deepEqual(ids(' is:unresolved'), [
			'forThisWorkspace',
			'assignedToMe',
			'newSinceLastRelease',
			'escalatingOrRegressed',
			'allUnresolved',
		]);
		assert.equal(planSections(views, 'is:unresolved', none, l10n).inForce, 'allUnresolved');
		assert.equal(ids('is:unresolved assigned:me').at(-1), 'assignedToMe');
	});

	it('adds a section for a query that no view has', () => {
		const plan = planSections(views, 'level:fatal', none, l10n);
		assert.equal(plan.inForce, 'search');
		assert.deepEqual(
			[plan.views.length, plan.views.at(-1)?.query, plan.views.at(-1)?.name],
			[6, 'level:fatal', 'Search'],
		);
	});

	it('lays the chosen order over every view', () => {
		const sorted = planSections(views, '', { ...none, sort: 'freq' }, l10n);
		assert.deepEqual(new Set(sorted.views.map(({ sort }) => sort)), new Set(['freq']));
	});
});

describe('describeChoices', () => {
	it('says what narrows the list, and nothing when nothing does', () => {
		assert.equal(describeChoices(none, l10n), undefined);
		assert.equal(
			describeChoices({ ...none, environments: ['production'], statsPeriod: '14d', sort: 'freq' }, l10n),
			'Environment: production. Seen in the last 14d. Sorted by Events.',
		);
	});
});
