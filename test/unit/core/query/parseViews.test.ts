import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { createL10n } from '../../../../src/core/text/l10n.ts';
import { parseViews } from '../../../../src/core/query/parseViews.ts';
import { fuzz } from '../../fuzz.ts';

const l10n = createL10n();
const shippedIds = [
	'forThisWorkspace',
	'assignedToMe',
	'newSinceLastRelease',
	'escalatingOrRegressed',
	'allUnresolved',
];

function ids(setting: unknown): string[] {
	return parseViews(setting, l10n).views.map(({ id }) => id);
}

function messages(setting: unknown): string[] {
	return parseViews(setting, l10n).problems.map(({ index, message }) => `${index ?? ''} ${message}`.trim());
}

describe('parseViews', () => {
	it('gives the shipped views without a setting', () => {
		assert.deepEqual(ids(undefined), shippedIds);
		assert.deepEqual(ids([]), shippedIds);
	});

	it('adds the user’s own', () => {
		const { views, problems } = parseViews(
			[
				{
					name: ' Payments ',
					query: ' level:fatal ',
					sort: 'freq',
					projects: ['shop', '12'],
					environments: ['production'],
					statsPeriod: '24h',
				},
			],
			l10n,
		);
		assert.deepEqual(problems, []);
		assert.deepEqual(views.at(-1), {
			id: 'view:Payments',
			from: 'settings',
			name: 'Payments',
			query: 'level:fatal',
			sort: 'freq',
			projects: ['shop', '12'],
			environments: ['production'],
			statsPeriod: '24h',
		});
	});

	it('changes and hides shipped ones', () => {
		const { views } = parseViews(
			[
				{ id: 'assignedToMe', query: 'assigned:[me, my_teams]', name: 'Ours' },
				{ id: 'allUnresolved', hidden: true },
			],
			l10n,
		);
		assert.deepEqual(
			views.map(({ name }) => name),
			['For This Workspace', 'Ours', 'New Since Last Release', 'Escalating or Regressed'],
		);
		assert.equal(views[1]?.query, 'assigned:[me, my_teams]');
	});

	const wrong: [unknown, RegExp][] = [
		['is:new', /^culprit\.views must be a list/],
		[{}, /^culprit\.views must be a list/],
		[['is:new'], /^0 A view is an object/],
		[[{ query: 'is:new' }], /^0 A view needs a name/],
		[[{ name: 'x'.repeat(81), query: '' }], /^0 A view needs a name of up to 80/],
		[[{ name: 'A' }], /^0 The view A needs a query/],
		[[{ name: 'A', query: 'is:open' }], /^0 The query of the view A would be refused: is: takes unresolved/],
		[[{ id: 'mine', name: 'A', query: '' }], /^0 No shipped view has the id mine/],
		[[{ id: 7 }], /^0 No shipped view has the id \?/],
		[[{ name: 'A', query: '', sort: 'newest' }], /^0 sort of the view A must be date, new/],
		[[{ name: 'A', query: '', projects: 'all' }], /^0 projects of the view A must be/],
		[[{ name: 'A', query: '', projects: ['a b'] }], /^0 projects of the view A must be/],
		[[{ name: 'A', query: '', environments: 'production' }], /^0 environments of the view A must be/],
		[[{ name: 'A', query: '', statsPeriod: 24 }], /^0 statsPeriod of the view A must be/],
		[
			[{ name: 'A', query: '', enviroments: [] }],
			/^0 A view has no field enviroments. Did you mean environments\?/,
		],
		[
			Array.from({ length: 31 }, (_, index) => ({ name: `v${index}`, query: '' })),
			/^30 Only the first 30 views/,
		],
	];
	for (const [setting, expected] of wrong) {
		it(`reports ${expected.source}`, () => {
			assert.match(messages(setting)[0] ?? '', expected);
			assert.ok(ids(setting).length >= shippedIds.length, 'the shipped views stand');
		});
	}

	it('keeps the good entries beside a bad one', () => {
		assert.deepEqual(
			ids([
				{ name: 'A', query: 'a OR b' },
				{ name: 'B', query: 'b' },
			]).at(-1),
			'view:B',
		);
	});

	it('never throws', () => {
		fuzz(
			fc.property(
				fc.anything(),
				fc.record({ name: fc.anything(), query: fc.anything(), id: fc.anything() }),
				(any, entry) => {
					assert.ok(parseViews(any, l10n).views.length >= shippedIds.length - 1);
					assert.ok(parseViews([entry, any], l10n).views.length >= shippedIds.length - 1);
				},
			),
		);
	});
});
