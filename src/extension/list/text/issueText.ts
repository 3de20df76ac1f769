import { eventsText, shortCount, usersText } from '../../../core/text/countText.ts';
import type { Issue } from '../../../core/issue/issue.ts';
import type { L10n } from '../../../core/text/l10n.ts';
import { levelName } from '../../../core/text/levelName.ts';
import { relativeTime, shortAge } from '../../../core/text/relativeTime.ts';
import { statusInRow } from '../../../core/text/statusText.ts';
import { labelText, visibleText } from '../../../core/text/visibleText.ts';

/** What text needs beside the issue: the language, and what time it is (Unix ms). */
export interface TextContext {
	readonly l10n: L10n;
	readonly language: string;
	readonly now: number;
}

/** What of a message stands in a row. */
const maxMessage = 80;

/**
 * The row's label: the error's type, where the title is that and a message, as on the web; else the title. The message
 * stands after the numbers: a bar of usual width has room for thirty letters, and would show nothing but titles.
 */
export function issueLabel(issue: Issue): string {
	return labelText(splitTitle(issue).head, 200);
}

/**
 * What stands dimmed after the label: that it is not open any more, last seen, events, what became of it, its message,
 * users, short id. What the server did not say is left out.
 */
export function issueDescription(issue: Issue, { l10n, language, now }: TextContext): string {
	const { message } = splitTitle(issue);
	const status = statusInRow(issue, l10n);
	return [
		issue.status === 'unresolved' ? undefined : status,
		issue.lastSeen === undefined ? undefined : shortAge(issue.lastSeen, now, language),
		issue.count === undefined ? undefined : l10n.t('{0}×', shortCount(issue.count, language)),
		issue.status === 'unresolved' ? status : undefined,
		message === '' ? undefined : labelText(message, maxMessage),
		issue.userCount === undefined || issue.userCount === 0
			? undefined
			: usersText(issue.userCount, l10n, language, shortCount),
		issue.shortId === undefined ? undefined : labelText(issue.shortId, 60),
	]
		.filter((part) => part !== undefined)
		.join(' · ');
}

function splitTitle({ title, metadata }: Issue): { readonly head: string; readonly message: string } {
	const type = metadata.type?.trim() ?? '';
	return type !== '' && title.startsWith(`${type}: `)
		? { head: type, message: title.slice(type.length + 2).trim() }
		: { head: title, message: '' };
}

/** What a screen reader says: the level first, then what it is, then how much of it. */
export function issueAccessibleLabel(
	issue: Issue,
	isNew: boolean,
	{ l10n, language, now }: TextContext,
): string {
	return [
		isNew ? l10n.t('New since last look') : undefined,
		issue.level === 'unknown' ? undefined : levelName(issue.level, l10n),
		visibleText(issue.title, 200),
		statusInRow(issue, l10n),
		issue.count === undefined ? undefined : eventsText(issue.count, l10n, language),
		issue.userCount === undefined ? undefined : usersText(issue.userCount, l10n, language),
		issue.lastSeen === undefined
			? undefined
			: l10n.t('last seen {0}', relativeTime(issue.lastSeen, now, language, 'long')),
		issue.shortId === undefined ? undefined : visibleText(issue.shortId, 60),
		visibleText(issue.project.name, 60),
	]
		.filter((part) => part !== undefined && part !== '')
		.join(', ');
}
