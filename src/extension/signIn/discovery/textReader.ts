import { lstat, readFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { Where } from '../../../core/discovery/finding.ts';
import { isBelow, type RealFile, realFile, realFolders } from '../../platform/realPlace.ts';
import type { Budget } from './budget.ts';

/** A text, and who could have written it. */
export interface FoundText {
	readonly text: string;
	readonly trust: Where['trust'];
}

export interface TextReaderOptions {
	readonly budget: Budget;
	readonly signal: AbortSignal;
	readonly folders: readonly vscode.WorkspaceFolder[];
}

/**
 * Reads settings, and says whose they are by the file that a path leads to: a repository can carry a link to a file of the
 * user's, and an archive a hard link. Only ordinary files; what cannot be read is not there. Never rejects.
 */
export class TextReader {
	readonly #options: TextReaderOptions;
	readonly #folders: Promise<readonly string[]>;
	/** Files of the home folder, by identity. */
	readonly #own = new Set<string>();
	/** Whether a virtual file or folder is a link. */
	readonly #links = new Map<string, Promise<boolean>>();

	constructor(options: TextReaderOptions) {
		this.#options = options;
		this.#folders = realFolders(options.folders);
	}

	/** A file of the home folder, the user's own wherever it leads. These come first: no other name makes them another's. */
	async own(uri: vscode.Uri): Promise<FoundText | undefined> {
		if (!this.#options.budget.mayOpen()) {
			return undefined;
		}
		const file = await realFile(uri.fsPath);
		if (!file) {
			return undefined;
		}
		this.#own.add(file.identity);
		const text = await this.#textOf(file);
		return text === undefined ? undefined : { text, trust: 'home' };
	}

	/** A file of the workspace or of a folder above it. Links out of the workspace lead to nothing. */
	async other(uri: vscode.Uri): Promise<FoundText | undefined> {
		if (!this.#options.budget.mayOpen()) {
			return undefined;
		}
		if (uri.scheme !== 'file') {
			const text = await this.#virtualText(uri);
			return text === undefined ? undefined : { text, trust: 'workspace' };
		}
		const file = await realFile(uri.fsPath);
		const trust = file && (await this.#trustOf(file, uri));
		const text = trust && (await this.#textOf(file));
		return text === undefined || trust === undefined ? undefined : { text, trust };
	}

	async #trustOf(file: RealFile, uri: vscode.Uri): Promise<'workspace' | 'unclear' | undefined> {
		if (this.#own.has(file.identity)) {
			return undefined;
		}
		if (isBelow(file.path, await this.#folders)) {
			return file.names === 1 ? 'workspace' : 'unclear';
		}
		// A file that is above the workspace by itself. A link could be the workspace's, whose folder may be one of a repository.
		const isLink = await lstat(uri.fsPath).then(
			(found) => found.isSymbolicLink(),
			() => true,
		);
		return isLink || this.#isIn(uri) ? undefined : 'unclear';
	}

	async #textOf({ path, size }: RealFile): Promise<string | undefined> {
		const { budget, signal } = this.#options;
		if (signal.aborted || !budget.mayRead(size)) {
			return undefined;
		}
		try {
			return new TextDecoder().decode(await readFile(path));
		} catch {
			return undefined;
		}
	}

	/** A virtual file has no other place that could be asked for: no part of its path may be a link. */
	async #virtualText(uri: vscode.Uri): Promise<string | undefined> {
		const { budget, signal } = this.#options;
		try {
			const { type, size } = await vscode.workspace.fs.stat(uri);
			if (signal.aborted || type !== vscode.FileType.File || !budget.mayRead(size)) {
				return undefined;
			}
			for (let at = vscode.Uri.joinPath(uri, '..'); this.#isIn(at); at = vscode.Uri.joinPath(at, '..')) {
				if (await this.#isLink(at)) {
					return undefined;
				}
			}
			return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
		} catch {
			return undefined;
		}
	}

	async #isLink(folder: vscode.Uri): Promise<boolean> {
		const key = folder.toString();
		const known =
			this.#links.get(key) ??
			Promise.resolve(vscode.workspace.fs.stat(folder)).then(
				({ type }) => (type & vscode.FileType.SymbolicLink) !== 0,
			);
		this.#links.set(key, known);
		return known;
	}

	/** Whether a path seems to be below one of the workspace's folders. */
	#isIn(uri: vscode.Uri): boolean {
		return this.#options.folders.some(({ uri: folder }) =>
			uri.toString().startsWith(`${folder.toString().replace(/\/$/, '')}/`),
		);
	}
}
