import * as vscode from 'vscode';
import { findProgram } from './findProgram.ts';
import type { GitPlace } from './safeGit.ts';

/** What is used of the built-in git extension's API, version 1; its `git.d.ts` is the reference. */
export interface GitApi {
	readonly git: { readonly path: string };
	readonly repositories: readonly GitRepository[];
	getRepository(uri: vscode.Uri): GitRepository | null;
	toGitUri(uri: vscode.Uri, ref: string): vscode.Uri;
}

export interface GitRepository {
	readonly rootUri: vscode.Uri;
	readonly state: {
		readonly HEAD?: {
			readonly commit?: string;
			/** The branch that it follows. */
			readonly upstream?: { readonly remote: string; readonly name: string };
		};
		readonly remotes: readonly { readonly name: string; readonly fetchUrl?: string }[];
		readonly onDidChange: vscode.Event<void>;
	};
	getCommit(ref: string): Promise<{ readonly hash: string }>;
	show(ref: string, path: string): Promise<string>;
	/** Between the commit and the working tree. */
	diffWith(ref: string): Promise<readonly GitChange[]>;
	fetch(remote?: string, ref?: string, depth?: number): Promise<void>;
}

interface GitChange {
	readonly originalUri: vscode.Uri;
	readonly renameUri: vscode.Uri | undefined;
}

interface GitExtension {
	readonly enabled: boolean;
	getAPI(version: 1): GitApi;
}

/**
 * The git extension's API. None in a workspace that is not trusted (git runs what a repository's configuration names),
 * nor where the extension is off.
 */
export async function gitApi(): Promise<GitApi | undefined> {
	const extension = vscode.workspace.isTrusted
		? vscode.extensions.getExtension<GitExtension>('vscode.git')
		: undefined;
	try {
		const git = extension?.isActive === true ? extension.exports : await extension?.activate();
		return git?.enabled === true ? git.getAPI(1) : undefined;
	} catch {
		return undefined;
	}
}

/** The git that VS Code uses, at a folder on disk. None where `gitApi` has none. */
export async function gitAt(folder: vscode.Uri): Promise<GitPlace | undefined> {
	const api = folder.scheme === 'file' ? await gitApi() : undefined;
	const workspace = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
	const git =
		api &&
		(await findProgram(
			api.git.path,
			workspace.map(({ uri }) => uri.fsPath),
		));
	return git === undefined ? undefined : { git, folder: folder.fsPath };
}

/** `owner/name` of a repository's first remote, `origin` before others. */
export function repositoryName(repository: GitRepository): string | undefined {
	const { remotes } = repository.state;
	const url = (remotes.find(({ name }) => name === 'origin') ?? remotes[0])?.fetchUrl;
	return /[/:]([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(url ?? '')?.[1];
}
