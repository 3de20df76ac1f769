import * as vscode from 'vscode';

/** What `when` clauses of the manifest ask. */
export interface ContextKeys {
	/** `culprit.state`: which welcome the empty view shows. `list` means that rows, or a message, speak for themselves. */
	readonly 'culprit.state': 'signedOut' | 'noOrganization' | 'loading' | 'failed' | 'list';
	readonly 'culprit.signedIn': boolean;
	/** A frame or culprit was opened, so there is a stack trace to step through. */
	readonly 'culprit.hasTrace': boolean;
	/** The token may change issues, as far as is known. */
	readonly 'culprit.mayWrite': boolean;
	/** The query in force is that of no view: it can be kept as one. */
	readonly 'culprit.isSearch': boolean;
	/** A query, environments or a period were chosen that are not the usual ones. */
	readonly 'culprit.isNarrowed': boolean;
	/** The last edit can still be taken back. */
	readonly 'culprit.canUndo': boolean;
}

const known = new Map<keyof ContextKeys, unknown>();

/** VS Code makes the view's title anew for each key that changes, and a key that was never set is as good as `false`. */
export function setContext<K extends keyof ContextKeys>(key: K, value: ContextKeys[K]): void {
	if ((known.get(key) ?? false) !== value) {
		known.set(key, value);
		void vscode.commands.executeCommand('setContext', key, value);
	}
}
