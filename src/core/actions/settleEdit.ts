import type { Issue } from '../issue/issue.ts';
import { type IssuePatch, mergeIssue } from '../issue/issuePatch.ts';
import type { Settled } from '../issue/knownIssues.ts';
import type { IssueEdit } from './issueEdit.ts';
import { touched } from './undoEdit.ts';

/**
 * The issue once the server has taken an edit: what it answered, and nothing of what was only asked for. What the edit is
 * about and the answer leaves out is not known any more: neither as asked for nor as it was. Servers without
 * substatuses and conditions take the status and drop the rest without a word.
 */
export function settleEdit<T extends Issue>(issue: T, edit: IssueEdit, patch: IssuePatch): T {
	if (patch.id !== issue.id) {
		return issue;
	}
	const settled = { ...issue };
	for (const field of touched(edit)) {
		Reflect.deleteProperty(settled, field);
	}
	return mergeIssue(
		touched(edit).includes('status') ? { ...settled, status: 'unknown', statusDetails: {} } : settled,
		patch,
	);
}

/** Of an issue that an edit was applied to: what is known now of what the edit is about, and of what the server answered. */
export function settledFields(issue: Issue, edit: IssueEdit, patch?: IssuePatch): Settled {
	const settled = patch ? settleEdit(issue, edit, patch) : issue;
	const { cleared = [], id, ...said } = patch ?? { id: issue.id };
	const names = new Set<string>([...touched(edit), ...Object.keys(said), ...cleared]);
	return { id, fields: Object.fromEntries(Array.from(names, (name) => [name, Reflect.get(settled, name)])) };
}

/** How much of an edit an answer shows: all that was asked for, the status alone, or nothing of it. */
export function shownBy(patch: IssuePatch, edit: IssueEdit): 'all' | 'status' | 'nothing' {
	const { statusDetails: details = {} } = patch;
	const status = (word: Issue['status'], isAll: boolean) =>
		patch.status !== word ? 'nothing' : isAll ? 'all' : 'status';
	const field = (isAll: boolean) => (isAll ? 'all' : 'nothing');
	switch (edit.kind) {
		case 'resolve':
			switch (edit.in.kind) {
				case 'now':
					return status('resolved', true);
				case 'nextRelease':
					return status('resolved', details.inNextRelease === true);
				case 'release':
					return status('resolved', details.inRelease === edit.in.version);
				case 'commit':
					return status('resolved', details.inCommit !== undefined);
			}
			break;
		case 'unresolve':
			return status('unresolved', true);
		case 'archive':
			switch (edit.until.kind) {
				case 'escalating':
				case 'forever':
					return status('ignored', patch.substatus === `archived_${wordOf(edit.until.kind)}`);
				case 'time':
					return status('ignored', details.ignoreUntil !== undefined);
				case 'events':
					return status('ignored', details.ignoreCount !== undefined);
				case 'users':
					return status('ignored', details.ignoreUserCount !== undefined);
			}
			break;
		case 'assign':
			return field(edit.to ? patch.assignedTo?.id === edit.to.id : patch.assignedTo === null);
		case 'priority':
			return field(patch.priority === edit.priority);
		case 'bookmark':
			return field(patch.isBookmarked === edit.on);
		case 'seen':
			return field(patch.hasSeen === edit.on);
	}
}

function wordOf(kind: 'escalating' | 'forever'): string {
	return kind === 'forever' ? kind : 'until_escalating';
}
