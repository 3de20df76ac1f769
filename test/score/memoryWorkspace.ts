import { createPathIndex } from '../../src/core/source/pathIndex.ts';
import type { Root, Workspace } from '../../src/core/source/workspace.ts';

/** A workspace in memory: `REPO2:path` in a file list is a second folder. */
export async function workspaceOf(
	files: readonly string[],
	repository: string | undefined,
	texts: ReadonlyMap<string, string> = new Map(),
): Promise<Workspace> {
	const lists = new Map<string, string[]>([['', []]]);
	for (const file of files) {
		const other = /^([A-Z]+\d*):(.*)$/.exec(file);
		const name = other?.[1] ?? '';
		lists.set(name, [...(lists.get(name) ?? []), other?.[2] ?? file]);
	}
	const roots: Root[] = [];
	for (const [name, list] of lists) {
		roots.push({
			name: name === '' ? (repository?.split('/')[1] ?? 'workspace') : name,
			...(repository !== undefined && { repository }),
			index: await createPathIndex(list),
		});
	}
	return { roots, read: async (file) => texts.get(file.path) };
}
