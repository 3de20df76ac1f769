import { isTelling, squeeze } from './proof.ts';

/** Lines of a text by what they say, white space apart; 1-based, ascending. */
export type Positions = ReadonlyMap<string, readonly number[]>;

export function positionsOf(text: readonly string[]): Positions {
	const positions = new Map<string, number[]>();
	text.forEach((line, at) => {
		const key = squeeze(line);
		const before = positions.get(key);
		if (before) {
			before.push(at + 1);
		} else {
			positions.set(key, [at + 1]);
		}
	});
	return positions;
}

/** Lines around the frame's may have shifted by so much, plus one for every two lines of distance. */
const slack = 2;
/** What one line of shift takes from a line's weight: of two places alike the undisturbed one wins. */
const shiftCost = 0.1;

/**
 * The share of the lines around the frame's line (`was`) that are around `line` too, 0 to 1; brackets and the like count
 * little. `undefined` when there is nothing to compare.
 */
export function agreementAt(
	line: number,
	was: number,
	around: readonly (readonly [number, string])[],
	positions: Positions,
): number | undefined {
	let total = 0;
	let same = 0;
	for (const [number, text] of around) {
		const weight = isTelling(text) ? 1 : 0.2;
		total += weight;
		const shift = shiftOf(positions.get(squeeze(text)) ?? [], line + number - was, line);
		if (shift <= slack + Math.abs(number - was) / 2) {
			same += weight * (1 - shiftCost * Math.min(shift, 4));
		}
	}
	return total === 0 ? undefined : same / total;
}

/** Distance of the nearest of the ascending `lines` from `expected`, leaving out the line that is judged itself. */
function shiftOf(lines: readonly number[], expected: number, except: number): number {
	let low = 0;
	let high = lines.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((lines[middle] ?? 0) < expected) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	let nearest = Number.POSITIVE_INFINITY;
	for (let at = Math.max(0, low - 2); at < Math.min(lines.length, low + 2); at += 1) {
		const candidate = lines[at];
		if (candidate !== undefined && candidate !== except) {
			nearest = Math.min(nearest, Math.abs(candidate - expected));
		}
	}
	return nearest;
}
