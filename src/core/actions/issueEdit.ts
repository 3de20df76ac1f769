import type { Actor, Issue, StatusDetails } from '../issue/issue.ts';
import type { IssueChange } from './issueChange.ts';

/** One change to issues in Sentry, with all that it needs. The same edit can be made to several issues. */
export type IssueEdit =
	| { readonly kind: 'resolve'; readonly in: ResolveIn }
	| { readonly kind: 'unresolve' }
	| { readonly kind: 'archive'; readonly until: ArchiveUntil }
	/** Absent: nobody. */
	| { readonly kind: 'assign'; readonly to?: Actor }
	| { readonly kind: 'priority'; readonly priority: NonNullable<Issue['priority']> }
	| { readonly kind: 'bookmark'; readonly on: boolean }
	| { readonly kind: 'seen'; readonly on: boolean };

export type ResolveIn =
	| { readonly kind: 'now' | 'nextRelease' }
	| { readonly kind: 'release'; readonly version: string }
	/** The full hash, and the repository's name as Sentry has it. */
	| { readonly kind: 'commit'; readonly commit: string; readonly repository: string };

export type ArchiveUntil =
	| { readonly kind: 'escalating' | 'forever' }
	| { readonly kind: 'time'; readonly minutes: number }
	/** That many more, counted from now. */
	| { readonly kind: 'events' | 'users'; readonly count: number };

/** What is sent for an edit (SENTRY-API.md §16). */
export function changeOf(edit: IssueEdit): IssueChange {
	switch (edit.kind) {
		case 'resolve':
			return { status: 'resolved', statusDetails: resolvedDetails(edit.in) };
		case 'unresolve':
			return { status: 'unresolved', substatus: 'ongoing' };
		case 'archive':
			return archivedChange(edit.until);
		case 'assign':
			return { assignedTo: edit.to ? `${edit.to.type}:${edit.to.id}` : '' };
		case 'priority':
			return { priority: edit.priority };
		case 'bookmark':
			return { isBookmarked: edit.on };
		case 'seen':
			return { hasSeen: edit.on };
	}
}

/** The issue as it will be once the server has taken the edit; `now` in Unix ms. Shown until the server has answered: then `settleEdit` does. */
export function applyEdit<T extends Issue>(issue: T, edit: IssueEdit, now: number): T {
	switch (edit.kind) {
		case 'resolve':
			return { ...without(issue, 'substatus'), status: 'resolved', statusDetails: resolvedStatus(edit.in) };
		case 'unresolve':
			return { ...issue, status: 'unresolved', substatus: 'ongoing', statusDetails: {} };
		case 'archive': {
			const { substatus } = archivedChange(edit.until);
			return {
				...issue,
				status: 'ignored',
				...(substatus !== undefined && { substatus }),
				statusDetails: archivedStatus(edit.until, now),
			};
		}
		case 'assign':
			return { ...issue, assignedTo: edit.to ?? null };
		case 'priority':
			return { ...issue, priority: edit.priority };
		case 'bookmark':
			return { ...issue, isBookmarked: edit.on };
		case 'seen':
			return { ...issue, hasSeen: edit.on };
	}
}

function resolvedDetails(place: ResolveIn): NonNullable<IssueChange['statusDetails']> {
	switch (place.kind) {
		case 'now':
			return {};
		case 'nextRelease':
			return { inNextRelease: true };
		case 'release':
			return { inRelease: place.version };
		case 'commit':
			return { inCommit: { commit: place.commit, repository: place.repository } };
	}
}

function resolvedStatus(place: ResolveIn): StatusDetails {
	switch (place.kind) {
		case 'now':
			return {};
		case 'nextRelease':
			return { inNextRelease: true };
		case 'release':
			return { inRelease: place.version };
		case 'commit':
			return { inCommit: { id: place.commit, repository: place.repository } };
	}
}

function archivedChange(until: ArchiveUntil): IssueChange {
	switch (until.kind) {
		case 'escalating':
			return { status: 'ignored', substatus: 'archived_until_escalating', statusDetails: {} };
		case 'forever':
			return { status: 'ignored', substatus: 'archived_forever', statusDetails: {} };
		case 'time':
			return conditional({ ignoreDuration: until.minutes });
		case 'events':
			return conditional({ ignoreCount: until.count });
		case 'users':
			return conditional({ ignoreUserCount: until.count });
	}
}

function conditional(statusDetails: NonNullable<IssueChange['statusDetails']>): IssueChange {
	return { status: 'ignored', substatus: 'archived_until_condition_met', statusDetails };
}

function archivedStatus(until: ArchiveUntil, now: number): StatusDetails {
	switch (until.kind) {
		case 'escalating':
		case 'forever':
			return {};
		case 'time':
			return { ignoreUntil: now + until.minutes * 60_000 };
		case 'events':
			return { ignoreCount: until.count };
		case 'users':
			return { ignoreUserCount: until.count };
	}
}

function without<T extends Issue>(issue: T, field: 'substatus'): T {
	const rest = { ...issue };
	Reflect.deleteProperty(rest, field);
	return rest;
}
