import type { Issue } from '../../core/issue/issue.ts';
import { isIssueRow } from './row.ts';

/** The issues that a command is for: of the rows it was called with, else of those that are selected. */
export function chosenIssues(row: unknown, rows: unknown, selection: readonly unknown[]): readonly Issue[] {
	const given: readonly unknown[] =
		Array.isArray(rows) && rows.length > 0 ? rows : row === undefined ? [] : [row];
	const picked = given.filter(isIssueRow);
	const issues = (picked.length > 0 ? picked : selection.filter(isIssueRow)).map(({ issue }) => issue);
	// The same issue can be chosen in two sections.
	return [...new Map(issues.map((issue) => [issue.id, issue])).values()];
}
