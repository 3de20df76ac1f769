import { actorName } from '../../../core/issue/actorName.ts';
import * as vscode from 'vscode';
import type { Issue } from '../../../core/issue/issue.ts';
import { relativeTime } from '../../../core/text/relativeTime.ts';
import { visibleText } from '../../../core/text/visibleText.ts';
import { eventsText, usersText, wholeCount } from '../../../core/text/countText.ts';
import { levelName } from '../../../core/text/levelName.ts';
import { statusInRow, statusWord } from '../../../core/text/statusText.ts';
import type { TextContext } from './issueText.ts';
import { sparkline } from './sparkline.ts';

/**
 * What a row knows, for hovering. Sentry's text goes in by `appendText` only, so that it can be neither a link, an image,
 * a command nor HTML.
 */
export function issueTooltip(issue: Issue, { l10n, language, now }: TextContext): vscode.MarkdownString {
	const tooltip = new vscode.MarkdownString();
	tooltip.isTrusted = false;
	tooltip.supportHtml = false;
	tooltip.supportThemeIcons = false;
	const line = (...parts: readonly (string | undefined)[]): void => {
		const shown = parts.filter((part) => part !== undefined && part !== '');
		if (shown.length > 0) {
			tooltip.appendText(shown.join(' · '));
			tooltip.appendMarkdown('\n\n');
		}
	};
	const when = (time: number | undefined): string | undefined =>
		time === undefined ? undefined : relativeTime(time, now, language, 'long');

	tooltip.appendMarkdown('**');
	tooltip.appendText(visibleText(issue.title, 500));
	tooltip.appendMarkdown('**\n\n');
	line(issue.culprit === undefined ? undefined : visibleText(issue.culprit));
	line(
		issue.shortId === undefined ? undefined : visibleText(issue.shortId, 60),
		issue.level === 'unknown' ? undefined : levelName(issue.level, l10n),
		statusInRow(issue, l10n) ?? statusWord(issue, l10n),
		issue.isUnhandled ? l10n.t('Unhandled') : undefined,
		visibleText(issue.project.name, 100),
	);
	line(
		issue.count === undefined ? undefined : eventsText(issue.count, l10n, language),
		issue.userCount === undefined ? undefined : usersText(issue.userCount, l10n, language),
		issue.assignedTo ? l10n.t('assigned to {0}', visibleText(actorName(issue.assignedTo), 100)) : undefined,
	);
	const [lastSeen, firstSeen] = [when(issue.lastSeen), when(issue.firstSeen)];
	line(
		lastSeen === undefined ? undefined : l10n.t('last seen {0}', lastSeen),
		firstSeen === undefined ? undefined : l10n.t('first seen {0}', firstSeen),
	);
	const day = issue.stats['24h'];
	if (day && day.length > 0) {
		line(
			`${sparkline(day)}  ${l10n.t(
				'{0} in 24 hours',
				wholeCount(
					day.reduce((sum, { count }) => sum + count, 0),
					language,
				),
			)}`,
		);
	}
	return tooltip;
}
