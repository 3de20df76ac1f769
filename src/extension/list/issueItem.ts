import * as vscode from 'vscode';
import type { Issue } from '../../core/issue/issue.ts';
import { issueAccessibleLabel, issueDescription, issueLabel, type TextContext } from './text/issueText.ts';
import { levelIcon, type RowIcon } from './text/levelIcon.ts';
import type { RowContent } from './row.ts';

/** A row of the tree. What costs to make (the tooltip) is left to `issueTooltip`. */
export function issueItem(
	{ issue, isNew, place, lineInFile }: RowContent & { readonly kind: 'issue' },
	context: TextContext,
): vscode.TreeItem {
	// In front of the title: what stands behind it is out of sight in a narrow view.
	const label = lineInFile ? `${lineInFile}: ${issueLabel(issue)}` : issueLabel(issue);
	const item = new vscode.TreeItem(isNew ? `● ${label}` : label, vscode.TreeItemCollapsibleState.Collapsed);
	item.description = [lineInFile ? undefined : place, issueDescription(issue, context)]
		.filter(Boolean)
		.join(' · ');
	item.iconPath = themeIcon(levelIcon(issue.level));
	item.contextValue = lineInFile === undefined ? contextValue(issue) : `${contextValue(issue)} inFile`;
	item.accessibilityInformation = {
		label: [place, issueAccessibleLabel(issue, isNew, context)].filter(Boolean).join(', '),
		role: 'treeitem',
	};
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
