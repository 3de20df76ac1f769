import type { Remap } from './lineToday.ts';

/** A run of lines that a diff found the same, added or removed. */
export interface DiffRun {
	readonly count: number;
	readonly added: boolean;
	readonly removed: boolean;
}

/** Where a line of the old text is in the new one: both 1-based. */
export function remapLine(runs: readonly DiffRun[], line: number): Remap {
	let before = 0;
	let now = 0;
	for (const { count, added, removed } of runs) {
		if (added) {
			now += count;
		} else {
			if (line <= before + count) {
				return removed ? { kind: 'gone', near: now + 1 } : { kind: 'line', line: now + line - before };
			}
			before += count;
			now += removed ? 0 : count;
		}
	}
	return { kind: 'gone', near: Math.max(now, 1) };
}
