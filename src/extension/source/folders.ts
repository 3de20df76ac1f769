import * as vscode from 'vscode';
import { createManifests, type Manifests } from '../../core/source/manifests.ts';
import { basenameOf } from '../../core/source/pathText.ts';
import type { FrameQuery } from '../../core/source/frameQuery.ts';
import type { Root } from '../../core/source/workspace.ts';
import { createFolderIndex, type FolderIndex } from './folderIndex.ts';
import { gitApi, repositoryName } from './gitApi.ts';
import { exclude, pathBelow } from './listFiles.ts';
import { createOpenWorkspace, type OpenWorkspace } from './openWorkspace.ts';

/** The workspace as one piece of work sees it. */
export interface Ground {
	readonly workspace: OpenWorkspace;
	readonly manifests: Manifests;
	readonly folders: readonly vscode.WorkspaceFolder[];
}

/** Keeps an index for each workspace folder. */
export interface Folders extends vscode.Disposable {
	/** Lists the files first, where that was not done yet. */
	ground(signal: AbortSignal): Promise<Ground>;
	/** In a workspace too large to be listed: searches for the names that the queries need. */
	prefetch(queries: readonly FrameQuery[], signal: AbortSignal): Promise<void>;
	/** Some file came, went or was written: what was found may not hold any more. */
	readonly onDidChange: vscode.Event<void>;
}

/** More files of a folder than these are not kept in memory. */
const mostFiles = 500_000;

/** Searches for names in one go, and files found for one of them. */
const maxSearches = 20;
const maxFound = 200;

export function createFolders(
	log: vscode.LogOutputChannel,
	workspaceFolders: () => readonly vscode.WorkspaceFolder[],
	most = mostFiles,
): Folders {
	const changed = new vscode.EventEmitter<void>();
	const indexes = new Map<string, FolderIndex>();
	const heads = new Map<string, vscode.Disposable>();
	let manifests: Manifests | undefined;

	const onChange = (): void => {
		manifests = undefined;
		changed.fire();
	};
	const drop = (): void => {
		for (const index of indexes.values()) {
			index.dispose();
		}
		indexes.clear();
		onChange();
	};
	const subscriptions = [
		changed,
		vscode.workspace.onDidChangeWorkspaceFolders(drop),
		vscode.workspace.onDidGrantWorkspaceTrust(drop),
	];

	/** A checkout changes many files at once, and may change none that the watcher is told of before it is asked. */
	async function followHeads(): Promise<void> {
		const git = await gitApi();
		for (const repository of git?.repositories ?? []) {
			const key = repository.rootUri.toString();
			if (!heads.has(key)) {
				let commit = repository.state.HEAD?.commit;
				heads.set(
					key,
					repository.state.onDidChange(() => {
						const now = repository.state.HEAD?.commit;
						if (now !== commit) {
							commit = now;
							for (const index of indexes.values()) {
								index.invalidate();
							}
						}
					}),
				);
			}
		}
	}

	const indexOf = (folder: vscode.WorkspaceFolder): FolderIndex => {
		const key = folder.uri.toString();
		const known = indexes.get(key) ?? createFolderIndex(folder, most, log, onChange);
		indexes.set(key, known);
		return known;
	};

	return {
		onDidChange: changed.event,
		async ground(signal) {
			const folders = workspaceFolders();
			const git = await gitApi();
			await followHeads();
			const roots = await Promise.all(
				folders.map(async (folder): Promise<Root> => {
					const repository = git?.getRepository(folder.uri);
					const name = repository ? repositoryName(repository) : undefined;
					return {
						name: folder.name,
						...(name !== undefined && { repository: name }),
						index: await indexOf(folder).ready(signal),
					};
				}),
			);
			const workspace = createOpenWorkspace(roots, folders);
			manifests ??= createManifests(createOpenWorkspace(roots, folders));
			return { workspace, manifests, folders };
		},
		async prefetch(queries, signal) {
			for (const folder of workspaceFolders()) {
				const owner = indexOf(folder);
				if (!owner.isPartial) {
					continue;
				}
				const index = await owner.ready(signal);
				for (const name of namesOf(queries).slice(0, maxSearches)) {
					if (signal.aborted) {
						return;
					}
					const pattern = new vscode.RelativePattern(folder, `**/${escapeGlob(name)}`);
					for (const uri of await vscode.workspace.findFiles(pattern, exclude, maxFound)) {
						const path = pathBelow(folder.uri, uri);
						if (path !== undefined) {
							index.add(path);
						}
					}
				}
			}
		},
		dispose: () => {
			for (const one of [...subscriptions, ...indexes.values(), ...heads.values()]) {
				one.dispose();
			}
		},
	};
}

function namesOf(queries: readonly FrameQuery[]): readonly string[] {
	const names = queries.flatMap((query) => [
		...query.paths.map((path) => path.segments.at(-1) ?? ''),
		...query.hints.flatMap((hint) => {
			const last = basenameOf(hint.segments.at(-1) ?? '');
			return hint.extensions ? hint.extensions.map((ending) => `${last}.${ending}`) : [last];
		}),
	]);
	return [...new Set(names)].filter((name) => name !== '' && name.length < 200);
}

/** A glob that means just this name, whatever an event put in it; VS Code's globs have no escape but a class of one. */
export function escapeGlob(name: string): string {
	return name.replace(/[*?[\]{}]/g, (char) => (char === ']' ? '?' : `[${char}]`)).replaceAll('\\', '?');
}
