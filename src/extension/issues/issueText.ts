import type { Issue } from '../../core/issue.ts';
import type { L10n } from '../../core/l10n.ts';
import { levelName } from '../../core/levelName.ts';
import { relativeTime, shortCount } from '../../core/relativeTime.ts';
import { labelText, visibleText } from '../../core/visibleText.ts';

/** What text needs beside the issue: the language, and what time it is (Unix ms). */
export interface TextContext {
	readonly l10n: L10n;
	readonly language: string;
	readonly now: number;
}

/** The row's label. */
export function issueLabel(issue: Issue): string {
	return labelText(issue.title, 200);
}

/** What stands dimmed after the label: that it is not open any more, last seen, events, users. What the server did not say is left out. */
export function issueDescription(issue: Issue, { l10n, language, now }: TextContext): string {
	return [
		issue.status === 'unresolved' ? undefined : statusName(issue, l10n),
		issue.lastSeen === undefined ? undefined : relativeTime(issue.lastSeen, now, language),
		issue.count === undefined ? undefined : l10n.t('{0} events', shortCount(issue.count, language)),
		issue.userCount === undefined || issue.userCount === 0
			? undefined
			: l10n.t('{0} users', shortCount(issue.userCount, language)),
		issue.shortId === undefined ? undefined : labelText(issue.shortId, 60),
	]
		.filter((part) => part !== undefined)
		.join(' · ');
}

/** What a screen reader says: the level first, then what it is, then how much of it. */
export function issueAccessibleLabel(
	issue: Issue,
	isNew: boolean,
	{ l10n, language, now }: TextContext,
): string {
	return [
		isNew ? l10n.t('New since last look') : undefined,
		levelName(issue.level, l10n),
		visibleText(issue.title, 200),
		statusName(issue, l10n),
		issue.count === undefined
			? undefined
			: issue.count === 1
				? l10n.t('1 event')
				: l10n.t('{0} events', issue.count),
		issue.userCount === undefined
			? undefined
			: issue.userCount === 1
				? l10n.t('1 user')
				: l10n.t('{0} users', issue.userCount),
		issue.lastSeen === undefined
			? undefined
			: l10n.t('last seen {0}', relativeTime(issue.lastSeen, now, language, 'long')),
		issue.shortId === undefined ? undefined : visibleText(issue.shortId, 60),
		visibleText(issue.project.name, 60),
	]
		.filter((part) => part !== undefined && part !== '')
		.join(', ');
}

/** Sentry's word on the web for where an issue stands; nothing for the ordinary unresolved one. */
export function statusName(issue: Issue, l10n: L10n): string | undefined {
	switch (issue.status) {
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
		case 'unresolved':
			return substatusName(issue.substatus, l10n);
	}
}

function substatusName(substatus: string | undefined, l10n: L10n): string | undefined {
	switch (substatus) {
		case 'new':
			return l10n.t('New');
		case 'escalating':
			return l10n.t('Escalating');
		case 'regressed':
			return l10n.t('Regressed');
		case undefined:
		default:
			return undefined;
	}
}
