import * as vscode from 'vscode';
import { setting } from '../platform/config.ts';
import { notice } from '../platform/notice.ts';

/** Says that a refresh nobody asked for brought new issues: only to those who want to be told. */
export async function tellNew(count: number): Promise<void> {
	if (!setting('notifyNewIssues')) {
		return;
	}
	const show = vscode.l10n.t('Show');
	const chosen = await notice(
		'info',
		count === 1
			? vscode.l10n.t('A new issue came in Sentry.')
			: vscode.l10n.t('{0} new issues came in Sentry.', count),
		show,
	);
	if (chosen === show) {
		await vscode.commands.executeCommand('culprit.issues.focus');
	}
}
