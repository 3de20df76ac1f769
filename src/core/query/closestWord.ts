/** Longer words are not compared. */
const maxLength = 40;

/**
 * The word that was probably meant: the same but for case, the only one that starts so, or the nearest by at most a third
 * of its letters. Nothing when no word is near.
 */
export function closestWord(typed: string, words: readonly string[]): string | undefined {
	if (typed === '' || typed.length > maxLength) {
		return undefined;
	}
	const lower = typed.toLowerCase();
	const same = words.find((word) => word.toLowerCase() === lower);
	if (same !== undefined) {
		return same;
	}
	const starting = lower.length < 3 ? [] : words.filter((word) => word.toLowerCase().startsWith(lower));
	if (starting.length === 1) {
		return starting[0];
	}
	const most = Math.floor(Math.max(lower.length, 3) / 3);
	let best: string | undefined;
	let fewest = most + 1;
	for (const word of words) {
		if (Math.abs(word.length - lower.length) < fewest) {
			const edits = distance(lower, word.toLowerCase());
			if (edits < fewest) {
				fewest = edits;
				best = word;
			}
		}
	}
	return best;
}

/** Letters to insert, drop, replace, or swap with their neighbour. */
function distance(a: string, b: string): number {
	let before: number[] = [];
	let last = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		for (let j = 1; j <= b.length; j++) {
			const replaced = at(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
			let edits = Math.min(replaced, at(last, j) + 1, at(row, j - 1) + 1);
			if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
				edits = Math.min(edits, at(before, j - 2) + 1);
			}
			row.push(edits);
		}
		before = last;
		last = row;
	}
	return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
	return row[index] ?? Number.POSITIVE_INFINITY;
}
