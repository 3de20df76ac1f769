import * as vscode from 'vscode';
import { createPathIndex, emptyPathIndex, type PathIndex } from '../../core/source/pathIndex.ts';
import { gitAt } from './gitApi.ts';
import { isExcluded, type Listing, listWithSearch, pathBelow } from './listFiles.ts';
import { listWithGit, trackable } from './listWithGit.ts';
import type { GitPlace } from './safeGit.ts';

/**
 * The files of one workspace folder, `most` at most: listed when first asked for, then kept up with the file system and git's
 * HEAD.
 */
export interface FolderIndex extends vscode.Disposable {
	readonly folder: vscode.WorkspaceFolder;
	ready(signal: AbortSignal): Promise<PathIndex>;
	/** The folder has more files than are kept: names must be searched for. */
	readonly isPartial: boolean;
	/** Something else lists files now, or files came and went in masses. */
	invalidate(): void;
}

/** Paths of 100 bytes. */
const mostRefused = 10_000;

/** More news than these at once, and listing anew is cheaper than following. */
const maxNews = 1000;

export function createFolderIndex(
	folder: vscode.WorkspaceFolder,
	most: number,
	log: vscode.LogOutputChannel,
	onChange: () => void,
): FolderIndex {
	let index: Promise<PathIndex> | undefined;
	let isPartial = false;
	let isDisposed = false;
	let lifetime = new AbortController();
	/** Created since the last listing; not yet known to be source rather than build output. */
	let created = new Set<string>();
	let deleted = new Set<string>();
	/** Written, and found to be no source: build output is written again and again. */
	let refused = new Set<string>();

	const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '**/*'));
	const heard = (news: Set<string>, other: Set<string>, uri: vscode.Uri): void => {
		const path = pathBelow(folder.uri, uri);
		if (index === undefined || path === undefined || isExcluded(path)) {
			return;
		}
		news.add(path);
		other.delete(path);
		if (created.size + deleted.size > maxNews) {
			invalidate();
		} else {
			onChange();
		}
	};
	watcher.onDidCreate((uri) => heard(created, deleted, uri));
	watcher.onDidDelete((uri) => heard(deleted, created, uri));
	watcher.onDidChange((uri) => void written(uri));

	/**
	 * The names stay, but lines may have moved, and packages may be called otherwise. One that the listing did not see was
	 * away meanwhile: a watcher makes a change of a file that went and came back. Logs and build output do not count.
	 */
	async function written(uri: vscode.Uri): Promise<void> {
		const path = pathBelow(folder.uri, uri);
		const built = await index;
		if (path === undefined || !built) {
			return;
		}
		if (built.find(path) === path) {
			onChange();
		} else if (!refused.has(path)) {
			heard(created, deleted, uri);
		}
	}

	function invalidate(): void {
		lifetime.abort();
		lifetime = new AbortController();
		index = undefined;
		created = new Set();
		deleted = new Set();
		refused = new Set();
		onChange();
	}

	async function build(signal: AbortSignal): Promise<PathIndex> {
		const start = Date.now();
		const listed =
			(await gitList(await gitAt(folder.uri), most, signal)) ?? (await listWithSearch(folder, most, signal));
		isPartial = listed.isCut;
		const built = await createPathIndex(
			listed.paths,
			async () => new Promise((resolve) => setImmediate(resolve)),
		);
		log.info(`index: ${built.size} files of ${folder.name} in ${Date.now() - start} ms`);
		return built;
	}

	/** Puts the news in. Deleted folders come as one piece of news, so what lay below goes too. */
	async function follow(built: PathIndex, signal: AbortSignal): Promise<void> {
		const gone = deleted;
		const fresh = [...created];
		deleted = new Set();
		created = new Set();
		for (const path of gone) {
			if (built.find(path) === path) {
				built.remove(path);
			} else {
				for (const [at, files] of built.folders()) {
					if (at === path || at.startsWith(`${path}/`)) {
						files.forEach((file) => built.remove(file));
					}
				}
			}
		}
		const found = new Set(await sources(fresh, signal));
		for (const path of fresh) {
			if (found.has(path)) {
				built.add(path);
			} else if (refused.size < mostRefused) {
				refused.add(path);
			}
		}
	}

	async function sources(paths: readonly string[], signal: AbortSignal): Promise<readonly string[]> {
		if (paths.length === 0) {
			return [];
		}
		const git = await gitAt(folder.uri);
		try {
			return git ? await trackable(git, paths, signal) : await filesOnly(folder, paths);
		} catch {
			return filesOnly(folder, paths);
		}
	}

	return {
		folder,
		get isPartial() {
			return isPartial;
		},
		async ready(signal) {
			for (;;) {
				const { signal: alive } = lifetime;
				index ??= build(alive).catch((error: unknown) => {
					log.warn(`index: ${folder.name}: ${error instanceof Error ? error.message : 'failed'}`);
					return emptyPathIndex();
				});
				const built = await index;
				if (signal.aborted || isDisposed) {
					return built;
				}
				if (alive.aborted) {
					continue;
				}
				if (created.size + deleted.size > 0) {
					await follow(built, alive);
				}
				return built;
			}
		},
		invalidate,
		dispose: () => {
			isDisposed = true;
			lifetime.abort();
			watcher.dispose();
		},
	};
}

/** `undefined` where there is no git, no repository, or nothing in it: then VS Code's search is asked. */
async function gitList(
	git: GitPlace | undefined,
	most: number,
	signal: AbortSignal,
): Promise<Listing | undefined> {
	if (!git) {
		return undefined;
	}
	try {
		const listed = await listWithGit(git, most, signal);
		return listed.paths.length > 0 || listed.isCut ? listed : undefined;
	} catch {
		return undefined;
	}
}

async function filesOnly(
	folder: vscode.WorkspaceFolder,
	paths: readonly string[],
): Promise<readonly string[]> {
	const checked = await Promise.all(
		paths.map(async (path) => {
			try {
				const stat = await vscode.workspace.fs.stat(vscode.Uri.joinPath(folder.uri, path));
				return stat.type === vscode.FileType.File ? path : undefined;
			} catch {
				return undefined;
			}
		}),
	);
	return checked.filter((path) => path !== undefined);
}
