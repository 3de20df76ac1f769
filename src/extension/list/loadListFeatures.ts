import type { Issue } from '../../core/issue/issue.ts';

import * as vscode from 'vscode';
import { defaultQuery } from '../platform/config.ts';
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
	/** For the time until the first rows come, where the chunk is loaded. */
	readonly practise: (issue: Issue) => void;
	/** What was learnt of an issue elsewhere, for rows that are there. */
	readonly learn: (issue: Issue) => void;
}

/** The view "Issues" as VS Code has to know it from the start; what fills it is loaded when it is looked at. */
export function loadListFeatures(
	context: vscode.ExtensionContext,
	options: Omit<ListFeaturesOptions, 'view' | 'choices'>,
): List {
	const choices = new ListChoices(context.workspaceState, defaultQuery);
	const { session } = options;
	const listening = session.onDidSignOut(({ origin }) => {
		if (!session.accountOf(origin)) {
			void choices.forgetLooks(origin);
		}
	});
	const tree = new LazyTree(async () => (await get()).view.tree);
	const view = vscode.window.createTreeView<Row>('culprit.issues', {
		treeDataProvider: tree,
		showCollapseAll: true,
		canSelectMany: true,
	});
	let loading: Promise<ListFeatures> | undefined;
	let loaded: ListFeatures | undefined;
	let disposed = false;
	const warm = () => import('./listFeatures.ts');
	const load = async (): Promise<ListFeatures> => {
		const { createListFeatures } = await warm();
		loaded = createListFeatures({ ...options, choices, view });
		tree.take(loaded.view.tree);
		if (disposed) {
			loaded.dispose();
		}
		return loaded;
	};
	const get = async (): Promise<ListFeatures> => {
		loading ??= load();
		return loading;
	};
	return {
		get,
		warm,
		choices,
		// It is for speed only: a list that cannot be drawn says so when it is drawn.
		practise: (issue) => void loaded?.practise(issue).catch(() => {}),
		learn: (issue) => loaded?.view.learn(issue),
		dispose: () => {
			disposed = true;
			listening.dispose();
			loaded?.dispose();
			view.dispose();
			tree.dispose();
			choices.dispose();
		},
	};
}
