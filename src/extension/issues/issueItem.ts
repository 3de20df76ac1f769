import * as vscode from 'vscode';
import type { Issue, Level } from '../../core/issue.ts';
import { issueAccessibleLabel, issueDescription, issueLabel, type TextContext } from './issueText.ts';

/** A row of the tree. What costs to make (the tooltip) is left to `issueTooltip`. */
export function issueItem(issue: Issue, context: TextContext): vscode.TreeItem {
	const item = new vscode.TreeItem(issueLabel(issue));
	item.id = `issue:${issue.id}`;
	item.description = issueDescription(issue, context);
	item.iconPath = levelIcon(issue.level);
	item.contextValue = `issue ${issue.status}`;
	item.accessibilityInformation = { label: issueAccessibleLabel(issue, context), role: 'treeitem' };
	return item;
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
