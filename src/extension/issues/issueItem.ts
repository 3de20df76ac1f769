import * as vscode from 'vscode';
import type { Issue } from '../../core/issue.ts';
import { issueAccessibleLabel, issueDescription, issueLabel, type TextContext } from './issueText.ts';
import { levelIcons, type RowIcon } from './levelIcon.ts';

/** A row of the tree. What costs to make (the tooltip) is left to `issueTooltip`. */
export function issueItem(issue: Issue, isNew: boolean, context: TextContext): vscode.TreeItem {
	const label = issueLabel(issue);
	const item = new vscode.TreeItem(isNew ? `● ${label}` : label, vscode.TreeItemCollapsibleState.Collapsed);
	item.description = issueDescription(issue, context);
	item.iconPath = themeIcon(levelIcons[issue.level]);
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

export function themeIcon({ icon, color }: RowIcon): vscode.ThemeIcon {
	return new vscode.ThemeIcon(icon, color === undefined ? undefined : new vscode.ThemeColor(color));
}
