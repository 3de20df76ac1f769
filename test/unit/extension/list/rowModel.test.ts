import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Issue } from '../../../../src/core/issue/issue.ts';
import type { RowSpec } from '../../../../src/extension/list/row.ts';
import { RowModel } from '../../../../src/extension/list/rowModel.ts';
import { anIssue } from '../anIssue.ts';

const issueRow = (parent: string, issue: Issue, isNew = false): RowSpec => ({
	key: `${parent}/i:${issue.id}`,
	content: { kind: 'issue', issue, isNew },
});
const section = (id: string, issues: readonly Issue[], description = ''): RowSpec => ({
	key: `s:${id}`,
	content: {
		kind: 'section',
		id,
		label: id,
		description,
		tooltip: '',
		icon: 'list',
		expanded: true,
		is: 'view',
	},
	children: issues.map((issue) => issueRow(`s:${id}`, issue)),
});
const [one, two, three] = ['1', '2', '3'].map((id) => anIssue({ id })) as [Issue, Issue, Issue];

describe('RowModel', () => {
	it('tells nothing when nothing changed, and keeps every row', () => {
		const model = new RowModel();
		assert.equal(model.show([section('a', [one, two])]).roots, true);
		const before = model.roots[0]?.children;
		assert.deepEqual(model.show([section('a', [one, two])]), { roots: false, rows: [] });
		assert.deepEqual(model.roots[0]?.children, before);
		assert.equal(model.roots[0]?.children[0], before?.[0]);
	});

	it('tells of one changed issue by its own row only', () => {
		const model = new RowModel();
		model.show([section('a', [one, two])]);
		const row = model.roots[0]?.children[1];
		const seen = { ...two, hasSeen: true };
		const { roots, rows } = model.show([section('a', [one, seen])]);
		assert.equal(roots, false);
		assert.deepEqual(rows, [row]);
		assert.equal(row?.issue, seen);
	});

	it('tells of the section when its rows are others, and keeps those that stay', () => {
		const model = new RowModel();
		model.show([section('a', [one, two]), section('b', [one])]);
		const [a] = model.roots;
		const kept = a?.children[1];
		const { roots, rows } = model.show([section('a', [three, two]), section('b', [one])]);
		assert.equal(roots, false);
		assert.deepEqual(rows, [a]);
		assert.equal(a?.children[1], kept);
	});

	it('tells of all when there are other sections, and finds an issue in each of them', () => {
		const model = new RowModel();
		model.show([section('a', [one])]);
		assert.equal(model.show([section('a', [one]), section('b', [one])]).roots, true);
		assert.deepEqual(
			model.rowsOf('1').map(({ key }) => key),
			['s:a/i:1', 's:b/i:1'],
		);
		assert.equal(model.find('s:b/i:1')?.parent, model.find('s:b'));
	});

	it('leaves the frames that were loaded below an issue alone', () => {
		const model = new RowModel();
		model.show([section('a', [one])]);
		const row = model.find('s:a/i:1');
		assert.ok(row);
		row.children = [{ kind: 'action', key: 'x', parent: row, content: row.content, children: [] }];
		model.show([section('a', [{ ...one, count: 7 }])]);
		assert.equal(model.find('s:a/i:1')?.children.length, 1);
	});
});
