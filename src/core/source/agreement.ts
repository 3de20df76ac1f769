import { firstFrom } from './firstFrom.ts';
import { canBe, isTelling, mostCut, sentLine, squeeze } from './sentLine.ts';

/** Lines of a text that can be a line of the event. */
export interface Found {
	/** 1-based, ascending. */
	readonly lines: readonly number[];
	/** They have what the event shows of the line, which may have been cut; the rest of it is not known. */
	readonly isPart: boolean;
}

/** Where the lines of an event are in a text, white space apart. */
export interface Positions {
	/** `undefined`: not compared, for too many cut lines have been asked for. */
	of(sent: string): Found | undefined;
	/** Whether that line can be the sent one. */
	isAt(sent: string, line: number): boolean;
}

export function positionsOf(text: readonly string[]): Positions {
	const words = text.map(squeeze);
	const positions = new Map<string, number[]>();
	words.forEach((key, at) => {
		const before = positions.get(key);
		if (before) {
			before.push(at + 1);
		} else {
			positions.set(key, [at + 1]);
		}
	});
	const known = new Map<string, Found | undefined>();
	let passes = 0;
	const find = (sent: string): Found | undefined => {
		const line = sentLine(sent);
		const same = positions.get(line.whole) ?? [];
		if (!line.part || (line.part.isGuess && same.length > 0)) {
			return { lines: same, isPart: false };
		}
		passes += 1;
		if (passes > mostCut) {
			return undefined;
		}
		const lines = words.flatMap((one, at) => (canBe(line, one) ? [at + 1] : []));
		// The text has the mark itself, and nothing else that fits.
		return { lines, isPart: same.length < lines.length };
	};
	const of = (sent: string): Found | undefined => {
		if (!known.has(sent)) {
			known.set(sent, find(sent));
		}
		return known.get(sent);
	};
	return {
		of,
		isAt(sent, line) {
			const lines = of(sent)?.lines ?? [];
			return lines[firstFrom(lines, line, same)] === line;
		},
	};
}

/** What a line of the event counts: brackets and the like little, what was cut half. */
export function weightOf(sent: string): number {
	return isTelling(sent) ? (sentLine(sent).part ? 0.5 : 1) : 0.2;
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
		const found = positions.of(text);
		if (!found) {
			continue;
		}
		const weight = weightOf(text);
		total += weight;
		const shift = shiftOf(found.lines, line + number - was, line);
		if (shift <= slack + Math.abs(number - was) / 2) {
			same += weight * (1 - shiftCost * Math.min(shift, 4));
		}
	}
	return total === 0 ? undefined : same / total;
}

/** Distance of the nearest of the ascending `lines` from `expected`, leaving out the line that is judged itself. */
function shiftOf(lines: readonly number[], expected: number, except: number): number {
	const from = firstFrom(lines, expected, same);
	let nearest = Number.POSITIVE_INFINITY;
	for (let at = Math.max(0, from - 2); at < Math.min(lines.length, from + 2); at += 1) {
		const candidate = lines[at];
		if (candidate !== undefined && candidate !== except) {
			nearest = Math.min(nearest, Math.abs(candidate - expected));
		}
	}
	return nearest;
}

const same = (line: number): number => line;
