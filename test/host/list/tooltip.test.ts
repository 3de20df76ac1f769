import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { frameItem } from '../../../src/extension/list/frameItem.ts';
import { IssueTree } from '../../../src/extension/list/issueTree.ts';
import type { Row } from '../../../src/extension/list/row.ts';
import { anIssue } from '../../unit/extension/anIssue.ts';
import { eventOf } from '../source/sourceUnderTest.ts';

const hour = 3600;

describe('the tooltip of a row', () => {
	const now = Date.UTC(2018, 10, 7);
	const counts = [0, 3000, 12_000, 7000];
	const hostile = '[run](command:workbench.action.quit) ![x](https://evil.test/x.png) <b>bold</b> $(zap)';

	async function aRow(tree: IssueTree): Promise<Row> {
		const issue = anIssue({
			culprit: hostile,
			count: 22_000,
			userCount: 4,
			stats: {
				'24h': counts.map((count, at) => ({ start: now / 1000 - (counts.length - at) * hour, count })),
			},
		});
		tree.show([{ key: 'i:1', content: { kind: 'issue', issue, isNew: false } }]);
		const [row] = await tree.getChildren();
		assert.ok(row);
		return row;
	}

	it('is not made with the row, but when it is wanted, with a sparkline of 24 hours', async () => {
		let texts = 0;
		const tree = new IssueTree({
			context: () => {
				texts += 1;
				return { l10n: vscode.l10n, language: 'en', now };
			},
			frames: async () => [],
		});
		const row = await aRow(tree);
		const item = tree.getTreeItem(row);
		assert.equal(item.tooltip, undefined);
		const before = texts;
		const { tooltip } = tree.resolveTreeItem(item, row);
		assert.equal(texts, before + 1);
		assert.ok(tooltip instanceof vscode.MarkdownString);
		assert.ok(tooltip.value.replaceAll('&nbsp;', ' ').includes('▁▃█▅  22,000 in 24 hours'), tooltip.value);
		tree.dispose();
	});

	it('lets nothing of the server be a link, an image, markup or an icon', async () => {
		const tree = new IssueTree({
			context: () => ({ l10n: vscode.l10n, language: 'en', now }),
			frames: async () => [],
		});
		const row = await aRow(tree);
		const { tooltip } = tree.resolveTreeItem(tree.getTreeItem(row), row);
		assert.ok(tooltip instanceof vscode.MarkdownString);
		assert.ok(!tooltip.isTrusted && !tooltip.supportHtml && !tooltip.supportThemeIcons);
		assert.match(
			new vscode.MarkdownString(hostile).value,
			/(?<!\\)\]\(command:/,
			'as it comes, it is a link',
		);
		assert.doesNotMatch(tooltip.value, /(?<!\\)\]\(/);
		assert.doesNotMatch(tooltip.value, /(?<!\\)<b>/);
		tree.dispose();
	});
});

describe('a frame below its issue', () => {
	it('names what is hidden in names, and draws no icon of them', () => {
		const hostile = 'pump\u{E0072}.py\u202E $(zap)';
		const item = frameItem(
			{
				kind: 'frame',
				issue: anIssue(),
				event: eventOf([]),
				ref: { stack: 0, frame: 0 },
				label: hostile,
				place: hostile,
				link: { verdict: 'notFound', why: `No file fits ${hostile}.` },
			},
			vscode.l10n,
		);
		for (const text of [item.label, item.description, item.tooltip, item.accessibilityInformation?.label]) {
			assert.match(hostile, /[\u{E0000}-\u{E007F}\u202E]/u);
			assert.ok(typeof text === 'string');
			assert.doesNotMatch(text, /[\u{E0000}-\u{E007F}\u202E]/u);
		}
		assert.doesNotMatch(JSON.stringify([item.label, item.description]), /\$\(/);
	});
});
