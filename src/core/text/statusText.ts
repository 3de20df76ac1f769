import type { Issue } from '../issue/issue.ts';
import { wholeCount } from './countText.ts';
import type { L10n } from './l10n.ts';

/** Sentry's word on the web for a status: `ignored` is Archived there. Nothing where the server did not tell. */
export function statusWord({ status, statusDetails }: Issue, l10n: L10n): string | undefined {
	switch (status) {
		case 'unknown':
			return undefined;
		case 'unresolved':
			return statusDetails.raw ?? l10n.t('Unresolved');
		case 'resolved':
			return l10n.t('Resolved');
		case 'ignored':
			return l10n.t('Archived');
		case 'reprocessing':
			return l10n.t('Reprocessing');
		case 'pending_deletion':
		case 'deletion_in_progress':
			return l10n.t('Being Deleted');
		case 'pending_merge':
			return l10n.t('Being Merged');
	}
}

/** Stands behind the status. The set is open: a word that is not known is shown with its underscores as spaces. */
export function substatusWord(substatus: string, l10n: L10n): string {
	switch (substatus) {
		case 'new':
			return l10n.t('New');
		case 'ongoing':
			return l10n.t('Ongoing');
		case 'escalating':
			return l10n.t('Escalating');
		case 'regressed':
			return l10n.t('Regressed');
		case 'archived_until_escalating':
			return l10n.t('until escalating');
		case 'archived_until_condition_met':
			return l10n.t('until a condition is met');
		case 'archived_forever':
			return l10n.t('forever');
		default:
			return substatus.replaceAll('_', ' ');
	}
}

/** The one word for which a row has room; nothing for an ordinary unresolved issue, which most rows are. */
export function statusInRow(issue: Issue, l10n: L10n): string | undefined {
	if (issue.status !== 'unresolved') {
		return statusWord(issue, l10n);
	}
	switch (issue.substatus) {
		case 'new':
		case 'escalating':
		case 'regressed':
			return substatusWord(issue.substatus, l10n);
		case undefined:
		default:
			return undefined;
	}
}

/** `resolved`: a status within a sentence. */
export function statusInSentence(status: 'unresolved' | 'resolved' | 'archived', l10n: L10n): string {
	switch (status) {
		case 'unresolved':
			return l10n.t('unresolved');
		case 'resolved':
			return l10n.t('resolved');
		case 'archived':
			return l10n.t('archived');
	}
}

/** `archived until escalating`: a substatus within a sentence, where its status is not named; unknown ones as they are. */
export function substatusInSentence(substatus: string, l10n: L10n): string {
	switch (substatus) {
		case 'new':
			return l10n.t('new');
		case 'ongoing':
			return l10n.t('ongoing');
		case 'escalating':
			return l10n.t('escalating');
		case 'regressed':
			return l10n.t('regressed');
		case 'archived_until_escalating':
			return l10n.t('archived until escalating');
		case 'archived_until_condition_met':
			return l10n.t('archived until a condition is met');
		case 'archived_forever':
			return l10n.t('archived forever');
		default:
			return substatus;
	}
}

/** Why and for how long the status holds, beyond its word; empty when there is nothing to say. */
export function statusReason(
	{ statusDetails: details }: Issue,
	l10n: L10n,
	language: string,
): readonly string[] {
	const reasons: string[] = [];
	if (details.inNextRelease) {
		reasons.push(l10n.t('in the next release'));
	}
	if (details.inRelease !== undefined) {
		reasons.push(l10n.t('in release {0}', details.inRelease));
	}
	if (details.inCommit) {
		reasons.push(l10n.t('in commit {0}', details.inCommit.id.slice(0, 12)));
	}
	if (details.autoResolved) {
		reasons.push(l10n.t('because of its age'));
	}
	if (details.ignoreCount !== undefined) {
		reasons.push(l10n.t('until {0} more events', wholeCount(details.ignoreCount, language)));
	}
	if (details.ignoreUserCount !== undefined) {
		reasons.push(l10n.t('until {0} more users', wholeCount(details.ignoreUserCount, language)));
	}
	if (details.ignoreWindow !== undefined) {
		reasons.push(l10n.t('within {0} minutes', wholeCount(details.ignoreWindow, language)));
	}
	if (details.ignoreUserWindow !== undefined) {
		reasons.push(l10n.t('users within {0} minutes', wholeCount(details.ignoreUserWindow, language)));
	}
	if (details.actor) {
		reasons.push(l10n.t('by {0}', details.actor.name));
	}
	return reasons;
}
