import { createNameTable, type NameTable } from './nameTable.ts';
import { basenameOf, fold, folderOf } from './pathText.ts';

/**
 * The files of one workspace folder, found by the end of their path. Segments are compared without regard to case (builds
 * on Windows and macOS change it) and the caller ranks the exact case first.
 *
 * Base names are enough to go by: the largest bucket of a big repository holds a few thousand, and a bucket is walked in
 * well under a millisecond a thousand.
 */
export interface PathIndex {
	/** Number of files. */
	readonly size: number;
	/** Files with this base name, in the order they were added; empty when there is none. */
	named(basename: string): readonly string[];
	/** The file as it is written in the workspace, whatever the case asked for; `undefined` when there is none. */
	find(path: string): string | undefined;
	/** Files by folder, `''` for the top. Made when first asked for and kept until a file comes or goes. */
	folders(): ReadonlyMap<string, readonly string[]>;
	/** Folders with this last segment, whatever its case; made and kept like `folders`. */
	foldersNamed(basename: string): readonly string[];
	/** Follows the file system. Adding twice and removing what is not there is harmless. */
	add(path: string): void;
	remove(path: string): void;
}

/**
 * `paths` are relative to the folder, with `/`; the same one twice only in a row, as git lists a file in conflict. `pause`
 * is awaited every 10,000 paths, so that building never blocks.
 */
export async function createPathIndex(
	paths: Iterable<string>,
	pause: () => Promise<void> = async () => {},
): Promise<PathIndex> {
	const table = createNameTable();
	let count = 0;
	let before: string | undefined;
	for (const path of paths) {
		if (path !== before) {
			table.append(path);
		}
		before = path;
		count += 1;
		if (count % 10_000 === 0) {
			await pause();
		}
	}
	return indexOver(table);
}

export function emptyPathIndex(): PathIndex {
	return indexOver(createNameTable());
}

function indexOver(table: NameTable): PathIndex {
	let byFolder: Map<string, string[]> | undefined;
	let foldersByName: Map<string, string[]> | undefined;

	const forgetFolders = (): void => {
		byFolder = undefined;
		foldersByName = undefined;
	};
	const folders = (): Map<string, string[]> => (byFolder ??= grouped(table.all(), folderOf));

	return {
		get size() {
			return table.size;
		},
		named: (basename) => table.named(basename),
		find(path) {
			const bucket = table.named(basenameOf(path));
			if (bucket.includes(path)) {
				return path;
			}
			const folded = fold(path);
			return bucket.find((one) => fold(one) === folded);
		},
		folders,
		foldersNamed: (basename) =>
			(foldersByName ??= grouped(folders().keys(), (folder) => fold(basenameOf(folder)))).get(
				fold(basename),
			) ?? [],
		add(path) {
			forgetFolders();
			if (!table.named(basenameOf(path)).includes(path)) {
				table.append(path);
			}
		},
		remove(path) {
			forgetFolders();
			table.remove(path);
		},
	};
}

function grouped(paths: Iterable<string>, keyOf: (path: string) => string): Map<string, string[]> {
	const groups = new Map<string, string[]>();
	for (const path of paths) {
		const key = keyOf(path);
		const group = groups.get(key);
		if (group) {
			group.push(path);
		} else {
			groups.set(key, [path]);
		}
	}
	return groups;
}
