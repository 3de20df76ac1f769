import type { PlaceInFile } from '../../core/inFile/placeInFile.ts';
import type { Issue } from '../../core/issue/issue.ts';
import type { L10n } from '../../core/text/l10n.ts';
import { labelText, visibleText } from '../../core/text/visibleText.ts';
import { failureRows } from '../list/issueRows.ts';
import type { TextContext } from '../list/text/issueText.ts';
import { messageRow, type RowSpec } from '../list/row.ts';
import type { FileIssues, FoundIssue } from './fileIssues.ts';
import { eventsAtATime } from './fileIssues.ts';
import type { FileInFront } from './inFile.ts';

export const inFileId = 'inFile';

export interface InFileRowsOptions {
	readonly context: TextContext;
	readonly key: string;
	readonly expanded: boolean;
	readonly shown: (issue: Issue) => Issue;
	readonly isNew: (issue: Issue) => boolean;
}

/** The section "In This File": its row, and while it is open the issues of the file from first to last line. */
export function inFileRow(front: FileInFront, options: InFileRowsOptions): RowSpec {
	const { context, key, expanded } = options;
	const { l10n } = context;
	const name = front.kind === 'none' ? undefined : labelText(front.name, 100);
	const count =
		front.kind === 'file' && (front.issues.asked || front.issues.found.length > 0)
			? `${front.issues.found.length}${front.issues.unseen > 0 || front.issues.hasMore ? '+' : ''}`
			: undefined;
	return {
		key,
		content: {
			kind: 'section',
			id: inFileId,
			label: l10n.t('In This File'),
			description: [count, name].filter((part) => part !== undefined).join(' · '),
			tooltip: [
				front.kind === 'file' ? visibleText(front.path, 500) : undefined,
				l10n.t('Unresolved issues with a frame in the file that the editor shows'),
			]
				.filter((part) => part !== undefined)
				.join('\n'),
			icon: 'file-code',
			is: 'inFile',
			expanded,
		},
		// Rows of a closed section would be what "Reveal" finds first.
		children: expanded ? rowsOf(front, options) : [],
	};
}

function rowsOf(front: FileInFront, options: InFileRowsOptions): readonly RowSpec[] {
	const { context, key } = options;
	const { l10n } = context;
	if (front.kind === 'none') {
		return [messageRow(`${key}/none`, l10n.t('No file is open in the editor'), 'info')];
	}
	if (front.kind === 'outside') {
		return [
			messageRow(
				`${key}/outside`,
				l10n.t('{0} is not in this workspace', labelText(front.name, 100)),
				'info',
			),
		];
	}
	const { issues, name } = front;
	const rows = issues.found.map((found) => issueRow(found, options));
	const { error, loading } = issues;
	if (error !== undefined && !loading) {
		rows.unshift(...failureRows(key, inFileId, error, undefined, context));
	} else if (rows.length === 0 && (loading || !issues.asked)) {
		rows.push(
			issues.waiting
				? messageRow(`${key}/waiting`, l10n.t('Waiting a moment before Sentry is asked again'), 'watch')
				: messageRow(
						`${key}/loading`,
						l10n.t('Looking for issues in {0}…', labelText(name, 100)),
						'loading~spin',
					),
		);
	} else if (rows.length === 0) {
		rows.push(
			messageRow(
				`${key}/nothing`,
				l10n.t('No issue that Culprit knows has a frame in {0}', labelText(name, 100)),
				// A tick reads as "all clean": not while issues were left out.
				issues.unseen > 0 || issues.hasMore || issues.waiting ? 'info' : 'pass',
				labelText(issues.query),
			),
		);
	}
	if (issues.asked && !loading) {
		rows.push(...moreRows(issues, key, context));
	}
	return rows;
}

function issueRow({ issue, places }: FoundIssue, { context, key, shown, isNew }: InFileRowsOptions): RowSpec {
	const { l10n } = context;
	// Where it was raised before where it came through, a line before a function.
	const place =
		places.find(({ raised, mark }) => raised && mark) ??
		places.find(({ mark }) => mark) ??
		places.find(({ link }) => link.verdict !== 'candidates') ??
		places[0];
	const where = place && whereOf(place, l10n);
	return {
		key: `${key}/i:${issue.id}`,
		content: {
			kind: 'issue',
			issue: shown(issue),
			isNew: isNew(issue),
			...(where !== undefined && {
				place: place?.raised === false ? l10n.t('{0}, on the way', where) : where,
			}),
			lineInFile: place?.mark?.on === 'line' && place.raised ? place.mark.line : 0,
		},
	};
}

function whereOf({ mark, link, function: name }: PlaceInFile, l10n: L10n): string | undefined {
	if (mark?.on === 'line') {
		return l10n.t('line {0}', mark.line);
	}
	if (link.verdict === 'candidates') {
		return link.line === undefined ? l10n.t('possibly') : l10n.t('possibly line {0}', link.line);
	}
	return name === undefined ? undefined : l10n.t('in {0}', labelText(name, 60));
}

/** What was left out, and how to get at it. */
function moreRows(issues: FileIssues, key: string, { l10n }: TextContext): readonly RowSpec[] {
	const rows: RowSpec[] = [];
	if (issues.waiting) {
		rows.push(messageRow(`${key}/waiting`, l10n.t('Waiting a moment before Sentry is asked again'), 'watch'));
	} else if (issues.unseen > 0) {
		rows.push({
			key: `${key}/more`,
			content: {
				kind: 'action',
				label: l10n.t('Look at {0} More', Math.min(issues.unseen, eventsAtATime)),
				description: l10n.t('{0} issues may have a frame here too', issues.unseen),
				icon: 'chevron-down',
				command: 'culprit.loadMore',
				arguments: [inFileId],
			},
		});
	}
	if (issues.hasMore) {
		rows.push({
			key: `${key}/search`,
			content: {
				kind: 'action',
				label: l10n.t('Search for All of Them'),
				description: l10n.t('only the 100 that were seen last are looked at'),
				tooltip: visibleText(issues.query, 500),
				icon: 'search',
				command: 'culprit.searchIssues',
				arguments: [issues.query],
			},
		});
	}
	return rows;
}
