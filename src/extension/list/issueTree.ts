import * as vscode from 'vscode';
import { frameItem } from './frameItem.ts';
import { issueItem, themeIcon } from './issueItem.ts';
import type { TextContext } from './text/issueText.ts';
import { issueTooltip } from './text/issueTooltip.ts';
import { type IssueRow, isIssueRow, makeRow, type Row, type RowSpec } from './row.ts';
import { RowModel } from './rowModel.ts';

export interface IssueTreeOptions {
	readonly context: () => TextContext;
	/** The rows below an issue, asked for when it is opened. `onChange` is called when they became others. */
	readonly frames: (row: IssueRow, onChange: () => void) => Promise<readonly RowSpec[]>;
	/** Of a section, by its id: resolves when rows that are under way are there; absent, there is nothing to wait for. */
	readonly coming?: (section: string) => Promise<void> | undefined;
}

/** Draws rows. What they are is decided by `IssuesView`, which hands over all of them at once. */
export class IssueTree implements vscode.TreeDataProvider<Row> {
	readonly #options: IssueTreeOptions;
	readonly #model = new RowModel();
	readonly #changed = new vscode.EventEmitter<Row | Row[] | undefined>();
	readonly onDidChangeTreeData = this.#changed.event;

	constructor(options: IssueTreeOptions) {
		this.#options = options;
	}

	/** Tells VS Code only of what is new: the same rows cost nothing, a few changed ones only them. */
	show(specs: readonly RowSpec[]): void {
		const { roots, rows } = this.#model.show(specs);
		if (roots) {
			this.#changed.fire(undefined);
		} else if (rows.length > 0) {
			this.#changed.fire([...rows]);
		}
	}

	/** Everything once more: relative times have moved on. */
	redraw(): void {
		this.#changed.fire(undefined);
	}

	find(issueId: string): Row | undefined {
		return this.#model.rowsOf(issueId)[0];
	}

	async getChildren(row?: Row): Promise<Row[]> {
		if (!row) {
			return [...this.#model.roots];
		}
		if (isIssueRow(row)) {
			const specs = await this.#options.frames(row, () => this.#changed.fire(row));
			row.children = specs.map((spec) => makeRow(spec, row));
		} else if (row.content.kind === 'section') {
			await this.#options.coming?.(row.content.id);
		}
		return [...row.children];
	}

	getParent(row: Row): Row | undefined {
		return row.parent;
	}

	getTreeItem(row: Row): vscode.TreeItem {
		const { content } = row;
		const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
		switch (content.kind) {
			case 'issue': {
				const item = issueItem(content, this.#options.context());
				item.id = row.key;
				item.command = { command: 'culprit.openIssue', title: '', arguments: [row] };
				return item;
			}
			case 'frame': {
				const item = frameItem(content, this.#options.context().l10n);
				item.id = row.key;
				item.command = { command: 'culprit.openFrame', title: '', arguments: [row] };
				return item;
			}
			case 'section':
			case 'group': {
				const open = content.kind === 'group' || content.expanded;
				const item = new vscode.TreeItem(content.label, open ? Expanded : Collapsed);
				item.id = row.key;
				item.description = content.description;
				item.tooltip = content.tooltip;
				item.contextValue = content.kind === 'section' ? `section ${content.is}` : content.kind;
				item.iconPath = themeIcon(content.kind === 'section' ? content : content.icon);
				item.accessibilityInformation = { label: `${content.label}, ${content.description}` };
				return item;
			}
			case 'action': {
				const item = new vscode.TreeItem(content.label);
				item.id = row.key;
				item.description = content.description ?? '';
				item.tooltip = content.tooltip ?? content.label;
				item.iconPath = new vscode.ThemeIcon(content.icon);
				item.contextValue = 'action';
				if (content.command !== undefined) {
					item.command = {
						command: content.command,
						title: content.label,
						arguments: [...(content.arguments ?? [])],
					};
				}
				return item;
			}
		}
	}

	resolveTreeItem(item: vscode.TreeItem, row: Row): vscode.TreeItem {
		if (isIssueRow(row)) {
			item.tooltip = issueTooltip(row.issue, this.#options.context());
		}
		return item;
	}

	dispose(): void {
		this.#changed.dispose();
	}
}
