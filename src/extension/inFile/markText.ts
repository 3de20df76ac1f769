import type { PlaceInFile } from '../../core/inFile/placeInFile.ts';
import { eventsText, shortCount, usersText } from '../../core/text/countText.ts';
import { relativeTime } from '../../core/text/relativeTime.ts';
import type { TextContext } from '../list/text/issueText.ts';
import type { FoundIssue } from './fileIssues.ts';

/** What one line of a file is marked with: the issues that were raised there before those that came through. */
export interface LineMark {
	/** 1-based. */
	readonly line: number;
	readonly on: 'line' | 'function';
	/** Never empty. */
	readonly issues: readonly { readonly found: FoundIssue; readonly place: PlaceInFile }[];
}

/** The marks of a file, by line. A line that is known itself is marked as such, also when it starts a function. */
export function lineMarks(found: readonly FoundIssue[]): ReadonlyMap<number, LineMark> {
	const marks = new Map<number, LineMark>();
	for (const one of found) {
		for (const place of one.places) {
			const { mark } = place;
			const before = mark && marks.get(mark.line);
			if (mark && !before?.issues.some((other) => other.found.issue.id === one.issue.id)) {
				marks.set(mark.line, {
					line: mark.line,
					on: before?.on === 'line' ? 'line' : mark.on,
					issues: [...(before?.issues ?? []), { found: one, place }].toSorted(compare),
				});
			}
		}
	}
	return marks;
}

type Entry = LineMark['issues'][number];

function compare(left: Entry, right: Entry): number {
	return (
		Number(right.place.raised) - Number(left.place.raised) ||
		(right.found.issue.count ?? 0) - (left.found.issue.count ?? 0)
	);
}

/** `3.2K events · 120 users · 2 hr. ago`; of several issues how many, for their users may be the same people. */
export function markText({ on, issues }: LineMark, context: TextContext): string {
	const { l10n, language, now } = context;
	const raised = issues.filter(({ place }) => place.raised);
	const shown = (raised.length > 0 ? raised : issues).map(({ found }) => found.issue);
	const [only] = shown.length === 1 ? shown : [];
	const count = shown.reduce((sum, issue) => sum + (issue.count ?? 0), 0);
	const users = only?.userCount ?? 0;
	const seen = Math.max(...shown.map(({ lastSeen }) => lastSeen ?? Number.NEGATIVE_INFINITY));
	const passing = issues.length - raised.length;
	const facts = [
		only ? undefined : l10n.t('{0} issues', shown.length),
		count === 0 ? undefined : eventsText(count, l10n, language, shortCount),
		users === 0 ? undefined : usersText(users, l10n, language, shortCount),
		Number.isFinite(seen) ? relativeTime(seen, now, language) : undefined,
		raised.length > 0 && passing > 0 ? l10n.t('{0} more came through here', passing) : undefined,
	]
		.filter((fact) => fact !== undefined)
		.join(' · ');
	if (raised.length === 0) {
		return l10n.t('Sentry, through here: {0}', facts);
	}
	return on === 'function' ? l10n.t('Sentry, in this function: {0}', facts) : l10n.t('Sentry: {0}', facts);
}
