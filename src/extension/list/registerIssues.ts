import * as vscode from 'vscode';
import { copiedTitle } from '../../core/text/copiedTitle.ts';
import type { Issue } from '../../core/issue/issue.ts';
import type { Commands } from '../platform/commands.ts';
import { onDidChangeSetting, setting } from '../platform/config.ts';
import type { List } from './loadListFeatures.ts';
import { notice } from '../platform/notice.ts';
import { sectionIdOf } from './row.ts';

/** What is done with the list, and with its rows alone. */
export function registerIssues(commands: Commands, list: List): vscode.Disposable {
	const text = (argument: unknown): string | undefined =>
		typeof argument === 'string' ? argument : undefined;
	commands.register('culprit.refresh', async (section) =>
		(await list.get()).view.refresh(sectionIdOf(section)),
	);
	commands.register('culprit.loadMore', async (section) =>
		(await list.get()).view.loadMore(sectionIdOf(section)),
	);
	commands.register('culprit.showFirst', async (section) =>
		(await list.get()).view.showFirst(sectionIdOf(section)),
	);
	commands.register('culprit.openViewInBrowser', async (section) =>
		(await list.get()).openViewInBrowser(sectionIdOf(section)),
	);
	commands.register('culprit.searchIssues', async (query) => (await list.get()).search(text(query)));
	commands.register('culprit.saveView', async (name) => (await list.get()).saveView(text(name)));
	commands.register('culprit.editViews', async () => (await list.get()).editViews());
	commands.register('culprit.showIssuesInFile', async () => {
		await vscode.commands.executeCommand('culprit.issues.focus');
		if (setting('inThisFile') === 'off') {
			void notice('info', vscode.l10n.t('"In This File" is turned off in the settings.'));
			return;
		}
		await (await list.get()).view.showInFile();
	});
	commands.register('culprit.resetFilter', async () => list.choices.reset());
	commands.register('culprit.sortIssues', async () => (await list.get()).chooseSort());
	commands.register('culprit.chooseEnvironments', async () => (await list.get()).chooseEnvironments());
	commands.register('culprit.choosePeriod', async () => (await list.get()).choosePeriod());
	commands.register('culprit.groupIssues', async () => (await list.get()).chooseGrouping());
	const copy = (text: (issue: Issue) => string) => async (row: unknown, rows: unknown) => {
		const issues = (await list.get()).view.chosen(row, rows);
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
		copy((issue) => copiedTitle(issue.title)),
	);
	return onDidChangeSetting(['query'], () => list.choices.reread());
}
