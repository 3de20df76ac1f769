/**
 * The files of one workspace folder, found by the end of their path. Segments are compared without regard to case (builds
 * on Windows and macOS change it) and the caller ranks the exact case first.
 *
 * A map from base name to files is enough: the largest bucket of a big repository holds a few thousand names, and a
 * bucket is walked in well under a millisecond a thousand.
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

/** `path` is relative to the folder, with `/`. `pause` is awaited every 10,000 paths, so that building never blocks. */
export async function createPathIndex(
	paths: Iterable<string>,
	pause: () => Promise<void> = async () => {},
): Promise<PathIndex> {
	const index = emptyPathIndex();
	let count = 0;
	for (const path of paths) {
		index.add(path);
		count += 1;
		if (count % 10_000 === 0) {
			await pause();
		}
	}
	return index;
}

export function emptyPathIndex(): PathIndex {
	/**
	 * One file is stored bare, few as a list: most base names have one, and 100,000 sets would be 20 MB and most of the time
	 * that building takes. A crowd is a set, so that adding to it stays linear.
	 */
	const byName = new Map<string, string | string[] | Set<string>>();
	let size = 0;
	let byFolder: Map<string, string[]> | undefined;
	let foldersByName: Map<string, string[]> | undefined;

	const group = (): Map<string, string[]> => {
		const grouped = new Map<string, string[]>();
		const put = (path: string): void => {
			const folder = folderOf(path);
			const files = grouped.get(folder);
			if (files) {
				files.push(path);
			} else {
				grouped.set(folder, [path]);
			}
		};
		for (const bucket of byName.values()) {
			if (typeof bucket === 'string') {
				put(bucket);
			} else {
				bucket.forEach(put);
			}
		}
		return grouped;
	};

	const groupFolders = (): Map<string, string[]> => {
		const grouped = new Map<string, string[]>();
		for (const folder of (byFolder ??= group()).keys()) {
			const key = fold(basenameOf(folder));
			const before = grouped.get(key);
			if (before) {
				before.push(folder);
			} else {
				grouped.set(key, [folder]);
			}
		}
		return grouped;
	};

	const forgetFolders = (): void => {
		byFolder = undefined;
		foldersByName = undefined;
	};

	const named = (basename: string): readonly string[] => {
		const bucket = byName.get(fold(basename));
		return bucket === undefined ? [] : typeof bucket === 'string' ? [bucket] : [...bucket];
	};

	return {
		get size() {
			return size;
		},
		named,
		find(path) {
			const bucket = named(basenameOf(path));
			if (bucket.includes(path)) {
				return path;
			}
			const folded = fold(path);
			return bucket.find((one) => fold(one) === folded);
		},
		folders: () => (byFolder ??= group()),
		foldersNamed: (basename) => (foldersByName ??= groupFolders()).get(fold(basename)) ?? [],
		add(path) {
			forgetFolders();
			const key = fold(basenameOf(path));
			const bucket = byName.get(key);
			if (bucket === undefined) {
				byName.set(key, path);
				size += 1;
			} else if (typeof bucket === 'string') {
				if (bucket !== path) {
					byName.set(key, [bucket, path]);
					size += 1;
				}
			} else if (bucket instanceof Set) {
				const before = bucket.size;
				size += bucket.add(path).size - before;
			} else if (!bucket.includes(path)) {
				bucket.push(path);
				size += 1;
				if (bucket.length > maxList) {
					byName.set(key, new Set(bucket));
				}
			}
		},
		remove(path) {
			forgetFolders();
			const key = fold(basenameOf(path));
			const bucket = byName.get(key);
			if (bucket === path) {
				byName.delete(key);
				size -= 1;
			} else if (bucket instanceof Set) {
				size -= Number(bucket.delete(path));
			} else if (typeof bucket === 'object' && bucket.includes(path)) {
				bucket.splice(bucket.indexOf(path), 1);
				size -= 1;
			}
		},
	};
}

/** Longer lists are sets. */
const maxList = 16;

/** One spelling for names that differ in case or in Unicode composition only (macOS stores decomposed names). */
export function fold(text: string): string {
	let isPlain = true;
	for (let at = 0; at < text.length; at += 1) {
		const char = text.charCodeAt(at);
		if (char > 127) {
			return text.toLowerCase().normalize('NFC');
		}
		isPlain &&= char < 65 || char > 90;
	}
	// Most names need no other string.
	return isPlain ? text : text.toLowerCase();
}

export function basenameOf(path: string): string {
	return path.slice(path.lastIndexOf('/') + 1);
}

export function folderOf(path: string): string {
	const slash = path.lastIndexOf('/');
	return slash < 0 ? '' : path.slice(0, slash);
}

/** How many segments at the end of both are the same, whatever their case; both sides already split and folded. */
export function commonTail(left: readonly string[], right: readonly string[]): number {
	const most = Math.min(left.length, right.length);
	let count = 0;
	while (count < most && left[left.length - 1 - count] === right[right.length - 1 - count]) {
		count += 1;
	}
	return count;
}
