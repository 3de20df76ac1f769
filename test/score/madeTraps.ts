import { frameAt } from './frameNames.ts';
import { grammarOf } from './scopeRoles.ts';
import type { ScopedFunction, ScopeReader } from './scopes.ts';
import {
	hashOf,
	holdersOf,
	onlyPlaceIn,
	shapeOf,
	tellingLines,
	versionOf,
	type TrapRow,
	type Version,
} from './trapRows.ts';

/** Two functions of one name, in scopes that do not hold one another. */
interface Pair {
	readonly own: ScopedFunction;
	readonly other: ScopedFunction;
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

/** Lines put above a line in the rows that are made. */
const putAbove = 8;

/**
 * The same, made from one text. `twin`: a line that stands in both functions is taken out of the first. `copied`: a line
 * that only the first has is moved into the second. `shifted`: the line stays, lines are put above the outermost thing that
 * holds it. `between`: a line that stands in both stays in both, lines are put between it and the head of the first.
 * `renamed`: as shifted, and the class has another name everywhere in the file.
 */
export async function trapsMade(path: string, text: string, read: ScopeReader): Promise<readonly TrapRow[]> {
	const release = await versionOf(path, text, read);
	if (!release) {
		return [];
	}
	const keys = Map.groupBy(release.scopes.functions, (one) => one.key);
	const counts = new Map<string, { tried: number; made: number }>();
	const used = new Set<string>();
	const rows: TrapRow[] = [];
	for (const { own, other } of inAnyOrder(pairsOf(release.scopes.functions))) {
		if (keys.get(own.key)?.length !== 1) {
			continue;
		}
		for (const line of tellingLines(release, own)) {
			for (const made of changesAt(release, { own, other }, line, path)) {
				const count = counts.get(made.origin) ?? { tried: 0, made: 0 };
				const key = `${made.origin} ${own.key}`;
				const isFull = used.has(key) || count.made >= mostMade || count.tried >= mostTried;
				const frame = isFull ? undefined : frameAt(path, text, own, line, line);
				if (!frame) {
					continue;
				}
				counts.set(made.origin, count);
				count.tried += 1;
				if (await isAsMeant(path, made, { own, other }, release, line, read)) {
					count.made += 1;
					used.add(key);
					const { kind, origin, truth } = made;
					rows.push({
						kind,
						origin,
						path,
						shape: shapeOf(own),
						frame,
						from: own.key,
						other: other.key,
						release: text,
						text: made.text,
						...(truth !== undefined && { truth }),
					});
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

interface Made extends Pick<TrapRow, 'kind' | 'origin' | 'text' | 'truth'> {
	/** What has another name afterwards, by its name before. */
	readonly renamed?: string;
}

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
	const shifted = joined(lines.toSpliced(top - 1, 0, ...notes('')));
	const made: Made[] = [
		{ kind: 'stays', origin: holders.length > 1 ? 'shifted, twin' : 'shifted', text: shifted, truth },
	];
	const type = own.scope.findLast(({ kind }) => kind === 'type')?.name;
	if (type !== undefined && other.scope.every(({ name }) => name !== type)) {
		made.push({ kind: 'stays', origin: 'renamed', text: renamedIn(shifted, type), truth, renamed: type });
	}
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

function renamedIn(text: string, name: string): string {
	return text.replaceAll(
		new RegExp(`(?<![\\w$])${name.replaceAll('.', '\\.')}(?![\\w$])`, 'g'),
		`${name}Next`,
	);
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
	const afterwards = (text: string): string =>
		made.renamed === undefined ? text : renamedIn(text, made.renamed);
	const words = afterwards(release.words[line - 1] ?? '');
	const now = await versionOf(path, made.text, read);
	const holders = now && holdersOf(now, words, own.name);
	if (!now || !holders || keysOf(now) !== keysOf(release, afterwards)) {
		return false;
	}
	return made.kind === 'gone'
		? holders.some((one) => one.key === other.key) && holders.every((one) => one.key !== own.key)
		: made.truth !== undefined && onlyPlaceIn(now, words, afterwards(own.key)) === made.truth;
}

function keysOf({ scopes }: Version, change = (key: string): string => key): string {
	return scopes.functions
		.map((one) => change(one.key))
		.sort()
		.join('\n');
}
