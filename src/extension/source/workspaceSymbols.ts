import * as vscode from 'vscode';
import type { FrameQuery } from '../../core/source/frameQuery.ts';
import type { Scene } from '../../core/source/claim.ts';
import { claimOf } from '../../core/source/ownership.ts';
import { fold } from '../../core/source/pathText.ts';
import type { FileRef } from '../../core/source/workspace.ts';
import { unlessAborted } from '../platform/unlessAborted.ts';
import type { Ground } from './folders.ts';
import { pathBelow } from './listFiles.ts';

/** Language servers that answer later are not waited for. Many know nothing before a file of theirs was opened. */
const budget = 800;
const maxSymbols = 500;
const maxFiles = 9;

/**
 * The files that define a function of the frame's name, as language servers know them. For frames that nothing else tells
 * the file of; what another package or namespace owns is left out.
 */
export async function filesWithSymbol(
	query: FrameQuery,
	scene: Scene & Ground,
	signal: AbortSignal,
): Promise<readonly FileRef[]> {
	const leaf = query.function.leaf;
	if (leaf === undefined || leaf.length < 3) {
		return [];
	}
	const found = new Map<string, FileRef>();
	for (const symbol of (await ask(leaf, signal)).slice(0, maxSymbols)) {
		const file =
			symbol.name
				.replace(/[(<].*$/, '')
				.split(/[.:#]/)
				.at(-1) === leaf
				? fileOf(symbol.location.uri, scene)
				: undefined;
		if (file && !signal.aborted && found.size < maxFiles) {
			const candidate = {
				...file,
				fit: 2,
				tail: 1,
				complete: true,
				spelt: true,
				compiled: false,
				segments: fold(file.path).split('/'),
			} as const;
			if ((await claimOf(candidate, query, scene)) !== 'foreign') {
				found.set(`${file.root}:${file.path}`, file);
			}
		}
	}
	return [...found.values()];
}

async function ask(name: string, signal: AbortSignal): Promise<readonly vscode.SymbolInformation[]> {
	const asked = Promise.resolve(
		vscode.commands.executeCommand<readonly vscode.SymbolInformation[] | undefined>(
			'vscode.executeWorkspaceSymbolProvider',
			name,
		),
	).catch(() => undefined);
	return (await unlessAborted(asked, AbortSignal.any([signal, AbortSignal.timeout(budget)]))) ?? [];
}

/** Only files that an index holds: not those of libraries, not those that git ignores. */
function fileOf(uri: vscode.Uri, scene: Scene & Ground): FileRef | undefined {
	for (const [root, folder] of scene.folders.entries()) {
		const below = pathBelow(folder.uri, uri);
		const path = below === undefined ? undefined : scene.workspace.roots[root]?.index.find(below);
		if (path !== undefined) {
			return { root, path };
		}
	}
	return undefined;
}
