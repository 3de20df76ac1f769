/**
 * The least that such extensions can be: a view with a hundred rows, each of which opens a page with one line, and one whose
 * rows come with a bare `fetch` and `JSON.parse`.
 */
import { readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { type BareRequest, bareRequestFile } from './bareRequest.ts';

const rows = Array.from({ length: 100 }, (_, at) => `Row ${at}`);

export function activate(context: vscode.ExtensionContext): void {
	const open = (): void => {
		const panel = vscode.window.createWebviewPanel('bench.empty', 'Empty', vscode.ViewColumn.Active, {
			enableScripts: true,
		});
		panel.webview.html = '<!DOCTYPE html><html lang="en"><body><p id="bench-empty">Empty</p></body></html>';
	};
	context.subscriptions.push(
		vscode.window.createTreeView('bench.rows', { treeDataProvider: treeOf(async () => rows) }),
		vscode.window.createTreeView('bench.bare', { treeDataProvider: treeOf(fetchRows) }),
		vscode.commands.registerCommand('bench.open', open),
	);
}

function treeOf(rowsOf: () => Promise<string[]>): vscode.TreeDataProvider<string> {
	return {
		getChildren: async (row) => (row === undefined ? ['All'] : rowsOf()),
		getTreeItem: (row) =>
			row === 'All'
				? { label: row, collapsibleState: vscode.TreeItemCollapsibleState.Expanded }
				: { label: row, command: { command: 'bench.open', title: 'Open' } },
	};
}

async function fetchRows(): Promise<string[]> {
	const { url, headers } = JSON.parse(readFileSync(bareRequestFile(), 'utf8')) as BareRequest;
	const reply = await fetch(url, { headers });
	return (JSON.parse(await reply.text()) as unknown[]).map((_, at) => `Row ${at}`);
}
