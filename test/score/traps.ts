import type { CorpusFrame } from './corpus.ts';
import { frameAt } from './frameNames.ts';
import { grammarOf } from './scopeRoles.ts';
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

interface Version {
	readonly text: string;
	readonly lines: readonly string[];
	readonly words: readonly string[];
	readonly places: ReadonlyMap<string, readonly number[]>;
	readonly scopes: Scopes;
}

/** Two functions of one name, in scopes that do not hold one another. */
interface Pair {
	readonly own: ScopedFunction;
	readonly other: ScopedFunction;
}

/** Rows of the history that one pair of functions may give: more would say the same again. */
const mostOfPair = 2;

/** A line of fewer characters, white space apart, is in every file. */
const fewestCharacters = 10;

async function versionOf(path: string, text: string, read: ScopeReader): Promise<Version | undefined> {
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
function tellingLines(version: Version, holder: ScopedFunction): readonly number[] {
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

/** Pairs within one version. */
function pairsOf(functions: readonly ScopedFunction[]): readonly Pair[] {
	const byName = Map.groupBy(
		functions.filter((one) => one.name !== undefined),
		(one) => one.name,
	);
	return [...byName.values()].flatMap((same) =>
		same.flatMap((own) =>
			same
				.filter(
					(other) => other.scopeKey !== own.scopeKey && (other.start > own.end || other.end < own.start),
				)
				.map((other) => ({ own, other })),
		),
	);
}

/** The functions that hold the places of a line; undefined where one stands in no function of that name. */
function holdersOf(
	version: Version,
	words: string,
	name: string | undefined,
): readonly ScopedFunction[] | undefined {
	const holders = (version.places.get(words) ?? []).map((line) => version.scopes.at(line));
	const same = holders.filter((holder) => holder !== undefined && holder.name === name);
	return same.length === holders.length ? same.filter((holder) => holder !== undefined) : undefined;
}

/** Counts rows by what they say, so that one pair does not fill the set. */
function createLimit(): (key: string) => boolean {
	const counts = new Map<string, number>();
	return (key) => {
		const count = (counts.get(key) ?? 0) + 1;
		counts.set(key, count);
		return count <= mostOfPair;
	};
}

/**
 * What happened between two commits. `gone`: a line of `A.f` that is no longer in any `A.f`, and all of its places are in
 * functions `f` of other scopes. Either `A.f` is still there, or the other function was there already: else `A` may only
 * have got another name. `stays`: a line that is once in `A.f`, then and now.
 */
export async function trapsOfHistory(
	path: string,
	before: string,
	after: string,
	read: ScopeReader,
): Promise<readonly TrapRow[]> {
	const old = await versionOf(path, before, read);
	const now = await versionOf(path, after, read);
	if (!old || !now) {
		return [];
	}
	const names = scopesByName([...old.scopes.functions, ...now.scopes.functions]);
	const keysBefore = new Set(old.scopes.functions.map((one) => one.key));
	const keysNow = Map.groupBy(now.scopes.functions, (one) => one.key);
	const mayAdd = createLimit();
	const rows: TrapRow[] = [];
	for (const own of old.scopes.functions) {
		if (own.name === undefined || (names.get(own.name)?.size ?? 0) < 2) {
			continue;
		}
		for (const line of tellingLines(old, own)) {
			const words = old.words[line - 1] ?? '';
			const frame = frameAt(path, before, own, line, line);
			const holders = holdersOf(now, words, own.name) ?? [];
			const others = holders.filter((one) => one.key !== own.key);
			const [other] = others;
			const isClear = keysNow.has(own.key) || (other !== undefined && keysBefore.has(other.key));
			const row = { path, shape: shapeOf(own), from: own.key, release: before, text: after };
			const origin = keysNow.has(own.key) ? 'history' : 'history, function deleted';
			if (!frame) {
				continue;
			}
			if (other && others.length === holders.length && isClear && isApart(own, other)) {
				if (mayAdd(`gone ${own.key} ${other.key}`)) {
					rows.push({ ...row, kind: 'gone', origin, frame, other: other.key });
				}
				continue;
			}
			const truth = onlyPlaceIn(now, words, own.key);
			if (
				truth !== undefined &&
				onlyPlaceIn(old, words, own.key) !== undefined &&
				mayAdd(`stays ${own.key}`)
			) {
				const twin = now.scopes.functions.find((one) => one.name === own.name && one.key !== own.key);
				if (twin) {
					rows.push({ ...row, kind: 'stays', origin, frame, other: twin.key, truth });
				}
			}
		}
	}
	return rows;
}

function shapeOf({ isConstructor, scope }: ScopedFunction): TrapRow['shape'] {
	return isConstructor
		? 'constructor'
		: scope.some(({ kind }) => kind === 'function' || kind === 'nameless')
			? 'function in a function'
			: scope.some(({ kind }) => kind !== 'module')
				? 'method'
				: 'function';
}

/** A function within a function of its own name is run by it. */
function isApart(left: ScopedFunction, right: ScopedFunction): boolean {
	return !left.scopeKey.startsWith(`${right.key}/`) && !right.scopeKey.startsWith(`${left.key}/`);
}

function scopesByName(functions: readonly ScopedFunction[]): ReadonlyMap<string, ReadonlySet<string>> {
	const found = new Map<string, Set<string>>();
	for (const { name, scopeKey } of functions) {
		if (name !== undefined) {
			found.set(name, (found.get(name) ?? new Set()).add(scopeKey));
		}
	}
	return found;
}

function onlyPlaceIn(version: Version, words: string, key: string): number | undefined {
	const inside = (version.places.get(words) ?? []).filter((line) => version.scopes.at(line)?.key === key);
	return inside.length === 1 ? inside[0] : undefined;
}

/** Lines put above a line in the rows that are made. */
const putAbove = 8;

/**
 * The same, made from one text. `twin`: a line that stands in both functions is taken out of the first. `copied`: a line
 * that only the first has is moved into the second. `shifted`: the line stays, lines are put above the outermost thing that
 * holds it. `between`: a line that stands in both stays in both, lines are put between it and the head of the first.
 */
export async function trapsMade(path: string, text: string, read: ScopeReader): Promise<readonly TrapRow[]> {
	const release = await versionOf(path, text, read);
	if (!release) {
		return [];
	}
	const keys = Map.groupBy(release.scopes.functions, (one) => one.key);
	const counts = new Map<string, { tried: number; made: number }>();
	const rows: TrapRow[] = [];
	for (const { own, other } of inAnyOrder(pairsOf(release.scopes.functions))) {
		if (keys.get(own.key)?.length !== 1) {
			continue;
		}
		for (const line of tellingLines(release, own)) {
			for (const made of changesAt(release, { own, other }, line, path)) {
				const count = counts.get(made.origin) ?? { tried: 0, made: 0 };
				const frame =
					count.made < mostMade && count.tried < mostTried && frameAt(path, text, own, line, line);
				if (frame) {
					counts.set(made.origin, count);
					count.tried += 1;
					if (await isAsMeant(path, made, { own, other }, release, line, read)) {
						count.made += 1;
						rows.push({
							...made,
							path,
							shape: shapeOf(own),
							frame,
							from: own.key,
							other: other.key,
							release: text,
						});
					}
				}
			}
		}
	}
	return rows;
}

/** Rows of one origin that one file gives, and how many changes are tried for them: each is parsed. */
const mostMade = 4;
const mostTried = 12;

/** The same order on each run, and not that of the file: a file's first functions are not all that it has. */
function inAnyOrder(pairs: readonly Pair[]): readonly Pair[] {
	return pairs
		.map((pair) => ({ pair, order: hashOf(`${pair.own.key} ${pair.other.key} ${pair.own.start}`) }))
		.sort((left, right) => left.order - right.order)
		.map(({ pair }) => pair);
}

/** FNV-1a, 32 bits. */
export function hashOf(text: string): number {
	let hash = 0x811c9dc5;
	for (let at = 0; at < text.length; at += 1) {
		hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
	}
	return hash;
}

type Made = Pick<TrapRow, 'kind' | 'origin' | 'text' | 'truth'>;

function changesAt(release: Version, { own, other }: Pair, line: number, path: string): readonly Made[] {
	const { lines, words } = release;
	const holders = holdersOf(release, words[line - 1] ?? '', own.name);
	const inOwn = holders?.filter((one) => one === own).length ?? 0;
	const inOther = holders?.filter((one) => one === other).length ?? 0;
	if (!holders || inOwn !== 1) {
		return [];
	}
	const comment = grammarOf(path)?.comment ?? '//';
	const notes = (indent: string): readonly string[] =>
		Array.from(
			{ length: putAbove },
			(_, at) => `${indent}${comment} put here later: ${at + 1} of ${putAbove}`,
		);
	const top = release.scopes.tops.findLast((start) => start <= own.start) ?? 1;
	const truth = line + putAbove;
	const made: Made[] = [
		{
			kind: 'stays',
			origin: holders.length > 1 ? 'shifted, twin' : 'shifted',
			text: joined(lines.toSpliced(top - 1, 0, ...notes(''))),
			truth,
		},
	];
	if (inOther > 0) {
		const indent = /^\s*/.exec(lines[own.bodyStart - 1] ?? '')?.[0] ?? '';
		made.push(
			{
				kind: 'stays',
				origin: 'between',
				text: joined(lines.toSpliced(own.bodyStart - 1, 0, ...notes(indent))),
				truth,
			},
			...(isWhole(lines[line - 1] ?? '')
				? [{ kind: 'gone' as const, origin: 'twin', text: joined(lines.toSpliced(line - 1, 1)) }]
				: []),
		);
	} else if (holders.length === 1 && isWhole(lines[line - 1] ?? '')) {
		made.push({ kind: 'gone', origin: 'copied', text: joined(withMoved(lines, line, other)) });
	}
	return made;
}

/** The line is taken out and put above the first line of the other function, as deep as that. */
function withMoved(lines: readonly string[], line: number, other: ScopedFunction): readonly string[] {
	const first = lines[other.bodyStart - 1] ?? '';
	const moved = `${/^\s*/.exec(first)?.[0] ?? ''}${(lines[line - 1] ?? '').trim()}`;
	return other.bodyStart > line
		? lines.toSpliced(other.bodyStart - 1, 0, moved).toSpliced(line - 1, 1)
		: lines.toSpliced(line - 1, 1).toSpliced(other.bodyStart - 1, 0, moved);
}

/** Opens and closes nothing, goes on nowhere: can be taken out without the rest. */
function isWhole(line: string): boolean {
	const text = line.trim();
	const opened = text.replace(/[^([{]/g, '').length;
	const closed = text.replace(/[^)\]}]/g, '').length;
	return opened === closed && !/^[.|&?:]|(?:[,({[:=\\|&.]|->|=>|\bdo|\bthen)$/.test(text);
}

function joined(lines: readonly string[]): string {
	return lines.join('\n');
}

/** The change did to the functions what it was made for, by the syntax tree of what came out. */
async function isAsMeant(
	path: string,
	made: Made,
	{ own, other }: Pair,
	release: Version,
	line: number,
	read: ScopeReader,
): Promise<boolean> {
	const words = release.words[line - 1] ?? '';
	const now = await versionOf(path, made.text, read);
	const holders = now && holdersOf(now, words, own.name);
	if (!now || !holders || keysOf(now) !== keysOf(release)) {
		return false;
	}
	return made.kind === 'gone'
		? holders.some((one) => one.key === other.key) && holders.every((one) => one.key !== own.key)
		: made.truth !== undefined && onlyPlaceIn(now, words, own.key) === made.truth;
}

function keysOf({ scopes }: Version): string {
	return scopes.functions
		.map((one) => one.key)
		.sort()
		.join('\n');
}
