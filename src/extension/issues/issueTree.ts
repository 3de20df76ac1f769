import * as vscode from 'vscode';
import { issueItem } from './issueItem.ts';
import type { TextContext } from './issueText.ts';
import { issueTooltip } from './issueTooltip.ts';
import { type IssueRow, isSameRow, type Row, rowKey } from './row.ts';

/** Draws rows. What they are is decided by `IssuesView`, which hands over all of them at once. */
export class IssueTree implements vscode.TreeDataProvider<Row> {
	readonly #context: () => TextContext;
	readonly #changed = new vscode.EventEmitter<Row | Row[] | undefined>();
	readonly onDidChangeTreeData = this.#changed.event;
	#rows: readonly Row[] = [];

	constructor(context: () => TextContext) {
		this.#context = context;
	}

	/** Tells VS Code only of what is new: the same rows in the same order cost nothing, a few changed ones only them. */
	show(rows: readonly Row[]): void {
		const old = new Map(this.#rows.map((row) => [rowKey(row), row]));
		const sameOrder =
			rows.length === this.#rows.length &&
			rows.every((row, at) => rowKey(row) === rowKey(this.#rows[at] ?? row));
		const kept = rows.map((row) => {
			const before = old.get(rowKey(row));
			return before && isSameRow(before, row) ? before : row;
		});
		const changed = kept.filter((row, at) => row !== this.#rows[at]);
		this.#rows = kept;
		// A changed row is a new element, which VS Code can only find through its parent.
		if (!sameOrder || changed.length > 0) {
			this.#changed.fire(undefined);
		}
	}

	/** Everything once more: relative times have moved on. */
	redraw(): void {
		this.#changed.fire(undefined);
	}

	find(issueId: string): IssueRow | undefined {
		return this.#rows.find((row): row is IssueRow => row.kind === 'issue' && row.issue.id === issueId);
	}

	getChildren(row?: Row): Row[] {
		return row ? [] : [...this.#rows];
	}

	getParent(): undefined {
		return undefined;
	}

	getTreeItem(row: Row): vscode.TreeItem {
		if (row.kind === 'issue') {
			const item = issueItem(row.issue, this.#context());
			item.command = { command: 'culprit.openIssue', title: '', arguments: [row] };
			return item;
		}
		const item = new vscode.TreeItem(row.label);
		item.id = row.id;
		item.description = row.description ?? '';
		item.iconPath = new vscode.ThemeIcon(row.icon);
		item.contextValue = 'action';
		item.command = { command: row.command, title: row.label, arguments: [...(row.arguments ?? [])] };
		return item;
	}

	resolveTreeItem(item: vscode.TreeItem, row: Row): vscode.TreeItem {
		if (row.kind === 'issue') {
			item.tooltip = issueTooltip(row.issue, this.#context());
		}
		return item;
	}

	dispose(): void {
		this.#changed.dispose();
	}
}
