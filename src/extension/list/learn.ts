import type { Issue } from '../../core/issue/issue.ts';

/**
 * A row with what was learnt of its issue elsewhere. Counts and stats stay: the row's are of the period that was asked for,
 * a panel's of all time. The row itself when nothing is new.
 */
export function learn(row: Issue, issue: Issue): Issue {
	const { title, level, status, statusDetails } = issue;
	const {
		substatus: _substatus,
		assignedTo: _assignedTo,
		isBookmarked: _isBookmarked,
		hasSeen: _hasSeen,
		...rest
	} = row;
	const next: Issue = {
		...rest,
		title,
		level,
		status,
		statusDetails,
		...(issue.isBookmarked !== undefined && { isBookmarked: issue.isBookmarked }),
		...(issue.hasSeen !== undefined && { hasSeen: issue.hasSeen }),
		...(issue.substatus !== undefined && { substatus: issue.substatus }),
		...(issue.priority !== undefined && { priority: issue.priority }),
		...(issue.assignedTo !== undefined && { assignedTo: issue.assignedTo }),
	};
	const keys = [
		'title',
		'level',
		'status',
		'statusDetails',
		'isBookmarked',
		'hasSeen',
		'substatus',
		'priority',
		'assignedTo',
	] as const;
	return keys.every((key) => JSON.stringify(next[key]) === JSON.stringify(row[key])) ? row : next;
}
