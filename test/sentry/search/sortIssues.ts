import type { SampleIssue } from '../model/issue.ts';
import { eventsBetween } from '../model/rhythm.ts';

/** Of servers of every age: `priority` is an old one's, `inbox`, `recommended` and `trends` are newer. */
export type Sort = 'date' | 'freq' | 'inbox' | 'new' | 'priority' | 'recommended' | 'trends' | 'user';

export interface SortedIssue {
	readonly issue: SampleIssue;
	/** What rows are sorted by, falling. */
	readonly score: number;
}

/** Sorts as the organization's list does. `from` is the start of the period asked for (Unix ms) */
export function sortIssues(
	issues: readonly SampleIssue[],
	sort: Sort,
	from: number | undefined,
	now: number,
): SortedIssue[] {
	const score = scoreBy(sort, from, now);
	return issues
		.map((issue) => ({ issue, score: score(issue) }))
		.sort((left, right) => right.score - left.score || Number(right.issue.id) - Number(left.issue.id));
}

function scoreBy(sort: Sort, from: number | undefined, now: number): (issue: SampleIssue) => number {
	const count = (issue: SampleIssue) =>
		from === undefined ? issue.count : eventsBetween(issue.rhythm, from, now);
	switch (sort) {
		case 'date':
			return ({ rhythm }) => rhythm.lastSeen;
		case 'new':
		case 'inbox':
			return ({ rhythm }) => rhythm.firstSeen;
		case 'freq':
			return count;
		case 'user':
			return ({ userCount }) => userCount;
		case 'trends':
			return ({ rhythm }) =>
				eventsBetween(rhythm, now - 86_400_000, now) * 1000 -
				eventsBetween(rhythm, now - 172_800_000, now - 86_400_000);
		case 'recommended':
			return (issue) =>
				Math.round(issue.rhythm.lastSeen / 86_400_000) * 1000 + Math.min(999, issue.userCount);
		case 'priority':
			return (issue) => Math.round(Math.log10(issue.count + 1) * 600 + issue.rhythm.lastSeen / 1000);
	}
}
