import * as vscode from 'vscode';
import type { SentryEvent } from '../../core/event.ts';
import type { FrameQuery } from '../../core/source/frameQuery.ts';
import { locateFile } from '../../core/source/locateFile.ts';
import { createManifests } from '../../core/source/manifests.ts';
import { emptyPathIndex } from '../../core/source/pathIndex.ts';
import type { FileRef } from '../../core/source/workspace.ts';
import type { Ground } from './folders.ts';
import { pathBelow } from './listFiles.ts';
import type { Releases } from './release.ts';

/** A file that git knows to have been renamed since the release: looked for under its old name. */
export async function renamedInGit(
	query: FrameQuery,
	ground: Ground,
	releases: Releases,
	release: SentryEvent['release'],
	signal: AbortSignal,
): Promise<FileRef | undefined> {
	for (const [at, folder] of ground.folders.entries()) {
		const commit = await releases.commitOf(folder.uri, release);
		const names = new Map<string, string>();
		for (const [now, was] of commit ? await releases.renames(commit) : []) {
			const old = pathBelow(folder.uri, was);
			const path = pathBelow(folder.uri, vscode.Uri.parse(now));
			if (old !== undefined && path !== undefined) {
				names.set(old, path);
			}
		}
		const index = emptyPathIndex();
		for (const old of names.keys()) {
			index.add(old);
		}
		const root = ground.workspace.roots[at];
		if (!root || index.size === 0) {
			continue;
		}
		const workspace = { roots: [{ ...root, index }], read: async () => undefined };
		const found = await locateFile(query, { workspace, manifests: createManifests(workspace) }, signal);
		const path = found.kind === 'file' ? names.get(found.file.path) : undefined;
		if (path !== undefined) {
			return { root: at, path };
		}
	}
	return undefined;
}
