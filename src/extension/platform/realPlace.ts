import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type * as vscode from 'vscode';

/** An ordinary file on this disk, as it is behind all links. */
export interface RealFile {
	/** Its one path without links. */
	readonly path: string;
	/** The same for all names of one file, hard links too. */
	readonly identity: string;
	/** How many names it has: more than one means that it may be another folder's as well. */
	readonly names: number;
	/** Bytes. */
	readonly size: number;
}

/** The file that a path leads to. Nothing when it is gone or no ordinary file: opening a pipe would wait for ever. */
export async function realFile(file: string): Promise<RealFile | undefined> {
	try {
		const real = await realpath(file);
		// As numbers, inodes of some file systems would be rounded.
		const found = await stat(real, { bigint: true });
		return found.isFile()
			? {
					path: real,
					identity: `${found.dev}:${found.ino}`,
					names: Number(found.nlink),
					size: Number(found.size),
				}
			: undefined;
	} catch {
		return undefined;
	}
}

/** Where folders really are. Virtual ones, and those that are gone, are nowhere on this disk. */
export async function realFolders(folders: readonly vscode.WorkspaceFolder[]): Promise<readonly string[]> {
	const found = await Promise.all(
		folders.map(async ({ uri }) =>
			uri.scheme === 'file' ? realpath(uri.fsPath).catch(() => undefined) : undefined,
		),
	);
	return found.filter((folder) => folder !== undefined);
}

/** Whether a path without links lies below one of these folders, of which no path has links either. */
export function isBelow(real: string, folders: readonly string[]): boolean {
	return folders.some((folder) => {
		const below = path.relative(folder, real);
		return below !== '' && below.split(path.sep)[0] !== '..' && !path.isAbsolute(below);
	});
}

/** Links are followed before anything of a workspace is read: they must end below one of its folders. */
export async function liesWithin(file: string, folders: readonly vscode.WorkspaceFolder[]): Promise<boolean> {
	try {
		return isBelow(await realpath(file), await realFolders(folders));
	} catch {
		// Gone, or a link to nowhere.
		return false;
	}
}
