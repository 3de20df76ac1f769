import { openHistory, type GitHistory } from './gitHistory.ts';
import { grammarOf } from './scopeRoles.ts';
import type { ScopeReader } from './scopes.ts';
import { trapsMade } from './madeTraps.ts';
import { trapsOfHistory } from './pastTraps.ts';
import { hashOf, type TrapRow } from './trapRows.ts';

export interface TrapSet {
	readonly rows: readonly TrapRow[];
	/** Files and rows that were not used, by reason, so that no skip is silent. */
	readonly left: ReadonlyMap<string, number>;
}

/** Commits between the release and today. */
const ages = [25, 100, 300, 1000];
/** Anchors along the history. */
const anchors = 16;
/** Rows of one origin that one repository gives. */
const mostRows = 40;
/** Rows of one origin that one file gives. */
const mostOfFile = 6;
/** Ways to make a row from one text. */
const origins = 6;
/** Characters. */
const longestFile = 300_000;

/** Traps from one git directory. */
export async function buildTraps(folder: string, reader: ScopeReader): Promise<TrapSet> {
	const history = openHistory(folder);
	const left = new Map<string, number>();
	const skip = (reason: string, count = 1): void => void left.set(reason, (left.get(reason) ?? 0) + count);
	const rows = [...(await fromHistory(history, reader, skip)), ...(await fromToday(history, reader, skip))];
	return { rows: chosen(rows, skip), left };
}

type Skip = (reason: string, count?: number) => void;

async function fromHistory(history: GitHistory, read: ScopeReader, skip: Skip): Promise<readonly TrapRow[]> {
	const rows: TrapRow[] = [];
	const seen = new Set<string>();
	const pairs = agesOf(history.commits);
	for (const [at, [from, to]] of pairs.entries()) {
		if (rows.filter((row) => row.kind === 'gone').length >= mostRows * 8) {
			skip('pairs of commits, because there are rows enough', pairs.length - at);
			break;
		}
		const changed = history
			.changed(from, to)
			.filter((file) => isAsked(file.path, skip) && !seen.has(`${file.from} ${file.to}`));
		const texts = history.texts(changed.flatMap((file) => [file.from, file.to]));
		for (const file of changed) {
			seen.add(`${file.from} ${file.to}`);
			const before = usable(texts.get(file.from), skip);
			const after = usable(texts.get(file.to), skip);
			if (before !== undefined && after !== undefined) {
				rows.push(...(await trapsOfHistory(file.path, before, after, read)));
			}
		}
	}
	return rows;
}

async function fromToday(history: GitHistory, read: ScopeReader, skip: Skip): Promise<readonly TrapRow[]> {
	const [head] = history.commits;
	const files = head === undefined ? [] : history.files(head).filter(({ path }) => isAsked(path, skip));
	const texts = history.texts(files.map(({ object }) => object));
	const rows: TrapRow[] = [];
	const counts = new Map<string, number>();
	const inAnyOrder = [...files].sort((left, right) => hashOf(left.path) - hashOf(right.path));
	for (const [at, { path, object }] of inAnyOrder.entries()) {
		if (counts.size === origins && [...counts.values()].every((count) => count >= mostRows)) {
			skip('files of today, because there are rows enough', files.length - at);
			break;
		}
		const text = usable(texts.get(object), skip);
		if (text !== undefined) {
			const made = await trapsMade(path, text, read);
			if (made.length === 0) {
				skip('files of today that have no two functions of one name to make a row from');
			}
			rows.push(...made);
			for (const { origin } of made) {
				counts.set(origin, (counts.get(origin) ?? 0) + 1);
			}
		}
	}
	return rows;
}

/** Pairs of an older and a newer commit: many short ways, some long ones. */
function agesOf(commits: readonly string[]): readonly (readonly [string, string])[] {
	const step = Math.max(1, Math.ceil(commits.length / anchors));
	const pairs = new Map<string, readonly [string, string]>();
	for (let at = 0; at < commits.length; at += step) {
		for (const age of ages) {
			const from = commits[Math.min(at + age, commits.length - 1)];
			const to = commits[at];
			if (from !== undefined && to !== undefined && from !== to) {
				pairs.set(`${from} ${to}`, [from, to]);
			}
		}
	}
	return [...pairs.values()];
}

function isAsked(path: string, skip: Skip): boolean {
	const isForeign = /(?:^|\/)(?:vendor|node_modules|third_party|dist)\/|\.min\.\w+$|\.d\.[cm]?ts$/.test(path);
	if (!grammarOf(path) || isForeign) {
		skip(isForeign ? 'files of others, or made' : 'files of no language that has a grammar here');
		return false;
	}
	return true;
}

function usable(text: string | undefined, skip: Skip): string | undefined {
	if (text === undefined || text.length > longestFile) {
		skip(text === undefined ? 'files that are no text, or whose text git lacks' : 'files that are too long');
		return undefined;
	}
	return text;
}

/** The same rows on each run; of those that say the same in several ages one; few of one file. */
function chosen(rows: readonly TrapRow[], skip: Skip): readonly TrapRow[] {
	const counts = new Map<string, number>();
	const seen = new Set<string>();
	const isUnder = (key: string, most: number): boolean => {
		const count = (counts.get(key) ?? 0) + 1;
		counts.set(key, count);
		return count <= most;
	};
	return [...rows]
		.map((row) => ({
			row,
			order: hashOf(`${row.path} ${row.from} ${row.frame.context_line} ${row.frame.lineno}`),
		}))
		.sort((left, right) => left.order - right.order)
		.map(({ row }) => row)
		.filter((row) => {
			const group = `${row.kind} ${row.origin}`;
			const same = `${group} ${row.path} ${row.from} ${row.frame.context_line?.replace(/\s+/g, '')}`;
			if (seen.has(same)) {
				skip('rows that say the same as another');
				return false;
			}
			seen.add(same);
			const isTaken = isUnder(`${group} ${row.path}`, mostOfFile) && isUnder(group, mostRows);
			if (!isTaken) {
				skip('rows beyond the number that one file or repository gives');
			}
			return isTaken;
		});
}
