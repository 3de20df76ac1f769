import type * as vscode from 'vscode';
import type { IssueFeatures, IssueFeaturesOptions } from './issueFeatures.ts';

/** Loads the chunk when its first feature is used, and lets go of it with the extension. */
export function loadIssueFeatures(options: IssueFeaturesOptions): {
	readonly get: () => Promise<IssueFeatures>;
	readonly loaded: IssueFeatures | undefined;
} & vscode.Disposable {
	let loading: Promise<IssueFeatures> | undefined;
	let loaded: IssueFeatures | undefined;
	let disposed = false;
	const load = async (): Promise<IssueFeatures> => {
		const { createIssueFeatures } = await import('./issueFeatures.ts');
		loaded = createIssueFeatures(options);
		if (disposed) {
			loaded.dispose();
		}
		return loaded;
	};
	return {
		get: async () => {
			loading ??= load();
			return loading;
		},
		get loaded() {
			return loaded;
		},
		dispose: () => {
			disposed = true;
			loaded?.dispose();
		},
	};
}
