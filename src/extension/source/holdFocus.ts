import * as vscode from 'vscode';

/** Milliseconds: longer than an answer is on its way, shorter than anybody needs to go back to the page. */
const patience = 150;

/**
 * Keeps an editor that was just opened the active one, where a page is open in a group beside it. VS Code asks the page's
 * frame every 250 ms whether it has the focus (`trackFocus` in its `pre/index.html`). An answer given before the editor took
 * the focus and handled after makes the page's group active again while the keys go to the editor: no command of the editor
 * works then. Done once; afterwards whoever goes back to the page stays there.
 */
export function holdFocus(editor: vscode.TextEditor): void {
	const { document, viewColumn } = editor;
	if (viewColumn === undefined) {
		return;
	}
	const check = (): void => {
		const { activeTabGroup } = vscode.window.tabGroups;
		if (isPageActive() && activeTabGroup.viewColumn !== viewColumn) {
			end();
			if (vscode.window.visibleTextEditors.includes(editor)) {
				// Where the file is gone meanwhile there is nothing to go back to.
				vscode.window.showTextDocument(document, { preview: true, viewColumn }).then(undefined, () => {});
			}
		}
	};
	const listening = vscode.window.tabGroups.onDidChangeTabGroups(check);
	const timer = setTimeout(end, patience);
	function end(): void {
		clearTimeout(timer);
		listening.dispose();
	}
	check();
}

/** Whether a webview, not a text, is in front in the active group. */
export function isPageActive(): boolean {
	return vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputWebview;
}
