import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { LazyTree } from '../../../src/extension/issues/lazyTree.ts';
import { makeRow, type Row } from '../../../src/extension/issues/row.ts';

describe('the tree as VS Code knows it', () => {
	const aRow = (key: string): Row =>
		makeRow({ key, content: { kind: 'action', label: key, icon: 'info' } }, undefined);
	const rows = (count: number): Row[] => Array.from({ length: count }, (_, at) => aRow(`${at}`));

	/** Over sections of so many rows; `told` are the rows that VS Code is to ask for once more. */
	function over(...counts: readonly number[]) {
		const sections = counts.map((_, at) => aRow(`section ${at}`));
		const below = new Map(sections.map((section, at) => [section, rows(counts[at] ?? 0)]));
		const tree = new LazyTree(async () => ({
			getChildren: (row) => (row ? below.get(row) : sections),
			getTreeItem: ({ key }) => new vscode.TreeItem(key),
		}));
		const told: unknown[] = [];
		tree.onDidChangeTreeData((change) => told.push(change));
		return { tree, sections, below, told };
	}

	it('answers with a screenful first, and with all when it is asked again, which it asks for', async () => {
		const { tree, sections, below, told } = over(101);
		const [section] = sections;
		const first = await tree.getChildren(section);
		assert.equal(first.length, 50);
		assert.deepEqual(told, [section]);
		assert.deepEqual(await tree.getChildren(section), below.get(section as Row));
		assert.deepEqual(told, [section], 'not a second time');
		tree.dispose();
	});

	it('answers with all at once where that is no more than a screenful, and for the first level', async () => {
		const { tree, sections, told } = over(50, 0, ...Array.from({ length: 60 }, () => 1));
		assert.equal((await tree.getChildren()).length, 62);
		assert.equal((await tree.getChildren(sections[0])).length, 50);
		assert.equal((await tree.getChildren(sections[1])).length, 0);
		assert.deepEqual(told, []);
		tree.dispose();
	});

	it('gives each row its own screenful', async () => {
		const { tree, sections, told } = over(60, 70);
		assert.equal((await tree.getChildren(sections[0])).length, 50);
		assert.equal((await tree.getChildren(sections[1])).length, 50);
		assert.equal((await tree.getChildren(sections[0])).length, 60);
		assert.deepEqual(told, sections);
		tree.dispose();
	});
});
