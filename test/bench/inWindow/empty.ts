/** The least that an extension with such a view can be: a hundred rows, each of which opens a page with one line. */
import * as vscode from 'vscode';

const rows = Array.from({ length: 100 }, (_, at) => `Row ${at}`);

export function activate(context: vscode.ExtensionContext): void {
	const open = (): void => {
		const panel = vscode.window.createWebviewPanel('bench.empty', 'Empty', vscode.ViewColumn.Active, {
			enableScripts: true,
		});
		panel.webview.html = '<!DOCTYPE html><html lang="en"><body><p id="bench-empty">Empty</p></body></html>';
	};
	const tree: vscode.TreeDataProvider<string> = {
		getChildren: (row) => (row === undefined ? ['All'] : rows),
		getTreeItem: (row) =>
			row === 'All'
				? { label: row, collapsibleState: vscode.TreeItemCollapsibleState.Expanded }
				: { label: row, command: { command: 'bench.open', title: 'Open' } },
	};
	context.subscriptions.push(
		vscode.window.createTreeView('bench.rows', { treeDataProvider: tree }),
		vscode.commands.registerCommand('bench.open', open),
	);
}
