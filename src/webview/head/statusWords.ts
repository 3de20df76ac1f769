import type { Issue } from '../../core/issue/issue.ts';
import type { L10n } from '../../core/text/l10n.ts';

/** `ignored` is called Archived on the web; the other words are Sentry's own. Nothing where the server did not tell. */
export function statusWord(issue: Issue, l10n: L10n): string | undefined {
	switch (issue.status) {
		case 'unknown':
			return undefined;
		case 'unresolved':
			return issue.statusDetails.raw ?? l10n.t('Unresolved');
		case 'resolved':
			return l10n.t('Resolved');
		case 'ignored':
			return l10n.t('Archived');
		case 'reprocessing':
			return l10n.t('Reprocessing');
		case 'pending_deletion':
		case 'deletion_in_progress':
			return l10n.t('Being deleted');
		case 'pending_merge':
			return l10n.t('Being merged');
	}
}

/** An open set: a word that is not known is shown with its underscores as spaces. */
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

export function priorityWord(priority: 'low' | 'medium' | 'high', l10n: L10n): string {
	switch (priority) {
		case 'low':
			return l10n.t('Low Priority');
		case 'medium':
			return l10n.t('Medium Priority');
		case 'high':
			return l10n.t('High Priority');
	}
}

/** Why and for how long the status holds, beyond its word; empty when there is nothing to say. */
export function statusReason({ statusDetails: details }: Issue, l10n: L10n): readonly string[] {
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
		reasons.push(l10n.t('until {0} more events', details.ignoreCount));
	}
	if (details.ignoreUserCount !== undefined) {
		reasons.push(l10n.t('until {0} more users', details.ignoreUserCount));
	}
	if (details.ignoreWindow !== undefined) {
		reasons.push(l10n.t('within {0} minutes', details.ignoreWindow));
	}
	if (details.ignoreUserWindow !== undefined) {
		reasons.push(l10n.t('users within {0} minutes', details.ignoreUserWindow));
	}
	if (details.actor) {
		reasons.push(l10n.t('by {0}', details.actor.name));
	}
	return reasons;
}
