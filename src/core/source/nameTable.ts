import { basenameOf, fold } from './pathText.ts';

/**
 * Paths by their folded base name: hash tables of numbers over lists of paths. A `Map` of strings holds the same, but makes
 * a string of each path and asks memory for one at every step, so that ten times the paths take twenty times as long. Here
 * each path is read once, and each table is small enough for the processor's cache, so that building is linear; a look into
 * all tables is a few dozen steps for a repository of any size.
 */
export interface NameTable {
	readonly size: number;
	/** In the order they were added. */
	named(basename: string): readonly string[];
	all(): Iterable<string>;
	/** The caller knows that it is not there yet. */
	append(path: string): void;
	/** Removing what is not there is harmless. */
	remove(path: string): void;
}

/** Paths of one table; a power of two. */
const capacity = 8_192;
/** Ends a chain. */
const none = -1;

/** One table. What is removed leaves its place empty: an index is made anew long before holes count. */
interface Segment {
	readonly paths: (string | undefined)[];
	/** Of each path's base name, by the path's place in `paths`. */
	readonly hashes: Int32Array;
	/** The path before it whose name falls into the same slot. */
	readonly previous: Int32Array;
	/** The last path of each slot. */
	readonly last: Int32Array;
}

export function createNameTable(): NameTable {
	const segments: Segment[] = [];
	let current: Segment | undefined;
	let size = 0;
	return {
		get size() {
			return size;
		},
		named(basename) {
			const key = fold(basename);
			const hash = hashOf(key, 0);
			return segments.flatMap((segment) => {
				const found: string[] = [];
				for (let at = firstOf(segment, hash); at !== none; at = segment.previous[at] ?? none) {
					const path = segment.hashes[at] === hash ? segment.paths[at] : undefined;
					if (path !== undefined && fold(basenameOf(path)) === key) {
						found.push(path);
					}
				}
				return found.reverse();
			});
		},
		*all() {
			for (const { paths } of segments) {
				for (const path of paths) {
					if (path !== undefined) {
						yield path;
					}
				}
			}
		},
		append(path) {
			if (!current || current.paths.length === capacity) {
				current = {
					paths: [],
					hashes: new Int32Array(capacity),
					previous: new Int32Array(capacity),
					last: new Int32Array(capacity).fill(none),
				};
				segments.push(current);
			}
			const { paths, hashes, previous, last } = current;
			const hash = hashOf(path, path.lastIndexOf('/') + 1);
			const slot = hash & (capacity - 1);
			const at = paths.length;
			paths.push(path);
			hashes[at] = hash;
			previous[at] = last[slot] ?? none;
			last[slot] = at;
			size += 1;
		},
		remove(path) {
			const hash = hashOf(path, path.lastIndexOf('/') + 1);
			for (const segment of segments) {
				for (let at = firstOf(segment, hash); at !== none; at = segment.previous[at] ?? none) {
					if (segment.paths[at] === path) {
						segment.paths[at] = undefined;
						size -= 1;
					}
				}
			}
		},
	};
}

function firstOf(segment: Segment, hash: number): number {
	return segment.last[hash & (capacity - 1)] ?? none;
}

/** FNV-1a of the text from `from` on, folded. */
function hashOf(text: string, from: number): number {
	let hash = 0x811c9dc5;
	for (let at = from; at < text.length; at += 1) {
		const char = text.charCodeAt(at);
		if (char > 127) {
			return mixed(hashOfFolded(fold(text.slice(from))));
		}
		hash = Math.imul(hash ^ (char >= 65 && char <= 90 ? char + 32 : char), 0x01000193);
	}
	return mixed(hash);
}

function hashOfFolded(text: string): number {
	let hash = 0x811c9dc5;
	for (let at = 0; at < text.length; at += 1) {
		hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
	}
	return hash;
}

/** The low bits choose the slot: this lets the high ones have a say. */
function mixed(hash: number): number {
	return (hash ^ (hash >>> 15)) | 0;
}
