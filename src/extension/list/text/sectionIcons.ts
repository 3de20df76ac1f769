import type { GroupBy, IssueGroup } from '../../../core/query/groupIssues.ts';
import type { View } from '../../../core/query/view.ts';
import { levelIcon, type RowIcon } from './levelIcon.ts';

/** The codicon of a section: what the shipped views are for, and where all others come from. */
export function sectionIcon({ id, from }: Pick<View, 'id' | 'from'>): string {
	switch (id) {
		case 'forThisWorkspace':
			return 'root-folder';
		case 'assignedToMe':
			return 'account';
		case 'newSinceLastRelease':
			return 'tag';
		case 'escalatingOrRegressed':
			return 'graph-line';
		case 'allUnresolved':
			return 'inbox';
		case 'search':
			return 'search';
		default:
			return from === 'server' ? 'bookmark' : 'list-filter';
	}
}

/** The icon of a group of issues. */
export function groupIcon(by: GroupBy, { key, issues }: IssueGroup): RowIcon {
	if (key === 'none') {
		return { icon: 'circle-slash' };
	}
	switch (by) {
		case 'project':
			return { icon: 'project' };
		case 'level':
			return levelIcon(issues[0]?.level ?? 'unknown');
		case 'file':
			return { icon: 'file-code' };
		case 'assignee':
			return { icon: key.startsWith('team:') ? 'organization' : 'person' };
		case 'release':
			return { icon: 'tag' };
		case 'none':
			return { icon: 'inbox' };
	}
}
