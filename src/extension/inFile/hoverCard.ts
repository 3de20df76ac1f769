import { eventsText, usersText } from '../../core/text/countText.ts';
import { levelName } from '../../core/text/levelName.ts';
import { inlineMarkdown } from '../../core/text/markdownText.ts';
import { relativeTime } from '../../core/text/relativeTime.ts';
import { statusInRow, statusWord } from '../../core/text/statusText.ts';
import type { TextContext } from '../list/text/issueText.ts';
import type { LineMark } from './markText.ts';

/** The only commands that a card can run, and each only with the id of an issue. */
export const cardCommands = ['culprit.openIssueInFile', 'culprit.goToFrameInFile'] as const;

/** Issues of one line that are told in full. */
const maxIssues = 4;

/**
 * What is known of the issues of a line, as Markdown. All of Sentry's text is escaped; a link is made here, of a command
 * in `cardCommands` and a number.
 */
export function hoverCard({ issues }: LineMark, { l10n, language, now }: TextContext): string {
	const when = (time: number | undefined): string | undefined =>
		time === undefined ? undefined : relativeTime(time, now, language, 'long');
	const cards = issues.slice(0, maxIssues).map(({ found: { issue, event }, place }) => {
		const [first, last] = [when(issue.firstSeen), when(issue.lastSeen)];
		const release = event?.release?.shortVersion ?? event?.release?.version;
		const facts = [
			[
				issue.shortId,
				issue.level === 'unknown' ? undefined : levelName(issue.level, l10n),
				statusInRow(issue, l10n) ?? statusWord(issue, l10n),
				issue.project.name,
			],
			[
				issue.count === undefined ? undefined : eventsText(issue.count, l10n, language),
				issue.userCount === undefined || issue.userCount === 0
					? undefined
					: usersText(issue.userCount, l10n, language),
			],
			[
				last === undefined ? undefined : l10n.t('last seen {0}', last),
				first === undefined ? undefined : l10n.t('first seen {0}', first),
				release === undefined ? undefined : l10n.t('event of release {0}', release.slice(0, 60)),
			],
			[place.raised ? undefined : l10n.t('Came through here; raised elsewhere.'), place.link.why],
		]
			.map((parts) => parts.filter((part) => part !== undefined && part !== '').join(' · '))
			.filter((line) => line !== '');
		return [
			`**${inlineMarkdown(issue.title, 200)}**`,
			...facts.map((line) => inlineMarkdown(line, 400)),
			`[${l10n.t('Open Issue')}](${link('culprit.openIssueInFile', issue.id)}) · [${l10n.t('Go to Frame')}](${link('culprit.goToFrameInFile', issue.id)})`,
		].join('\n\n');
	});
	if (issues.length > maxIssues) {
		cards.push(
			l10n.t('{0} more in the section "In This File" of the Sentry view.', issues.length - maxIssues),
		);
	}
	return cards.join('\n\n---\n\n');
}

function link(command: (typeof cardCommands)[number], issueId: string): string {
	// An id is digits, or there is no link: nothing of the server's reaches a command.
	return /^\d{1,20}$/.test(issueId)
		? `command:${command}?${encodeURIComponent(JSON.stringify([issueId]))}`
		: `command:${command}`;
}
