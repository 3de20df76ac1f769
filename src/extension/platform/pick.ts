import * as vscode from 'vscode';
import { visibleText } from '../../core/text/visibleText.ts';

export interface PickOptions<T> {
	readonly title: string;
	readonly placeholder: string;
	/** Runs while the list is on screen, busy. Its error ends the pick. */
	readonly load: (signal: AbortSignal) => Promise<readonly (vscode.QuickPickItem & { readonly value: T })[]>;
	readonly many?: boolean;
	/** Where there is no choice, none is asked for. */
	readonly takeOnly?: boolean;
}

/** Lets the user choose from a list that has to be fetched first. Nothing when they left. */
export async function pick<T>(options: PickOptions<T>): Promise<readonly T[] | undefined> {
	const list = vscode.window.createQuickPick<vscode.QuickPickItem & { readonly value: T }>();
	const loading = new AbortController();
	list.title = visibleText(options.title);
	list.placeholder = visibleText(options.placeholder);
	list.canSelectMany = options.many ?? false;
	list.matchOnDescription = true;
	list.busy = true;
	try {
		return await new Promise((resolve, reject) => {
			list.onDidHide(() => resolve(undefined));
			list.onDidAccept(() => {
				if (!list.busy) {
					resolve(list.selectedItems.map((item) => item.value));
				}
			});
			list.show();
			const fill = async (): Promise<void> => {
				const items = await options.load(loading.signal);
				const [first, second] = items;
				if (options.takeOnly && first && !second) {
					resolve([first.value]);
				}
				list.busy = false;
				list.items = items;
				list.selectedItems = items.filter((item) => item.picked === true);
			};
			fill().catch(reject);
		});
	} finally {
		loading.abort();
		list.dispose();
	}
}
