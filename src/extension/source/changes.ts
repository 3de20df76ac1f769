import * as vscode from 'vscode';
import type { Folders } from './folders.ts';
import { pathBelow } from './listFiles.ts';
import { Debounce } from '../platform/debounce.ts';
import { DisposableStore } from '../platform/disposableStore.ts';

/** Milliseconds. While somebody types nothing is said. */
const quiet = 700;
/** Milliseconds. A build that writes on and on is told of every now and then. */
const longest = 5000;

/** Tells, a moment after it happened, that what was found in the workspace's files may not hold any more. */
export function createChanges(
	folders: Folders,
	workspaceFolders: () => readonly vscode.WorkspaceFolder[],
): {
	readonly onDidChange: vscode.Event<void>;
	/** At once: a person waits for it. */
	readonly tell: () => void;
	readonly dispose: () => void;
} {
	const changed = new vscode.EventEmitter<void>();
	const telling = new Debounce(() => changed.fire());
	let since = 0;
	const later = (): void => {
		const now = Date.now();
		since = telling.isWaiting ? since : now;
		telling.restart(Math.max(0, Math.min(quiet, since + longest - now)));
	};
	const owned = new DisposableStore([
		changed,
		telling,
		folders.onDidChange(later),
		vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
			const isOurs = workspaceFolders().some(({ uri }) => pathBelow(uri, document.uri) !== undefined);
			if (contentChanges.length > 0 && isOurs) {
				later();
			}
		}),
	]);
	return {
		onDidChange: changed.event,
		tell: () => changed.fire(),
		dispose: () => owned.dispose(),
	};
}
