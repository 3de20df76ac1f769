import * as vscode from 'vscode';
import type { Row } from './row.ts';

/** Stands for the tree until it is looked at: VS Code asks for rows only then, and only then is the chunk loaded. */
export class LazyTree implements vscode.TreeDataProvider<Row> {
	readonly #load: () => Promise<vscode.TreeDataProvider<Row>>;
	readonly #changed = new vscode.EventEmitter<void | Row | Row[] | null | undefined>();
	readonly onDidChangeTreeData = this.#changed.event;
	#tree: vscode.TreeDataProvider<Row> | undefined;
	#listening: vscode.Disposable | undefined;

	constructor(load: () => Promise<vscode.TreeDataProvider<Row>>) {
		this.#load = load;
	}

	/** The chunk was loaded, by whatever needed it first. */
	take(tree: vscode.TreeDataProvider<Row>): void {
		this.#tree = tree;
		this.#listening = tree.onDidChangeTreeData?.((change) => this.#changed.fire(change));
	}

	async getChildren(row?: Row): Promise<Row[]> {
		const tree = this.#tree ?? (await this.#load());
		return (await tree.getChildren(row)) ?? [];
	}

	getParent(row: Row): vscode.ProviderResult<Row> {
		return this.#tree?.getParent?.(row);
	}

	getTreeItem(row: Row): vscode.TreeItem | Thenable<vscode.TreeItem> {
		return this.#tree?.getTreeItem(row) ?? new vscode.TreeItem('');
	}

	resolveTreeItem(
		item: vscode.TreeItem,
		row: Row,
		token: vscode.CancellationToken,
	): vscode.ProviderResult<vscode.TreeItem> {
		return this.#tree?.resolveTreeItem?.(item, row, token);
	}

	dispose(): void {
		this.#listening?.dispose();
		this.#changed.dispose();
	}
}
