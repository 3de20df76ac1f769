import { squeeze } from '../source/sentLine.ts';

/** One edit of a text. Lines are 1-based, in the text before any edit of the same change. */
export interface LineEdit {
	readonly start: number;
	/** Last line that it touched; the same as `start` when it put something in. */
	readonly end: number;
	/** Line breaks in what was put in. */
	readonly breaks: number;
}

/**
 * Where a line is after edits that do not overlap: shifted by those above it; where it was touched itself, wherever its
 * words still stand; nothing when they do not. `textOf` reads the text as it is now.
 */
export function followLine(
	line: number,
	words: string,
	edits: readonly LineEdit[],
	textOf: (line: number) => string | undefined,
): number | undefined {
	let shift = 0;
	/** Edits that touch the line: it can be at either end of each. */
	const touching: LineEdit[] = [];
	for (const edit of edits) {
		if (edit.end < line) {
			shift += growth(edit);
		} else if (edit.start <= line) {
			touching.push(edit);
		}
	}
	if (touching.length === 0) {
		return line + shift;
	}
	if (touching.length > maxTouching) {
		return undefined;
	}
	const ends = new Set([0]);
	for (const edit of touching) {
		for (const end of Array.from(ends)) {
			ends.add(end + growth(edit));
		}
	}
	const found = [...ends]
		.map((end) => line + shift + end)
		.filter((at) => squeeze(textOf(at) ?? '') === squeeze(words));
	return found.length === 1 ? found[0] : undefined;
}

/** More cursors than these on one line: what became of it is found out by reading the text anew. */
const maxTouching = 6;

function growth({ start, end, breaks }: LineEdit): number {
	return breaks - (end - start);
}
