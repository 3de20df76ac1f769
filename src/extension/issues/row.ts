import type { Issue } from '../../core/issue.ts';

/** A row of the tree. Issues are rows of their own; the others do something when they are pressed. */
export type Row =
	| { readonly kind: 'issue'; readonly issue: Issue }
	| {
			readonly kind: 'action';
			readonly id: string;
			readonly label: string;
			readonly description?: string;
			readonly icon: string;
			readonly command: `culprit.${string}`;
			readonly arguments?: readonly unknown[];
	  };

export type IssueRow = Row & { readonly kind: 'issue' };

/** Menus and keybindings call commands with rows, but anybody may call them with anything. */
export function isIssueRow(value: unknown): value is IssueRow {
	if (typeof value !== 'object' || value === null || Reflect.get(value, 'kind') !== 'issue') {
		return false;
	}
	const issue: unknown = Reflect.get(value, 'issue');
	return typeof issue === 'object' && issue !== null && typeof Reflect.get(issue, 'id') === 'string';
}

export function rowKey(row: Row): string {
	return row.kind === 'issue' ? `issue:${row.issue.id}` : row.id;
}

/** Whether both draw the same. Issues keep their identity while nothing in them changes. */
export function isSameRow(before: Row, row: Row): boolean {
	if (before.kind === 'issue' && row.kind === 'issue') {
		return before.issue === row.issue;
	}
	return before.kind !== 'issue' && row.kind !== 'issue' && JSON.stringify(before) === JSON.stringify(row);
}
