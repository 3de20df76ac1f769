import { frameAt } from './frameNames.ts';
import type { ScopedFunction, ScopeReader } from './scopes.ts';
import { holdersOf, onlyPlaceIn, shapeOf, tellingLines, versionOf, type TrapRow } from './trapRows.ts';

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
