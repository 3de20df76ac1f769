import { actorName } from '../issue/actorName.ts';
import type { IssuePatch } from '../issue/issuePatch.ts';
import type { L10n } from '../text/l10n.ts';
import { priorityInSentence } from '../text/priorityText.ts';
import type { IssueEdit } from './issueEdit.ts';
import { shownBy } from './settleEdit.ts';

/**
 * What was done, for the message that offers to undo it: `BACKEND-12 resolved in the next release.` With the answers, only
 * what they show was done; without, all of it.
 */
export function describeEdit(
	edit: IssueEdit,
	issues: readonly { readonly shortId?: string; readonly id: string }[],
	l10n: L10n,
	answers: readonly IssuePatch[] = [],
): string {
	const [only] = issues;
	const what = issues.length === 1 && only ? (only.shortId ?? only.id) : l10n.t('{0} issues', issues.length);
	const shown = answers.map((answer) => shownBy(answer, edit));
	if (shown.includes('nothing')) {
		return l10n.t('The server took the change to {0}, but its answer does not show it.', what);
	}
	const isAll = !shown.includes('status');
	switch (edit.kind) {
		case 'resolve':
			return isAll ? describeResolve(edit, what, l10n) : l10n.t('{0} resolved.', what);
		case 'unresolve':
			return l10n.t('{0} unresolved.', what);
		case 'archive':
			return isAll ? describeArchive(edit, what, l10n) : l10n.t('{0} archived.', what);
		case 'assign':
			return edit.to
				? l10n.t('{0} assigned to {1}.', what, actorName(edit.to))
				: l10n.t('{0} unassigned.', what);
		case 'priority':
			return l10n.t('{0} set to priority {1}.', what, priorityInSentence(edit.priority, l10n));
		case 'bookmark':
			return edit.on ? l10n.t('{0} bookmarked.', what) : l10n.t('Bookmark of {0} removed.', what);
		case 'seen':
			return edit.on ? l10n.t('{0} marked as seen.', what) : l10n.t('{0} marked as not seen.', what);
	}
}

function describeResolve(edit: IssueEdit & { readonly kind: 'resolve' }, what: string, l10n: L10n): string {
	switch (edit.in.kind) {
		case 'now':
			return l10n.t('{0} resolved.', what);
		case 'nextRelease':
			return l10n.t('{0} resolved in the next release.', what);
		case 'release':
			return l10n.t('{0} resolved in release {1}.', what, edit.in.version);
		case 'commit':
			return l10n.t('{0} resolved in commit {1}.', what, edit.in.commit.slice(0, 7));
	}
}

function describeArchive(edit: IssueEdit & { readonly kind: 'archive' }, what: string, l10n: L10n): string {
	const { until } = edit;
	switch (until.kind) {
		case 'escalating':
			return l10n.t('{0} archived until escalating.', what);
		case 'forever':
			return l10n.t('{0} archived forever.', what);
		case 'time':
			return l10n.t('{0} archived for {1}.', what, minutesLabel(until.minutes, l10n));
		case 'events':
			return l10n.t('{0} archived until {1} more events.', what, until.count);
		case 'users':
			return l10n.t('{0} archived until {1} more users.', what, until.count);
	}
}

/** Minutes in the largest unit that they fill. */
export function minutesLabel(minutes: number, l10n: L10n): string {
	if (minutes % 10_080 === 0) {
		return minutes === 10_080 ? l10n.t('1 week') : l10n.t('{0} weeks', minutes / 10_080);
	}
	if (minutes % 1440 === 0) {
		return minutes === 1440 ? l10n.t('1 day') : l10n.t('{0} days', minutes / 1440);
	}
	if (minutes % 60 === 0) {
		return minutes === 60 ? l10n.t('1 hour') : l10n.t('{0} hours', minutes / 60);
	}
	return l10n.t('{0} minutes', minutes);
}

/** How long an issue can be archived for, in minutes: what the web offers, and a little more. */
export const archiveTimes: readonly number[] = [30, 120, 360, 1440, 10_080, 43_200];
