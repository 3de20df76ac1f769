import { readFile, stat } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { FileRef, Root, Workspace } from '../../core/source/workspace.ts';
import { liesWithin } from '../platform/realPlace.ts';

/** Beyond this a file is data: its lines are neither compared nor shown as source. */
const maxBytes = 5_000_000;

/** A `Workspace` over VS Code's folders. Texts are read once: make one for each piece of work. */
export interface OpenWorkspace extends Workspace {
	/** Where the file is; `undefined` when a link leads out of the workspace. */
	uriOf(file: FileRef): Promise<vscode.Uri | undefined>;
}

export function createOpenWorkspace(
	roots: readonly Root[],
	folders: readonly vscode.WorkspaceFolder[],
): OpenWorkspace {
	const texts = new Map<string, Promise<string | undefined>>();

	const uriOf = async (file: FileRef): Promise<vscode.Uri | undefined> => {
		const folder = folders[file.root];
		if (!folder || file.path.split('/').some((segment) => segment === '..' || segment.includes('\0'))) {
			return undefined;
		}
		const uri = vscode.Uri.joinPath(folder.uri, file.path);
		return uri.scheme !== 'file' || (await liesWithin(uri.fsPath, folders)) ? uri : undefined;
	};

	return {
		roots,
		uriOf,
		async read(file) {
			const key = `${file.root}:${file.path}`;
			const known = texts.get(key) ?? readText(await uriOf(file));
			texts.set(key, known);
			return known;
		},
	};
}

/** Unsaved edits count. Without any the disk is asked: a document may lag behind it. */
async function readText(uri: vscode.Uri | undefined): Promise<string | undefined> {
	if (!uri) {
		return undefined;
	}
	const key = uri.toString();
	const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === key);
	if (open?.isDirty === true) {
		return open.getText();
	}
	try {
		const bytes = await (uri.scheme === 'file' ? bytesOnDisk(uri.fsPath) : bytesOf(uri));
		const text = bytes && new TextDecoder().decode(bytes);
		return text?.includes('\0') === true ? undefined : text;
	} catch {
		return undefined;
	}
}

async function bytesOf(uri: vscode.Uri): Promise<Uint8Array | undefined> {
	const { size, type } = await vscode.workspace.fs.stat(uri);
	return size > maxBytes || (type & vscode.FileType.Directory) !== 0
		? undefined
		: vscode.workspace.fs.readFile(uri);
}

/** Without VS Code, which asks its window on each call whether the scheme is known: two calls take longer than all else. */
async function bytesOnDisk(file: string): Promise<Uint8Array | undefined> {
	const found = await stat(file);
	return found.isFile() && found.size <= maxBytes ? readFile(file) : undefined;
}
