import type { Actor, Issue, StatusDetails } from '../issue/issue.ts';
import type { IssueChange } from './issueChange.ts';
import type { IssueEdit } from './issueEdit.ts';

/** One request that takes an edit back for some of its issues. */
export interface UndoStep {
	readonly issueIds: readonly string[];
	readonly change: IssueChange;
}

/**
 * The requests that bring issues back to what they were before an edit: one for all that were alike. Issues whose former
 * state no request can bring back (a priority that was never set, a status of the server's own) are in none of them.
 */
export function undoSteps(before: readonly Issue[], edit: IssueEdit, now: number): readonly UndoStep[] {
	const steps = new Map<string, { issueIds: string[]; change: IssueChange }>();
	for (const issue of before) {
		const change = undoChange(issue, edit, now);
		if (!change) {
			continue;
		}
		const key = JSON.stringify(change);
		const step = steps.get(key);
		if (step) {
			step.issueIds.push(issue.id);
		} else {
			steps.set(key, { issueIds: [issue.id], change });
		}
	}
	return [...steps.values()];
}

/** The issue with what the edit touched put back, and all else as it is now. */
export function revertEdit<T extends Issue>(current: T, before: Issue, edit: IssueEdit): T {
	const reverted = { ...current };
	for (const field of touched(edit)) {
		if (Object.hasOwn(before, field)) {
			Reflect.set(reverted, field, before[field]);
		} else {
			Reflect.deleteProperty(reverted, field);
		}
	}
	return reverted;
}

/** The fields that an edit is about. */
export function touched(edit: IssueEdit): readonly (keyof Issue)[] {
	switch (edit.kind) {
		case 'resolve':
		case 'unresolve':
		case 'archive':
			return ['status', 'substatus', 'statusDetails'];
		case 'assign':
			return ['assignedTo'];
		case 'priority':
			return ['priority'];
		case 'bookmark':
			return ['isBookmarked'];
		case 'seen':
			return ['hasSeen'];
	}
}

/** What to send so that one issue is as it was; nothing where that cannot be said. */
export function undoChange(before: Issue, edit: IssueEdit, now: number): IssueChange | undefined {
	switch (edit.kind) {
		case 'resolve':
		case 'unresolve':
		case 'archive':
			return statusChange(before, now);
		case 'assign':
			return before.assignedTo === undefined ? undefined : { assignedTo: asked(before.assignedTo) };
		case 'priority':
			return before.priority && { priority: before.priority };
		case 'bookmark':
			return before.isBookmarked === undefined ? undefined : { isBookmarked: before.isBookmarked };
		case 'seen':
			return before.hasSeen === undefined ? undefined : { hasSeen: before.hasSeen };
	}
}

function asked(actor: Actor | null): string {
	return actor ? `${actor.type}:${actor.id}` : '';
}

const substatuses: readonly NonNullable<IssueChange['substatus']>[] = [
	'archived_until_escalating',
	'archived_forever',
	'archived_until_condition_met',
	'ongoing',
	'new',
	'escalating',
	'regressed',
];

function statusChange({ status, substatus, statusDetails }: Issue, now: number): IssueChange | undefined {
	if (status !== 'unresolved' && status !== 'resolved' && status !== 'ignored') {
		return undefined;
	}
	const known = substatuses.find((word) => word === substatus);
	return {
		status,
		...(known !== undefined && status !== 'resolved' && { substatus: known }),
		...(status === 'resolved' && { statusDetails: resolvedDetails(statusDetails) }),
		...(status === 'ignored' && { statusDetails: archivedDetails(statusDetails, now) }),
	};
}

function resolvedDetails({
	inNextRelease,
	inRelease,
	inCommit,
}: StatusDetails): NonNullable<IssueChange['statusDetails']> {
	return {
		...(inNextRelease === true && { inNextRelease }),
		...(inRelease !== undefined && { inRelease }),
		...(inCommit?.repository !== undefined && {
			inCommit: { commit: inCommit.id, repository: inCommit.repository },
		}),
	};
}

/** The server tells what is left of each condition, and a moment instead of a duration. */
function archivedDetails(details: StatusDetails, now: number): NonNullable<IssueChange['statusDetails']> {
	const { ignoreUntil, ignoreCount, ignoreWindow, ignoreUserCount, ignoreUserWindow } = details;
	return {
		...(ignoreUntil !== undefined && {
			ignoreDuration: Math.max(1, Math.ceil((ignoreUntil - now) / 60_000)),
		}),
		...(ignoreCount !== undefined && { ignoreCount }),
		...(ignoreWindow !== undefined && { ignoreWindow }),
		...(ignoreUserCount !== undefined && { ignoreUserCount }),
		...(ignoreUserWindow !== undefined && { ignoreUserWindow }),
	};
}
