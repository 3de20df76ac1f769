import * as vscode from 'vscode';
import { unlessAborted } from '../platform/unlessAborted.ts';
import { withToken } from '../platform/withToken.ts';

/** Folders of packages, tools and caches. Build output stays in: it may be somebody's source. */
const excludedFolders = [
	'.git .hg .svn .jj node_modules bower_components jspm_packages .venv venv .tox .nox __pycache__ .mypy_cache .pytest_cache',
	'.ruff_cache .eggs .gradle .idea .dart_tool .next .nuxt .svelte-kit .turbo .parcel-cache .cache .pnpm-store .yarn .bundle',
	'Pods DerivedData .build .terraform .serverless .aws-sam coverage .nyc_output',
].flatMap((line) => line.split(' '));

export const exclude = `**/{${excludedFolders.join(',')}}/**`;

/** Files of a folder: all of them, or as many as were asked for. */
export interface Listing {
	readonly paths: readonly string[];
	/** There are more. */
	readonly isCut: boolean;
}

function listing(paths: readonly string[], most: number, isCut: boolean): Listing {
	return { paths: paths.slice(0, most), isCut: isCut || paths.length > most };
}

/** A path as it comes from the file system watcher, which knows of no ignore file. */
export function isExcluded(path: string): boolean {
	return path.split('/').some((segment) => excludedFolders.includes(segment));
}

/** The files that VS Code's search finds; where a file system has no search, a walk. */
export async function listWithSearch(
	folder: vscode.WorkspaceFolder,
	most: number,
	signal: AbortSignal,
): Promise<Listing> {
	const isOnDisk = folder.uri.scheme === 'file';
	const found = await search(folder, most, isOnDisk ? undefined : patience, signal);
	const paths = found.length > 0 || isOnDisk ? found : await walk(folder.uri, signal);
	return listing(paths, most, paths.length >= most);
}

/** Milliseconds. VS Code waits without end for a search provider that a virtual file system may not have. */
const patience = 1500;

async function search(
	folder: vscode.WorkspaceFolder,
	most: number,
	limit: number | undefined,
	signal: AbortSignal,
): Promise<readonly string[]> {
	const pattern = new vscode.RelativePattern(folder, '**/*');
	const ending = limit === undefined ? signal : AbortSignal.any([signal, AbortSignal.timeout(limit)]);
	const searching = withToken(ending, (token) => vscode.workspace.findFiles(pattern, exclude, most, token));
	const found = (await unlessAborted(searching, ending)) ?? [];
	return found.map((uri) => pathBelow(folder.uri, uri)).filter((path) => path !== undefined);
}

/** `uri` relative to `folder`, when it lies below it. */
export function pathBelow(folder: vscode.Uri, uri: vscode.Uri): string | undefined {
	const base = folder.path.endsWith('/') ? folder.path : `${folder.path}/`;
	return uri.scheme === folder.scheme && uri.authority === folder.authority && uri.path.startsWith(base)
		? uri.path.slice(base.length)
		: undefined;
}

/** A remote file system answers one folder at a time: enough for a repository, not for a disk. */
const maxWalked = 20_000;

async function walk(folder: vscode.Uri, signal: AbortSignal): Promise<readonly string[]> {
	const paths: string[] = [];
	const waiting: string[] = [''];
	for (
		let at = waiting.pop();
		at !== undefined && paths.length < maxWalked && !signal.aborted;
		at = waiting.pop()
	) {
		try {
			for (const [name, type] of await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(folder, at))) {
				const path = at === '' ? name : `${at}/${name}`;
				if (type === vscode.FileType.Directory && !excludedFolders.includes(name)) {
					waiting.push(path);
				} else if (type === vscode.FileType.File) {
					paths.push(path);
				}
			}
		} catch {
			// A folder that cannot be listed holds nothing that could be opened.
		}
	}
	return paths;
}
