import type { TreeItem } from 'vscode';
import type { Issue } from '../../core/issue/issue.ts';
import { IssueTree } from './issueTree.ts';
import { Section } from './section.ts';
import { partRow } from './sectionRows.ts';
import { textContext } from './text/textContext.ts';

/**
 * Draws a list that nobody sees, for the reason that `practiseReading` has, and since the first number that is written in
 * the user's language takes ten milliseconds. Returns what was drawn.
 */
export async function practise(issue: Issue): Promise<readonly TreeItem[]> {
	const section = new Section({
		id: 'practice',
		view: { id: 'practice', name: '', query: '', sort: 'date', projects: 'chosen', from: 'shipped' },
		ask: async () => ({ query: {} }),
		fetchPage: async () => ({ rows: [issue], unreadable: 0, total: 1 }),
		now: Date.now,
	});
	const tree = new IssueTree({ context: textContext, frames: async () => [] });
	try {
		await section.list.load();
		const options = {
			context: textContext(),
			groupBy: 'none',
			shown: (one: Issue) => one,
			isNew: () => false,
			isUsual: true,
			server: undefined,
		} as const;
		tree.show([partRow(section, options)]);
		const sections = await tree.getChildren();
		const rows = await Promise.all(sections.map(async (row) => tree.getChildren(row)));
		return [...sections, ...rows.flat()].map((row) => tree.getTreeItem(row));
	} finally {
		tree.dispose();
		section.dispose();
	}
}
