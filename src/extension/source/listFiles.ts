import { spawn } from 'node:child_process';
import * as vscode from 'vscode';

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

/**
 * The files that git tracks or would track, below the folder and relative to it. Rejects where git does. Nothing of the
 * repository's configuration is run: the file system monitor, which is a program it may name, is off.
 */
export async function listWithGit(
	git: string,
	folder: string,
	most: number,
	signal: AbortSignal,
): Promise<Listing> {
	const ask = async (...args: string[]): Promise<Listing> =>
		runGit(git, folder, ['ls-files', '-z', ...args], most, signal);
	const [tracked, untracked, deleted] = await Promise.all([
		ask('-c', '-t', '--recurse-submodules'),
		ask('-o', '--exclude-standard'),
		ask('-d'),
	]);
	const gone = new Set(deleted.paths);
	// `S` marks what a sparse checkout leaves out.
	const present = tracked.paths.flatMap((line) => (line.startsWith('S ') ? [] : [line.slice(2)]));
	const paths = [...present, ...untracked.paths].filter((path) => !gone.has(path) && !path.endsWith('/'));
	return listing(paths, most, tracked.isCut || untracked.isCut);
}

/** Which of these paths git would track, so that what a build writes does not count as source. */
export async function trackable(
	git: string,
	folder: string,
	paths: readonly string[],
	signal: AbortSignal,
): Promise<readonly string[]> {
	const { paths: known } = await runGit(
		git,
		folder,
		['--literal-pathspecs', 'ls-files', '-z', '-co', '--exclude-standard', '--', ...paths],
		Infinity,
		signal,
	);
	return known;
}

async function runGit(
	git: string,
	folder: string,
	args: readonly string[],
	most: number,
	signal: AbortSignal,
): Promise<Listing> {
	return new Promise((resolve, reject) => {
		const child = spawn(git, ['-c', 'core.fsmonitor=false', '-c', 'core.untrackedCache=false', ...args], {
			cwd: folder,
			signal,
			stdio: ['ignore', 'pipe', 'ignore'],
			windowsHide: true,
			env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0' },
		});
		const paths: string[] = [];
		let rest = '';
		child.stdout.setEncoding('utf8');
		child.stdout.on('data', (chunk: string) => {
			const parts = (rest + chunk).split('\0');
			rest = parts.pop() ?? '';
			for (const part of parts) {
				paths.push(part);
			}
			if (paths.length > most) {
				child.kill();
			}
		});
		child.on('error', reject);
		child.on('close', (code) => {
			const isCut = paths.length > most;
			if (code === 0 || isCut) {
				resolve({ paths, isCut });
			} else {
				reject(new Error(`git ls-files: exit ${String(code)}`));
			}
		});
	});
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
	const cancel = new vscode.CancellationTokenSource();
	const stop = (): void => cancel.cancel();
	const timer = limit === undefined ? undefined : setTimeout(stop, limit);
	signal.addEventListener('abort', stop, { once: true });
	const given = new Promise<readonly vscode.Uri[]>((resolve) => {
		cancel.token.onCancellationRequested(() => resolve([]));
	});
	try {
		const pattern = new vscode.RelativePattern(folder, '**/*');
		const searching = vscode.workspace.findFiles(pattern, exclude, most, cancel.token);
		const found = await Promise.race([searching, given]);
		return found.map((uri) => pathBelow(folder.uri, uri)).filter((path) => path !== undefined);
	} finally {
		clearTimeout(timer);
		signal.removeEventListener('abort', stop);
		cancel.dispose();
	}
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
