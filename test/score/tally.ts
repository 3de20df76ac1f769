/** Right, ambiguous, none, WRONG: the four numbers that every part is scored in. */
export interface Tally {
	right: number;
	ambiguous: number;
	none: number;
	wrong: number;
}

export type Mark = keyof Tally;

export function emptyTally(): Tally {
	return { right: 0, ambiguous: 0, none: 0, wrong: 0 };
}

/** Counts by group, keeps what was not right so that it can be listed. */
export interface Score {
	readonly total: Tally;
	readonly groups: Map<string, Tally>;
	readonly misses: {
		readonly id: string;
		readonly group: string;
		readonly mark: Mark;
		readonly told: string;
	}[];
}

export function createScore(): Score {
	return { total: emptyTally(), groups: new Map(), misses: [] };
}

/** `isFirst`: false where the row was counted in the total already, in another group. */
export function count(
	score: Score,
	id: string,
	group: string,
	mark: Mark,
	told: string,
	isFirst = true,
): void {
	score.total[mark] += isFirst ? 1 : 0;
	const tally = score.groups.get(group) ?? emptyTally();
	tally[mark] += 1;
	score.groups.set(group, tally);
	if (mark !== 'right' && isFirst) {
		score.misses.push({ id, group, mark, told });
	}
}

export function printScore(title: string, score: Score, details: boolean): void {
	console.log(row(title, score.total));
	for (const [group, tally] of [...score.groups].sort(([left], [right]) => (left < right ? -1 : 1))) {
		console.log(row(`  ${group}`, tally));
	}
	if (details) {
		for (const miss of score.misses) {
			console.log(`    ${miss.mark.toUpperCase().padEnd(9)} ${miss.id}  ${miss.told}`);
		}
	}
}

function row(name: string, tally: Tally): string {
	const numbers = [tally.right, tally.ambiguous, tally.none, tally.wrong].map((one) =>
		String(one).padStart(6),
	);
	return `${name.padEnd(40)} right ${numbers[0]}  ambiguous ${numbers[1]}  none ${numbers[2]}  WRONG ${numbers[3]}`;
}
