import * as vscode from 'vscode';

/** The number on the view's icon: issues that are new since the user last looked. */
export function newBadge(count: number): vscode.ViewBadge | undefined {
	if (count === 0) {
		return undefined;
	}
	const tooltip =
		count === 1
			? vscode.l10n.t('1 new issue since last look')
			: vscode.l10n.t('{0} new issues since last look', count);
	return { value: count, tooltip };
}
