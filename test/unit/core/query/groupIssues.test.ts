import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import type { Issue } from '../../../../src/core/issue/issue.ts';
import { createL10n } from '../../../../src/core/text/l10n.ts';
import { fileOf, groupByLabel, groupings, groupIssues } from '../../../../src/core/query/groupIssues.ts';
import { issueSorts, sortDoc, sortLabel } from '../../../../src/core/query/issueSorts.ts';
import { releaseGroups } from '../../../../src/core/query/releaseGroups.ts';
import { anIssue } from './anIssue.ts';
import { fuzz } from '../../fuzz.ts';

const l10n = createL10n();

function grouped(issues: readonly Issue[], by: Parameters<typeof groupIssues>[1]): string[] {
	return groupIssues(issues, by, l10n).map(
		({ label, issues: rows }) => `${label}: ${rows.map(({ id }) => id).join(' ')}`,
	);
}

describe('groupIssues', () => {
	it('makes one group of all', () => {
		assert.deepEqual(grouped([anIssue({ id: '1' }), anIssue({ id: '2' })], 'none'), ['Issues: 1 2']);
		assert.deepEqual(grouped([], 'none'), []);
	});

	it('groups by project in the order of the list', () => {
		const shop = { slug: 'shop', name: 'Shop' };
		assert.deepEqual(
			grouped(
				[
					anIssue({ id: '1', project: { slug: '', name: '' } }),
					anIssue({ id: '2', project: shop }),
					anIssue({ id: '3' }),
					anIssue({ id: '4', project: shop }),
				],
				'project',
			),
			['Shop: 2 4', 'Backend: 3', 'No Project: 1'],
		);
	});

	it('groups by level from the worst', () => {
		assert.deepEqual(
			grouped(
				[
					anIssue({ id: '1', level: 'info' }),
					anIssue({ id: '2', level: 'fatal' }),
					anIssue({ id: '3', level: 'unknown' }),
				],
				'level',
			),
			['Fatal: 2', 'Info: 1', 'Unknown Level: 3'],
		);
	});

	it('groups by assignee, a team apart from a member of the same id', () => {
		assert.deepEqual(
			grouped(
				[
					anIssue({ id: '1', assignedTo: null }),
					anIssue({ id: '2', assignedTo: { type: 'user', id: '5', name: 'Jane' } }),
					anIssue({ id: '3', assignedTo: { type: 'team', id: '5', name: 'ops' } }),
				],
				'assignee',
			),
			['Jane: 2', '#ops: 3', 'Unassigned: 1'],
		);
	});

	it('groups by file, with the path as the detail', () => {
		const [group] = groupIssues([anIssue({ metadata: { filename: 'app/a.py', raw: {} } })], 'file', l10n);
		assert.deepEqual([group?.label, group?.detail], ['a.py', 'app/a.py']);
	});

	it('keeps every row once', () => {
		const issue = fc.record({
			id: fc.nat(50).map(String),
			level: fc.constantFrom<Issue['level']>('fatal', 'error', 'info'),
			culprit: fc.string(),
			project: fc.record({ slug: fc.constantFrom('', 'a', 'b', '__proto__'), name: fc.string() }),
		});
		fuzz(
			fc.property(
				fc.array(issue),
				fc.constantFrom(...groupings.filter((by) => by !== 'release')),
				(rows, by) => {
					const issues = rows.map(anIssue);
					const groups = groupIssues(issues, by, l10n);
					assert.deepEqual(new Set(groups.flatMap((group) => group.issues)), new Set(issues));
					assert.equal(new Set(groups.map(({ key }) => key)).size, groups.length);
				},
			),
		);
	});
});

describe('fileOf', () => {
	const cases: [Partial<Issue>, string | undefined][] = [
		[{ metadata: { filename: '/static/app.js?v=1', raw: {} }, culprit: 'x in y' }, '/static/app.js'],
		[{ culprit: 'fetchData(app/utils/api.js)' }, 'app/utils/api.js'],
		[{ culprit: 'raven.scripts.runner in main' }, 'raven.scripts.runner'],
		[{ culprit: 'GET /api/users' }, undefined],
		[{}, undefined],
	];
	for (const [fields, file] of cases) {
		it(`is ${file ?? 'unknown'} for ${JSON.stringify(fields)}`, () =>
			assert.equal(fileOf(anIssue(fields)), file));
	}
});

describe('releaseGroups', () => {
	it('makes a section a release, each with the query narrowed to exactly it', () => {
		const name = '';
		assert.deepEqual(
			releaseGroups('is:unresolved', [
				{ name, value: 'app@1.0', count: 3 },
				{ name, value: '', count: 3 },
				{ name, value: 'a b*' },
			]),
			[
				{ key: 'release:app@1.0', label: 'app@1.0', query: 'is:unresolved release:app@1.0', count: 3 },
				{ key: 'release:a b*', label: 'a b*', query: 'is:unresolved release:"a b\\*"' },
			],
		);
		assert.equal(releaseGroups('', [{ name, value: '1' }])[0]?.query, 'release:1');
	});
});

describe('words of the list', () => {
	it('are there for every sort and grouping', () => {
		const words = [
			...issueSorts.map((sort) => sortLabel(sort, l10n)),
			...groupings.map((by) => groupByLabel(by, l10n)),
		];
		assert.equal(new Set(words).size, words.length);
		for (const sort of issueSorts) {
			assert.match(sortDoc(sort, l10n), /first/);
		}
	});
});
