import type { PathIndex } from './pathIndex.ts';

/** The folders that are searched. In tests and in the scorer it lives in memory, in VS Code behind `workspace.fs`. */
export interface Workspace {
	readonly roots: readonly Root[];
	/**
	 * The text as it is now, unsaved edits included; `undefined` when it cannot be had: gone, binary, too large, outside of
	 * the folder. Never rejects.
	 */
	read(file: FileRef): Promise<string | undefined>;
}

export interface Root {
	/** The folder's name. */
	readonly name: string;
	/** `owner/name` of its git remote, where that is known. */
	readonly repository?: string;
	readonly index: PathIndex;
}

/** A file of a workspace: only what an index holds is ever named like this. */
export interface FileRef {
	/** Place in `Workspace.roots`. */
	readonly root: number;
	/** Relative to the root, with `/`, spelt as in the workspace. */
	readonly path: string;
}

export function sameFile(left: FileRef, right: FileRef): boolean {
	return left.root === right.root && left.path === right.path;
}
