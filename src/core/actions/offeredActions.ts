import type { Actor, Issue } from '../issue/issue.ts';
import type { L10n } from '../text/l10n.ts';
import type { IssueEdit } from './issueEdit.ts';

/** What can be done with issues in Sentry, in the order in which it is offered. */
export const actionIds = [
	'resolve',
	'resolveInNextRelease',
	'resolveInCommit',
	'unresolve',
	'archiveUntilEscalating',
	'archiveForTime',
	'archiveUntilEvents',
	'archiveUntilUsers',
	'archiveForever',
	'assignToMe',
	'assign',
	'unassign',
	'setPriority',
	'bookmark',
	'removeBookmark',
	'markSeen',
	'comment',
] as const;

export type ActionId = (typeof actionIds)[number];

/** One entry of a menu. */
export interface OfferedAction {
	readonly id: ActionId;
	/** Translated, in Title Case. */
	readonly label: string;
	/** What it does; absent where something has to be asked first. */
	readonly edit?: IssueEdit;
	/** Why it cannot be done: one translated sentence that names the missing scope. Show it instead of failing. */
	readonly why?: string;
	/** Any one of these scopes would do. */
	readonly missing?: readonly string[];
}

/** What is known of the token. */
export interface TokenRights {
	/** Empty when the server does not tell: everything is offered, and the server refuses where it must. */
	readonly scopes: readonly string[];
	/** The token's user; absent for tokens of an integration, which can neither bookmark nor see. */
	readonly me?: Actor;
}

const writeScopes = ['event:write', 'event:admin'];

/** The actions that would change at least one of these issues. */
export function offeredActions(
	issues: readonly Issue[],
	rights: TokenRights,
	l10n: L10n,
): readonly OfferedAction[] {
	const editable = issues.filter(({ status }) => isEditable(status));
	const missing = missingScopes(writeScopes, rights.scopes);
	return actionIds
		.filter((id) => editable.some((issue) => applies(id, issue, rights)))
		.map((id) => {
			const edit = editOfAction(id, rights);
			const label = labelOf(id, editable, l10n);
			return missing
				? { id, label, missing, why: l10n.t('The token lacks the scope {0}.', missing[0] ?? '') }
				: { id, label, ...(edit && { edit }) };
		});
}

/** Whom an issue can be assigned to, by what the token may list. `missing` names what would show the rest. */
export function assigneeSources(rights: TokenRights): {
	readonly members: boolean;
	readonly teams: boolean;
	readonly missing: readonly string[];
} {
	const members = missingScopes(['member:read', 'member:write', 'member:admin'], rights.scopes);
	const teams = missingScopes(['team:read', 'team:write', 'team:admin'], rights.scopes);
	return {
		members: !members,
		teams: !teams,
		missing: [members, teams].flatMap((scopes) => scopes?.slice(0, 1) ?? []),
	};
}

function missingScopes(any: readonly string[], scopes: readonly string[]): readonly string[] | undefined {
	return scopes.length === 0 || any.some((scope) => scopes.includes(scope)) ? undefined : any;
}

/** A status that is the server's own business takes no edits. */
function isEditable(status: Issue['status']): boolean {
	return status === 'unresolved' || status === 'resolved' || status === 'ignored' || status === 'unknown';
}

/** What an answer about an issue has no field for (GlitchTip: assignee, priority, bookmark, seen) the server has not. */
function applies(id: ActionId, issue: Issue, { me }: TokenRights): boolean {
	switch (id) {
		case 'resolve':
		case 'resolveInNextRelease':
		case 'resolveInCommit':
			return issue.status !== 'resolved';
		case 'unresolve':
			return issue.status !== 'unresolved';
		case 'archiveUntilEscalating':
			return issue.status !== 'ignored' || issue.substatus !== 'archived_until_escalating';
		case 'archiveForever':
			return issue.status !== 'ignored' || issue.substatus !== 'archived_forever';
		case 'archiveForTime':
		case 'archiveUntilEvents':
		case 'archiveUntilUsers':
		case 'comment':
			return true;
		case 'assign':
			return issue.assignedTo !== undefined;
		case 'setPriority':
			return issue.priority !== undefined;
		case 'assignToMe':
			return me !== undefined && issue.assignedTo !== undefined && !isAssignedTo(issue, me);
		case 'unassign':
			return Boolean(issue.assignedTo);
		case 'bookmark':
			return me !== undefined && issue.isBookmarked === false;
		case 'removeBookmark':
			return me !== undefined && issue.isBookmarked === true;
		case 'markSeen':
			return me !== undefined && issue.hasSeen === false;
	}
}

function isAssignedTo({ assignedTo }: Issue, actor: Actor): boolean {
	return assignedTo?.type === actor.type && assignedTo.id === actor.id;
}

function editOfAction(id: ActionId, { me }: TokenRights): IssueEdit | undefined {
	switch (id) {
		case 'resolve':
			return { kind: 'resolve', in: { kind: 'now' } };
		case 'resolveInNextRelease':
			return { kind: 'resolve', in: { kind: 'nextRelease' } };
		case 'unresolve':
			return { kind: 'unresolve' };
		case 'archiveUntilEscalating':
			return { kind: 'archive', until: { kind: 'escalating' } };
		case 'archiveForever':
			return { kind: 'archive', until: { kind: 'forever' } };
		case 'assignToMe':
			return me && { kind: 'assign', to: me };
		case 'unassign':
			return { kind: 'assign' };
		case 'bookmark':
			return { kind: 'bookmark', on: true };
		case 'removeBookmark':
			return { kind: 'bookmark', on: false };
		case 'markSeen':
			return { kind: 'seen', on: true };
		case 'resolveInCommit':
		case 'archiveForTime':
		case 'archiveUntilEvents':
		case 'archiveUntilUsers':
		case 'assign':
		case 'setPriority':
		case 'comment':
			return undefined;
	}
}

function labelOf(id: ActionId, issues: readonly Issue[], l10n: L10n): string {
	switch (id) {
		case 'resolve':
			return l10n.t('Resolve');
		case 'resolveInNextRelease':
			return l10n.t('Resolve in Next Release');
		case 'resolveInCommit':
			return l10n.t('Resolve in Commit…');
		case 'unresolve':
			return issues.every(({ status }) => status === 'ignored' || status === 'unresolved')
				? l10n.t('Unarchive')
				: l10n.t('Unresolve');
		case 'archiveUntilEscalating':
			return l10n.t('Archive Until Escalating');
		case 'archiveForTime':
			return l10n.t('Archive for a Time…');
		case 'archiveUntilEvents':
			return l10n.t('Archive Until More Events…');
		case 'archiveUntilUsers':
			return l10n.t('Archive Until More Users…');
		case 'archiveForever':
			return l10n.t('Archive Forever');
		case 'assignToMe':
			return l10n.t('Assign to Me');
		case 'assign':
			return l10n.t('Assign…');
		case 'unassign':
			return l10n.t('Unassign');
		case 'setPriority':
			return l10n.t('Set Priority…');
		case 'bookmark':
			return l10n.t('Bookmark');
		case 'removeBookmark':
			return l10n.t('Remove Bookmark');
		case 'markSeen':
			return l10n.t('Mark as Seen');
		case 'comment':
			return l10n.t('Comment…');
	}
}
