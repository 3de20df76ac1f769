import * as vscode from 'vscode';
import { notice } from '../platform/notice.ts';
import type { ReleaseCommit, Releases } from './release.ts';

/** A file of a release whose content a partial clone does not hold. */
export interface AbsentFile {
	readonly commit: ReleaseCommit;
	/** As it was called then. */
	readonly uri: vscode.Uri;
}

/** Fetches what a partial clone lacks: only when the user says so, once for each repository and window. */
export interface FetchFile {
	/**
	 * True when the file can be read now. Who said no is asked again only for `insists`: the user asked for that very file.
	 * `release` is its name, shown only. Says itself what went wrong.
	 */
	fetch(file: AbsentFile, release: string, insists: boolean): Promise<boolean>;
}

export function createFetchFile(releases: Releases): FetchFile {
	/** By the repository's top folder. */
	const answers = new Map<string, Promise<boolean>>();

	const mayFetch = async (what: string, release: string): Promise<boolean> => {
		const fetch = vscode.l10n.t('Fetch');
		const sentence = vscode.l10n.t('{0} of release {1} is not in this clone.', what, release);
		return (await notice('info', sentence, fetch)) === fetch;
	};

	return {
		async fetch({ commit, uri }, release, insists) {
			const key = commit.repository.rootUri.toString();
			const what = vscode.workspace.asRelativePath(uri);
			const known = answers.get(key);
			const asking = known && !(insists && !(await known)) ? known : mayFetch(what, release);
			answers.set(key, asking);
			if (!(await asking)) {
				return false;
			}
			// VS Code's git may ask for a password; what it shows is not needed, only that it has fetched.
			const fetching = async (): Promise<unknown> => commit.repository.show(commit.hash, uri.fsPath);
			await vscode.window
				.withProgress(
					{
						location: vscode.ProgressLocation.Notification,
						title: vscode.l10n.t('Fetching release {0}…', release),
					},
					fetching,
				)
				.then(undefined, () => {});
			releases.forget();
			const now = await releases.fileAt(uri, commit);
			const isThere = now !== undefined && !('absent' in now);
			if (!isThere) {
				void notice('info', vscode.l10n.t('{0} of release {1} could not be fetched.', what, release));
			}
			return isThere;
		},
	};
}
