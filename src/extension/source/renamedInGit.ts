import * as vscode from 'vscode';
import type { SentryEvent } from '../../core/issue/event.ts';
import type { FrameQuery } from '../../core/source/frameQuery.ts';
import { locateFile } from '../../core/source/locateFile.ts';
import { createManifests } from '../../core/source/manifests.ts';
import { emptyPathIndex } from '../../core/source/pathIndex.ts';
import type { FileRef, Workspace } from '../../core/source/workspace.ts';
import type { Ground } from './folders.ts';
import { pathBelow } from './listFiles.ts';
import type { Releases } from './release.ts';

/** Files of a folder that were renamed since the release, under their old names. */
interface Renamed {
	readonly workspace: Workspace;
	/** Old path → path of today; both relative to the folder. */
	readonly names: ReadonlyMap<string, string>;
	/** Of the folder, in the ground. */
	readonly root: number;
}

/** What git knows to have been renamed since the release. Made once for all frames of an event. */
export async function renamesSince(
	release: SentryEvent['release'],
	ground: Ground,
	releases: Releases,
): Promise<readonly Renamed[]> {
	const all: Renamed[] = [];
	for (const [at, folder] of ground.folders.entries()) {
		const commit = await releases.commitOf(folder.uri, release);
		const names = new Map<string, string>();
		const index = emptyPathIndex();
		for (const [now, was] of commit ? await releases.renames(commit) : []) {
			const old = pathBelow(folder.uri, was);
			const path = pathBelow(folder.uri, vscode.Uri.parse(now));
			if (old !== undefined && path !== undefined) {
				names.set(old, path);
				index.add(old);
			}
		}
		const root = ground.workspace.roots[at];
		if (root && names.size > 0) {
			all.push({
				workspace: { roots: [{ ...root, index }], read: async () => undefined },
				names,
				root: at,
			});
		}
	}
	return all;
}

/** The frame's file, looked for under its old name. */
export async function renamedInGit(
	query: FrameQuery,
	renames: readonly Renamed[],
	signal: AbortSignal,
): Promise<FileRef | undefined> {
	for (const { workspace, names, root } of renames) {
		const found = await locateFile(query, { workspace, manifests: createManifests(workspace) }, signal);
		const path = found.kind === 'file' ? names.get(found.file.path) : undefined;
		if (path !== undefined) {
			return { root, path };
		}
	}
	return undefined;
}
