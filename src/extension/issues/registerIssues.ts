import * as vscode from 'vscode';
import type { Issue } from '../../core/issue.ts';
import type { Session } from '../account/session.ts';
import type { Commands } from '../commands.ts';
import { defaultQuery } from '../config.ts';
import { IssueFilter } from './issueFilter.ts';
import { IssuesView } from './issuesView.ts';

/** The view "Issues" and what is done with its rows alone. */
export function registerIssues(
	context: vscode.ExtensionContext,
	commands: Commands,
	log: vscode.LogOutputChannel,
	session: Session,
): IssuesView {
	const filter = new IssueFilter(context.workspaceState, defaultQuery);
	const view = new IssuesView(session, filter, log);
	context.subscriptions.push(
		filter,
		view,
		vscode.workspace.onDidChangeConfiguration((change) => {
			if (change.affectsConfiguration('culprit.query')) {
				filter.reread();
			}
		}),
	);
	commands.register('culprit.refresh', () => view.refresh());
	commands.register('culprit.loadMore', () => view.loadMore());
	commands.register('culprit.resetFilter', () => filter.set(undefined));
	const copy = (text: (issue: Issue) => string) => async (row: unknown, rows: unknown) => {
		const issues = view.chosen(row, rows);
		if (issues.length > 0) {
			await vscode.env.clipboard.writeText(issues.map(text).join('\n'));
		}
	};
	commands.register(
		'culprit.copyId',
		copy((issue) => issue.id),
	);
	commands.register(
		'culprit.copyShortId',
		copy((issue) => issue.shortId ?? issue.id),
	);
	commands.register(
		'culprit.copyTitle',
		copy((issue) => issue.title),
	);
	return view;
}
