import { actorName } from '../issue/actorName.ts';
import type { Actor, Issue } from '../issue/issue.ts';
import type { L10n } from '../text/l10n.ts';
import { levelName } from '../text/levelName.ts';
import { parseCulprit } from '../source/culprit.ts';

/** What the rows of a list can be grouped by. */
export type GroupBy = 'none' | 'project' | 'level' | 'file' | 'assignee' | 'release';

export const groupings: readonly GroupBy[] = ['none', 'project', 'level', 'file', 'assignee', 'release'];

/** Some rows of a list under one heading, in the order of the list. */
export interface IssueGroup {
	/** Stable from one refresh to the next; `none` for the rows without what they are grouped by. */
	readonly key: string;
	/** Untrusted text, but for the words of this project. */
	readonly label: string;
	/** Longer than the label, where there is more to say: the whole path of a file. */
	readonly detail?: string;
	readonly issues: readonly Issue[];
}

/** What a row of a list tells. Of releases it tells none: `releaseGroups` is for asking the server release by release. */
type RowGrouping = Exclude<GroupBy, 'release'>;

/**
 * The rows by group. Levels come in their own order, all else in the order of each group's first row, so that the list's
 * sort still shows; rows that belong to no group come last.
 */
export function groupIssues(issues: readonly Issue[], by: RowGrouping, l10n: L10n): readonly IssueGroup[] {
	const groups = new Map<string, { head: Head; issues: Issue[] }>();
	for (const issue of issues) {
		const head = headOf(issue, by, l10n);
		const group = groups.get(head.key);
		if (group) {
			group.issues.push(issue);
		} else {
			groups.set(head.key, { head, issues: [issue] });
		}
	}
	const all = [...groups.values()].map(({ head, issues: rows }) => ({ ...head, issues: rows }));
	const rank = ({ key }: IssueGroup): number =>
		key === 'none' ? levels.length : by === 'level' ? levels.indexOf(key) : 0;
	return all.sort((a, b) => rank(a) - rank(b));
}

/** How a grouping is called. */
export function groupByLabel(by: GroupBy, l10n: L10n): string {
	switch (by) {
		case 'none':
			return l10n.t('No Grouping');
		case 'project':
			return l10n.t('Project');
		case 'level':
			return l10n.t('Level');
		case 'file':
			return l10n.t('File');
		case 'assignee':
			return l10n.t('Assignee');
		case 'release':
			return l10n.t('Release');
	}
}

type Head = Omit<IssueGroup, 'issues'>;

const levels: readonly string[] = ['fatal', 'error', 'warning', 'info', 'debug', 'sample', 'unknown'];

function headOf(issue: Issue, by: RowGrouping, l10n: L10n): Head {
	switch (by) {
		case 'none':
			return { key: 'all', label: l10n.t('Issues') };
		case 'project':
			return issue.project.slug === ''
				? { key: 'none', label: l10n.t('No Project') }
				: { key: `project:${issue.project.slug}`, label: issue.project.name || issue.project.slug };
		case 'level':
			return { key: issue.level, label: levelName(issue.level, l10n) };
		case 'file':
			return fileHead(fileOf(issue), l10n);
		case 'assignee':
			return assigneeHead(issue.assignedTo, l10n);
	}
}

function assigneeHead(assignee: Actor | null | undefined, l10n: L10n): Head {
	if (assignee === undefined) {
		return { key: 'none', label: l10n.t('Assignee Not Known') };
	}
	return assignee
		? {
				key: `${assignee.type}:${assignee.id}`,
				label: actorName(assignee),
			}
		: { key: 'none', label: l10n.t('Unassigned') };
}

function fileHead(file: string | undefined, l10n: L10n): Head {
	if (file === undefined) {
		return { key: 'none', label: l10n.t('No File') };
	}
	const name = file.split(/[/\\]/).findLast((part) => part !== '') ?? file;
	return { key: `file:${file}`, label: name, ...(name !== file && { detail: file }) };
}

/** The file of the crash frame, else the file or module that the culprit names: all that a row knows of the code. */
export function fileOf(issue: Pick<Issue, 'metadata' | 'culprit' | 'platform'>): string | undefined {
	const { filename } = issue.metadata;
	if (filename !== undefined && filename !== '') {
		return filename.replace(/[?#].*$/s, '');
	}
	const culprit = parseCulprit(issue.culprit, issue.platform);
	switch (culprit.shape) {
		case 'functionOfLoc':
		case 'locInFunction':
		case 'path':
		case 'pathLine':
			return culprit.location === '' ? undefined : culprit.location;
		case 'function':
		case 'route':
		case 'httpRoute':
		case 'dotted':
		case 'action':
		case 'name':
		case 'csp':
		case 'text':
		case 'empty':
			return undefined;
	}
}
