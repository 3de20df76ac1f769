import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { diffArrays } from 'diff';
import { frameQueryOf } from '../../src/core/source/frameQuery.ts';
import { lineToday, type LineFacts, type LineToday } from '../../src/core/source/lineToday.ts';
import { remapLine } from '../../src/core/source/remapLine.ts';
import { squeeze } from '../../src/core/source/sentLine.ts';
import { isSure } from '../../src/core/source/sourceLink.ts';
import { buildTraps } from './buildTraps.ts';
import { frameOf, rowsOf } from './corpus.ts';
import { createScopeReader } from './scopes.ts';
import { count, createScore, type Mark, type Score } from './tally.ts';
import type { TrapRow } from './trapRows.ts';

/** What is known beside the event: its few lines only, or the release's file and what git makes of the line. */
export const ways = ['text', 'release'] as const;
export type Way = (typeof ways)[number];

export interface TrapAnswer {
	readonly row: TrapRow;
	readonly told: LineToday;
	/** `ambiguous`: told, and not as sure. `wrong`: told as sure, at a line that it is not. */
	readonly mark: Mark;
}

export function askTrap(row: TrapRow, way: Way): TrapAnswer {
	const query = frameQueryOf(frameOf(row.frame), row.frame.platform ?? undefined);
	const told = lineToday(query, row.text, way === 'text' ? {} : factsOf(row));
	return { row, told, mark: markOf(row, told) };
}

/** As the extension asks git. */
function factsOf({ release, text, frame }: TrapRow): LineFacts {
	const runs = diffArrays(release.split('\n').map(squeeze), text.split('\n').map(squeeze), {
		maxEditLength: 4000,
		timeout: 150,
	});
	return { release, ...(runs && frame.lineno && { remap: remapLine(runs, frame.lineno) }) };
}

/**
 * A line that is gone from its function can only be told as sure at the other function's line. Where the class got another
 * name, the line is enough: whether that is the same function is a matter of judgement.
 */
export function markOf(
	{ kind, origin, truth }: Pick<TrapRow, 'kind' | 'origin' | 'truth'>,
	told: LineToday,
): Mark {
	const sure = isSure(told.verdict);
	if (kind === 'gone') {
		return sure ? 'wrong' : told.verdict === 'uncertain' ? 'ambiguous' : 'right';
	}
	const isThere = told.line === truth && (sure || (origin === 'renamed' && told.verdict !== 'removed'));
	return isThere ? 'right' : sure ? 'wrong' : 'ambiguous';
}

export interface TrapOptions {
	/** List each answer that is wrong. */
	readonly details: boolean;
	/** Where all rows are written to, one a line; such a file can be asked again in place of a repository. */
	readonly save?: string;
	/** Where the rows that are answered wrong are written to, with what was told. */
	readonly wrong?: string;
}

/** `npm run score -- --traps REPO…`: part f. */
export async function scoreTraps(
	repositories: readonly string[],
	{ details, save, wrong }: TrapOptions,
): Promise<Readonly<Record<Way, Score>>> {
	const scores = { text: createScore(), release: createScore() };
	const rows = await rowsOfAll(repositories);
	const missed: object[] = [];
	for (const row of rows) {
		const language = /\.(\w+)$/.exec(row.path)?.[1] ?? '';
		for (const way of ways) {
			const { told, mark } = askTrap(row, way);
			const line = describe(row, told);
			count(scores[way], row.id, `${row.kind}: ${row.origin}`, mark, line);
			count(scores[way], row.id, `${row.kind} in ${language}`, mark, line, false);
			count(scores[way], row.id, `${row.kind}, ${row.shape}`, mark, line, false);
			if (mark === 'wrong') {
				missed.push({ way, language, told, ...row });
			}
		}
	}
	for (const way of ways) {
		printTraps(`f traps, ${way === 'text' ? 'lines of the event' : 'release known'}`, scores[way], details);
	}
	writeLines(save, rows);
	writeLines(wrong, missed);
	return scores;
}

type NumberedRow = TrapRow & { readonly id: string };

async function rowsOfAll(repositories: readonly string[]): Promise<readonly NumberedRow[]> {
	const rows: NumberedRow[] = [];
	const reader = await createScopeReader();
	for (const repository of repositories) {
		if (repository.endsWith('.jsonl')) {
			rows.push(...(await rowsOf<NumberedRow>(path.dirname(repository), path.basename(repository))));
			continue;
		}
		const set = await buildTraps(repository, reader);
		const name = nameOf(repository);
		rows.push(...set.rows.map((row, at) => ({ id: `${name}#${at}`, ...row })));
		console.log(`${name}: ${set.rows.length} rows`);
		for (const [reason, number] of set.left) {
			console.log(`    left out: ${number} ${reason}`);
		}
	}
	return rows;
}

function writeLines(file: string | undefined, values: readonly object[]): void {
	if (file !== undefined) {
		writeFileSync(file, values.map((value) => `${JSON.stringify(value)}\n`).join(''));
	}
}

/** The folder's name; of `…/repo` and `.git` the one above. */
function nameOf(repository: string): string {
	const parts = path.resolve(repository).split(path.sep);
	return parts.findLast((part) => part !== 'repo' && part !== '.git') ?? repository;
}

function describe({ path: file, frame, from, other, truth, kind }: TrapRow, told: LineToday): string {
	const want = kind === 'gone' ? `not in ${other}` : `${truth}`;
	return `${file}:${frame.lineno} in ${frame.function} (${from}) ${frame.context_line?.trim()} → ${JSON.stringify(told)}; want ${want}`;
}

/** Right, honest, WRONG; of lines that stay, how many were told right and as sure. */
function printTraps(title: string, score: Score, details: boolean): void {
	const line = (name: string, { right, ambiguous, wrong }: Score['total']): string => {
		const share = Math.round((100 * right) / Math.max(1, right + ambiguous + wrong));
		const numbers = [right, ambiguous, wrong].map((one) => String(one).padStart(6));
		return `${name.padEnd(40)} right ${numbers[0]}  honest ${numbers[1]}  WRONG ${numbers[2]}  (${share} % right)`;
	};
	console.log(line(title, score.total));
	for (const [group, tally] of [...score.groups].sort(([left], [right]) => (left < right ? -1 : 1))) {
		console.log(line(`  ${group}`, tally));
	}
	for (const miss of score.misses) {
		if (details && miss.mark === 'wrong') {
			console.log(`    WRONG ${miss.id}  ${miss.told}`);
		}
	}
}
