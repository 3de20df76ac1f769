import { frameAt } from './frameNames.ts';
import type { ScopedFunction, ScopeReader } from './scopes.ts';
import {
	holdersOf,
	onlyPlaceIn,
	shapeOf,
	tellingLines,
	versionOf,
	type TrapRow,
	type Version,
} from './trapRows.ts';

/** Rows of the history that one pair of functions may give: more would say the same again. */
const mostOfPair = 2;

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
	const change: Change = { path, old, now, before: keysOf(old), after: keysOf(now) };
	const mayAdd = createLimit();
	const rows: TrapRow[] = [];
	for (const own of old.scopes.functions) {
		if (own.name !== undefined && (names.get(own.name)?.size ?? 0) > 1) {
			for (const line of tellingLines(old, own)) {
				const row = rowAt(change, own, line);
				if (row && mayAdd(row.kind === 'gone' ? `${row.from} ${row.other}` : row.from)) {
					rows.push(row);
				}
			}
		}
	}
	return rows;
}

interface Change {
	readonly path: string;
	readonly old: Version;
	readonly now: Version;
	/** Keys of the functions then and now. */
	readonly before: ReadonlySet<string>;
	readonly after: ReadonlySet<string>;
}

function rowAt(change: Change, own: ScopedFunction, line: number): TrapRow | undefined {
	const { path, old, now, after } = change;
	const frame = frameAt(path, old.text, own, line, line);
	if (!frame) {
		return undefined;
	}
	const words = old.words[line - 1] ?? '';
	const row = { path, shape: shapeOf(own), frame, from: own.key, release: old.text, text: now.text };
	const holders = holdersOf(now, words, own.name) ?? [];
	const [other] = holders;
	if (other && holders.every(({ key }) => key !== own.key)) {
		const origin = after.has(own.key) ? 'history' : 'history, function deleted';
		return isApart(own, other) && isClear(change, own, other)
			? { ...row, kind: 'gone', origin, other: other.key }
			: undefined;
	}
	const truth = onlyPlaceIn(now, words, own.key);
	const twin = now.scopes.functions.find((one) => one.name === own.name && one.key !== own.key);
	return truth !== undefined && twin && onlyPlaceIn(old, words, own.key) !== undefined
		? { ...row, kind: 'stays', origin: 'history', other: twin.key, truth }
		: undefined;
}

/** The two were not one function that only got into another scope, or got it another name. */
function isClear({ before, after }: Change, own: ScopedFunction, other: ScopedFunction): boolean {
	const hasOwn = after.has(own.key);
	const hadOther = before.has(other.key);
	return isPlain(own) && isPlain(other) ? hasOwn || hadOther : hasOwn && hadOther && areNamed(own, other);
}

function keysOf({ scopes }: Version): ReadonlySet<string> {
	return new Set(scopes.functions.map((one) => one.key));
}

function isPlain({ scope }: ScopedFunction): boolean {
	return scope.every(({ kind }) => kind !== 'nameless' && kind !== 'binding');
}

/** Each stands in something that has a name and that the other does not stand in: the callbacks of tests have none. */
function areNamed(left: ScopedFunction, right: ScopedFunction): boolean {
	const names = ({ scope }: ScopedFunction): readonly string[] =>
		scope.map(({ name }) => name).filter(Boolean);
	return (
		names(left).some((name) => !names(right).includes(name)) &&
		names(right).some((name) => !names(left).includes(name))
	);
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

/** Counts rows by what they say, so that one pair does not fill the set. */
function createLimit(): (key: string) => boolean {
	const counts = new Map<string, number>();
	return (key) => {
		const count = (counts.get(key) ?? 0) + 1;
		counts.set(key, count);
		return count <= mostOfPair;
	};
}
