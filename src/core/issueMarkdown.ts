import type { SentryEvent } from './event.ts';
import { eventMarkdown } from './eventMarkdown.ts';
import { isoTime } from './isoTime.ts';
import type { Issue, IssueDetails } from './issue.ts';
import { inlineMarkdown } from './markdownText.ts';
import type { SourceLink } from './sourceLink.ts';

/** What is known beside the row. */
export interface MarkdownParts {
	readonly details?: IssueDetails;
	readonly event?: SentryEvent;
	/** Where frames lead in the workspace, by `linkKey`. */
	readonly links?: { readonly [key: string]: SourceLink };
}

/**
 * An issue for a ticket, a chat or an assistant: facts first, then the frames with the files of this workspace that they
 * are in. All that comes from the event is fenced and called what it is, data of whoever could make the program fail, and
 * secrets are masked. In English whatever the editor speaks: it is read by others than its author.
 */
export function issueMarkdown(issue: Issue, permalink: string, parts: MarkdownParts = {}): string {
	const { event } = parts;
	return [
		`# ${inlineMarkdown([issue.shortId, issue.title].filter((part) => part !== undefined).join(' '))}`,
		facts(issue, permalink, parts).join('\n'),
		...(event ? eventMarkdown(event, parts.links ?? {}) : []),
	]
		.join('\n\n')
		.concat('\n');
}

function facts(issue: Issue, permalink: string, { details, event }: MarkdownParts): readonly string[] {
	const status = issue.substatus === undefined ? issue.status : `${issue.status} (${issue.substatus})`;
	const known: readonly (readonly [string, string | number | undefined])[] = [
		['Project', issue.project.slug || undefined],
		['Level', issue.level],
		['Status', status],
		['Priority', issue.priority],
		['Culprit', issue.culprit],
		['Events', issue.count],
		['Users', issue.userCount],
		['First seen', seen(issue.firstSeen, details?.firstRelease?.version)],
		['Last seen', seen(issue.lastSeen, details?.lastRelease?.version)],
		['Assigned to', issue.assignedTo?.name],
		[
			'Event',
			event && [event.id, isoTime(event.dateCreated)].filter((part) => part !== undefined).join(' of '),
		],
		['Release of the event', event?.release?.version],
	];
	return [
		`- Sentry: <${permalink.replace(/[<>\s]/g, encodeURIComponent)}>`,
		...known.flatMap(([name, value]) =>
			value === undefined || value === '' ? [] : [`- ${name}: ${inlineMarkdown(String(value))}`],
		),
	];
}

function seen(time: number | undefined, release: string | undefined): string | undefined {
	const when = isoTime(time);
	return when === undefined || release === undefined ? when : `${when} in ${release}`;
}
