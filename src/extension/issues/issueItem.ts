import * as vscode from 'vscode';
import type { Issue, Level } from '../../core/issue.ts';
import { issueAccessibleLabel, issueDescription, issueLabel, type TextContext } from './issueText.ts';

/** A row of the tree. What costs to make (the tooltip) is left to `issueTooltip`. */
export function issueItem(issue: Issue, isNew: boolean, context: TextContext): vscode.TreeItem {
	const label = issueLabel(issue);
	const item = new vscode.TreeItem(isNew ? `● ${label}` : label, vscode.TreeItemCollapsibleState.Collapsed);
	item.description = issueDescription(issue, context);
	item.iconPath = levelIcon(issue.level);
	item.contextValue = contextValue(issue);
	item.accessibilityInformation = { label: issueAccessibleLabel(issue, isNew, context), role: 'treeitem' };
	return item;
}

/** Words that menus ask for: the status, and what the issue has already. */
function contextValue({ status, isBookmarked, hasSeen, assignedTo }: Issue): string {
	return [
		'issue',
		status,
		isBookmarked ? 'bookmarked' : 'plain',
		hasSeen ? 'seen' : 'unseen',
		assignedTo ? 'assigned' : 'unassigned',
	].join(' ');
}

function levelIcon(level: Level): vscode.ThemeIcon {
	const [icon, color] = icons[level];
	return new vscode.ThemeIcon(icon, new vscode.ThemeColor(color));
}

const icons: { readonly [L in Level]: readonly [icon: string, color: string] } = {
	fatal: ['flame', 'problemsErrorIcon.foreground'],
	error: ['error', 'problemsErrorIcon.foreground'],
	warning: ['warning', 'problemsWarningIcon.foreground'],
	info: ['info', 'problemsInfoIcon.foreground'],
	debug: ['debug', 'disabledForeground'],
	sample: ['beaker', 'disabledForeground'],
	unknown: ['question', 'disabledForeground'],
};
