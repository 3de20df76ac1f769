import * as vscode from 'vscode';
import { setting } from '../platform/config.ts';
import { lazy } from '../platform/lazy.ts';
import { LazyTree } from './lazyTree.ts';
import { ListChoices } from './listChoices.ts';
import type { Row } from './row.ts';
import type { ListFeatures, ListFeaturesOptions } from './listFeatures.ts';

export interface List extends vscode.Disposable {
	/** Loads the chunk when nobody did before. */
	readonly get: () => Promise<ListFeatures>;
	/** Loads the chunk before it is wanted, and nothing more. */
	readonly warm: () => Promise<unknown>;
	readonly choices: ListChoices;
}

/** The view "Issues" as VS Code has to know it from the start; what fills it is loaded when it is looked at. */
export function loadListFeatures(
	context: vscode.ExtensionContext,
	options: Omit<ListFeaturesOptions, 'view' | 'choices'>,
): List {
	const choices = new ListChoices(context.workspaceState, () => setting('query'));
	const { session } = options;
	const listening = session.onDidSignOut(({ origin }) => {
		if (!session.accountOf(origin)) {
			void choices.forgetLooks(origin);
		}
	});
	const warm = () => import('./listFeatures.ts');
	const features = lazy(warm, ({ createListFeatures }) => {
		const made = createListFeatures({ ...options, choices, view });
		tree.take(made.view.tree);
		return made;
	});
	const tree = new LazyTree(async () => (await features.get()).view.tree);
	const view = vscode.window.createTreeView<Row>('culprit.issues', {
		treeDataProvider: tree,
		showCollapseAll: true,
		canSelectMany: true,
	});
	return {
		get: features.get,
		warm,
		choices,
		dispose: () => {
			listening.dispose();
			features.dispose();
			view.dispose();
			tree.dispose();
			choices.dispose();
		},
	};
}
