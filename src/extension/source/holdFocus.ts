import * as vscode from 'vscode';
import type { WatchFocus } from './source.ts';

/** Milliseconds: longer than an answer is on its way on a machine that is busy with other things. */
const patience = 10_000;
/** The same where the page cannot be asked: shorter than anybody needs to go to it. */
const patienceUnasked = 150;

export interface FocusHold extends vscode.Disposable {
	/** Keeps an editor that was just opened the active one. */
	hold(editor: vscode.TextEditor): void;
}

/**
 * Where a page is open in a group beside the editor, VS Code asks the page's frame every 250 ms whether it has the focus
 * (`trackFocus` in its `pre/index.html`). An answer given before the editor took the focus and handled after makes the page's
 * group active again while the keys go to the editor: no command of the editor works then. The page itself knows better.
 * Done once for an editor; afterwards whoever goes back to the page stays there.
 */
export function createFocusHold(watchFocus: WatchFocus = () => async () => undefined): FocusHold {
	let end = (): void => {};
	return {
		hold(editor) {
			end();
			const { document, viewColumn } = editor;
			if (viewColumn === undefined) {
				return;
			}
			const opened = Date.now();
			const hasFocus = watchFocus();
			const isPageBeside = (): boolean =>
				isPageActive() && vscode.window.tabGroups.activeTabGroup.viewColumn !== viewColumn;
			const check = async (): Promise<void> => {
				if (!isPageBeside()) {
					return;
				}
				end();
				const isLate = Date.now() > opened + patienceUnasked;
				const wentThere = (await hasFocus()) ?? isLate;
				if (!wentThere && isPageBeside() && vscode.window.visibleTextEditors.includes(editor)) {
					// Where the file is gone meanwhile there is nothing to go back to.
					vscode.window.showTextDocument(document, { preview: true, viewColumn }).then(undefined, () => {});
				}
			};
			const listening = vscode.window.tabGroups.onDidChangeTabGroups(() => void check());
			const timer = setTimeout(() => end(), patience);
			end = () => {
				clearTimeout(timer);
				listening.dispose();
			};
			void check();
		},
		dispose: () => end(),
	};
}

/** Whether a webview, not a text, is in front in the active group. */
export function isPageActive(): boolean {
	return vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputWebview;
}
