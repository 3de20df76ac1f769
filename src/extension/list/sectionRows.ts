import { wholeCount } from '../../core/text/countText.ts';
import type { ServerFacts } from '../../core/capabilities.ts';
import { duration } from '../../core/text/duration.ts';
import type { Issue } from '../../core/issue/issue.ts';
import { describeQuery } from '../../core/query/describeQuery.ts';
import { type GroupBy, groupIssues } from '../../core/query/groupIssues.ts';
import { toFailure } from '../../core/text/userMessages.ts';
import { labelText, visibleText } from '../../core/text/visibleText.ts';
import type { Folder } from './folder.ts';
import { partKey } from './part.ts';
import { cutShortRow, failureRows, moreRow, nothingRows, nothingRow, startRow } from './issueRows.ts';
import type { IssueListState } from './issueList.ts';
import type { TextContext } from './text/issueText.ts';
import type { RowSpec } from './row.ts';
import type { Section } from './section.ts';
import { groupIcon, sectionIcon } from './text/sectionIcons.ts';
import { searchId } from './sectionPlan.ts';

export interface SectionRowsOptions {
	readonly context: TextContext;
	readonly groupBy: GroupBy;
	/** An issue as it is to be shown: with edits that are under way. */
	readonly shown: (issue: Issue) => Issue;
	readonly isNew: (issue: Issue) => boolean;
	/** Nothing was chosen that narrows the list. */
	readonly isUsual: boolean;
	/** What is known of the server. */
	readonly server: ServerFacts | undefined;
}

/** The row of a section, and its rows. */
export function sectionRow(section: Section, options: SectionRowsOptions): RowSpec {
	const { id, view, list, expanded } = section;
	const { l10n } = options.context;
	const key = partKey(section);
	const count = countOf(list.state, options.context);
	const query = view.query === '' ? l10n.t('all issues') : labelText(view.query, 200);
	return {
		key,
		content: {
			kind: 'section',
			id,
			label: labelText(view.name, 100),
			description: [count, query].filter((part) => part !== undefined).join(' · '),
			tooltip:
				`${visibleText(view.query, 500)}\n${visibleText(describeQuery(view.query, l10n).sentence, 500)}`.trim(),
			icon: sectionIcon(view),
			expanded,
			is: view.id === searchId ? 'search' : 'view',
		},
		children: listRows(section, key, options),
	};
}

/** The row of a folder, and its sections. */
export function folderRow(folder: Folder, options: SectionRowsOptions): RowSpec {
	const { label, query, icon, empty } = folder.options;
	const { context } = options;
	const key = partKey(folder);
	const sections = folder.sections ?? [];
	const children: RowSpec[] = sections.map((section) => sectionRow(section, options));
	if (folder.error !== undefined && !folder.isLoading) {
		children.unshift(...failureRows(key, folder.id, folder.error, undefined, context));
	} else if (folder.sections && sections.length === 0) {
		children.push({ key: `${key}/empty`, content: { kind: 'action', label: empty, icon: 'info' } });
	}
	return {
		key,
		content: {
			kind: 'section',
			id: folder.id,
			label: labelText(label, 100),
			description: [folder.sections ? String(sections.length) : undefined, query && labelText(query, 200)]
				.filter((part) => part !== undefined)
				.join(' · '),
			tooltip: visibleText(label, 500),
			icon,
			expanded: folder.expanded,
			is: 'folder',
		},
		children,
	};
}

function listRows({ id, view, list, refusal }: Section, key: string, options: SectionRowsOptions): RowSpec[] {
	const { state } = list;
	const { context, groupBy } = options;
	const { l10n } = context;
	const rows: RowSpec[] = [];
	if (refusal !== undefined) {
		return [
			{ key: `${key}/refusal`, content: { kind: 'action', label: labelText(refusal), icon: 'info' } },
			...nothingRows(key, true, l10n),
		];
	}
	if (state.error !== undefined && state.loading === undefined) {
		rows.push(...failureRows(key, id, state.error, state.rows.length > 0 ? state.asOf : undefined, context));
	} else if (state.loaded && state.rows.length === 0 && !state.hasMore) {
		// Rows, for VS Code shows a welcome only where there is none at all, and its text cannot name a query.
		rows.push(
			nothingRow(key, view.query, options.server, l10n),
			...(view.id === searchId || !options.isUsual ? nothingRows(key, options.isUsual, l10n) : []),
		);
	}
	if (state.start > 0) {
		rows.push(startRow(key, id, state.start, context));
	}
	const shown = state.rows.map(options.shown);
	if (groupBy === 'none' || groupBy === 'release') {
		rows.push(...shown.map((issue) => issueSpec(issue, key, options)));
	} else {
		for (const group of groupIssues(shown, groupBy, l10n)) {
			const groupKey = `${key}/g:${group.key}`;
			rows.push({
				key: groupKey,
				content: {
					kind: 'group',
					label: labelText(group.label, 100),
					// Of the rows that are there: the next page can have more.
					description: `${group.issues.length}${state.hasMore ? '+' : ''}`,
					tooltip: visibleText(group.detail ?? group.label, 500),
					icon: groupIcon(groupBy, group),
				},
				children: group.issues.map((issue) => issueSpec(issue, groupKey, options)),
			});
		}
	}
	if (state.unreadable > 0) {
		const label =
			state.unreadable === 1
				? l10n.t('1 issue could not be read and is left out.')
				: l10n.t('{0} issues could not be read and are left out.', state.unreadable);
		rows.push({ key: `${key}/unreadable`, content: { kind: 'action', label, icon: 'warning' } });
	}
	if (state.hasMore) {
		rows.push(moreRow(key, id, state, context));
	} else if (state.cutShort) {
		rows.push(cutShortRow(key, state, context));
	}
	return rows;
}

function issueSpec(issue: Issue, parent: string, { isNew }: SectionRowsOptions): RowSpec {
	return {
		key: `${parent}/i:${issue.id}`,
		content: { kind: 'issue', issue, isNew: isNew(issue) },
	};
}

/** How many issues a section has, as far as the server counts; nothing before it was asked. */
function countOf(state: IssueListState, { language }: TextContext): string | undefined {
	if (!state.loaded) {
		return undefined;
	}
	const shown = state.start + state.rows.length;
	const known = Math.max(shown, state.total ?? 0);
	const exact = (!state.hasMore && !state.cutShort) || (state.total !== undefined && !state.totalIsLeast);
	return `${wholeCount(known, language)}${exact ? '' : '+'}`;
}

/** One line for the failure of a section, for the place above the rows; `wait`: ms until it is tried again. */
export function failureSentence(
	error: unknown,
	{ l10n, language }: Pick<TextContext, 'l10n' | 'language'>,
	wait?: number,
): string {
	const { message, remedy } = toFailure(error, l10n, 'issues');
	const next = wait === undefined ? undefined : l10n.t('Next try in {0}.', duration(wait, language));
	return [message, remedy, next].filter((part) => part !== undefined).join(' ');
}
