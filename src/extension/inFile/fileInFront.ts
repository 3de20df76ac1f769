import * as vscode from 'vscode';

/** The file of the editor in front; where that shows none (a panel, an output), the last one, as long as it is open. */
export function fileInFront(last: vscode.TextDocument | undefined): vscode.TextDocument | undefined {
	const document = vscode.window.activeTextEditor?.document;
	const schemes = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme);
	const isSource = document?.uri.scheme === 'file' || schemes.includes(document?.uri.scheme ?? '');
	return [isSource ? document : undefined, last].find((one) => one && hasTab(one.uri.toString()));
}

/** Whether some tab shows the file, alone or beside what it was. */
export function hasTab(uri: string): boolean {
	return vscode.window.tabGroups.all.some(({ tabs }) =>
		tabs.some(
			({ input }) =>
				(input instanceof vscode.TabInputText && input.uri.toString() === uri) ||
				(input instanceof vscode.TabInputTextDiff && input.modified.toString() === uri),
		),
	);
}

/** Of the file, in its workspace folder. */
export function pathOf(uri: vscode.Uri): string {
	return vscode.workspace.asRelativePath(uri, false).replaceAll('\\', '/');
}

export function nameOf(uri: vscode.Uri): string {
	return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
