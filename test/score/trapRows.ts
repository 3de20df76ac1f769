import type { CorpusFrame } from './corpus.ts';
import type { ScopedFunction, ScopeReader, Scopes } from './scopes.ts';

/** One question: where is this frame's line in the text as it is today? */
export interface TrapRow {
	/** `gone`: it left its function, and a function of the same name elsewhere has its words. `stays`: it is still there. */
	readonly kind: 'gone' | 'stays';
	/** How it was made: see `trapsOfHistory` and `trapsMade`. */
	readonly origin: string;
	readonly path: string;
	readonly frame: CorpusFrame;
	readonly shape: 'method' | 'constructor' | 'function' | 'function in a function';
	/** The function's key: scope and name. */
	readonly from: string;
	/** That of the first function of the same name that has the words, or would have them. */
	readonly other: string;
	/** The file in the release, and today. */
	readonly release: string;
	readonly text: string;
	/** Where the line is today: of those that stay. */
	readonly truth?: number;
}

export interface Version {
	readonly text: string;
	readonly lines: readonly string[];
	readonly words: readonly string[];
	readonly places: ReadonlyMap<string, readonly number[]>;
	readonly scopes: Scopes;
}

/** A line of fewer characters, white space apart, is in every file. */
const fewestCharacters = 10;

export async function versionOf(path: string, text: string, read: ScopeReader): Promise<Version | undefined> {
	const scopes = await read(path, text);
	if (!scopes) {
		return undefined;
	}
	const lines = text.split('\n');
	const words = lines.map((line) => line.replace(/\s+/g, ''));
	const places = new Map<string, number[]>();
	words.forEach((word, at) => {
		const known = places.get(word);
		if (known) {
			known.push(at + 1);
		} else {
			places.set(word, [at + 1]);
		}
	});
	return { text, lines, words, places, scopes };
}

/** Lines of a function that an event could name, and that say something. */
export function tellingLines(version: Version, holder: ScopedFunction): readonly number[] {
	const found: number[] = [];
	for (let line = holder.bodyStart; line <= holder.end; line += 1) {
		const words = version.words[line - 1] ?? '';
		if (
			words.length >= fewestCharacters &&
			/^[^})\]#*@]/.test(words) &&
			/[\p{L}\p{N}]{3}/u.test(words) &&
			!version.scopes.texts.has(line) &&
			version.scopes.at(line) === holder
		) {
			found.push(line);
		}
	}
	return found;
}

/** The functions that hold the places of a line; undefined where one stands in no function of that name. */
export function holdersOf(
	version: Version,
	words: string,
	name: string | undefined,
): readonly ScopedFunction[] | undefined {
	const holders = (version.places.get(words) ?? []).map((line) => version.scopes.at(line));
	const same = holders.filter((holder) => holder !== undefined && holder.name === name);
	return same.length === holders.length ? same.filter((holder) => holder !== undefined) : undefined;
}

export function onlyPlaceIn(version: Version, words: string, key: string): number | undefined {
	const inside = (version.places.get(words) ?? []).filter((line) => version.scopes.at(line)?.key === key);
	return inside.length === 1 ? inside[0] : undefined;
}

export function shapeOf({ isConstructor, scope }: ScopedFunction): TrapRow['shape'] {
	return isConstructor
		? 'constructor'
		: scope.some(({ kind }) => kind === 'function' || kind === 'nameless')
			? 'function in a function'
			: scope.some(({ kind }) => kind !== 'module')
				? 'method'
				: 'function';
}

/** FNV-1a, 32 bits. */
export function hashOf(text: string): number {
	let hash = 0x811c9dc5;
	for (let at = 0; at < text.length; at += 1) {
		hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
	}
	return hash;
}
