import { functionRanges, innermostAt, type FunctionRange } from './functionRanges.ts';
import type { FrameQuery } from './frameQuery.ts';
import { opensNameless } from './nameless.ts';
import { sentLine, sentLines } from './sentLine.ts';

/** Where a line is, compared with the function that the frame ran in. */
export interface Place {
	readonly kind: 'inside' /* the frame's function */ | 'other' /* another one */ | 'unknown';
	/** The function that holds the line, where it has a name. */
	readonly name?: string;
	/** `inside` by the name that the frame gives, not only by what its lines show around it. */
	readonly isNamed?: boolean;
}

/** The frame's function, in the release and in the text of today. */
export interface Places {
	/** Ranges of today that bear the name of the frame's function. */
	readonly own: readonly FunctionRange[];
	of(line: number): Place;
	/**
	 * The line now lies in a function without a name (`apply {`, `function () {`) that was not around it in the release: it
	 * is run by another function, at another time, and the text alone does not show that it is the same line.
	 */
	isWrapped(line: number): boolean;
}

export function placesOf(
	query: FrameQuery,
	text: readonly string[],
	ranges: readonly FunctionRange[],
	release?: string,
): Places {
	const leaf = query.function.leaf;
	const own = leaf === undefined ? [] : ranges.filter((range) => range.name === leaf);
	const before = inRelease(query, release);
	const was = query.context.find(([number]) => number === query.line)?.[1];
	// A line whose start was cut off does not show how deep it stood.
	const wasDeep = was === undefined || sentLine(was).part?.start === true ? undefined : indentOf(was);
	const known = before?.lines ?? sentLines(query.context.map(([, line]) => line));
	return {
		own,
		of(line) {
			if (leaf === undefined) {
				return { kind: 'unknown' };
			}
			const innermost = holderOf(ranges, line, leaf);
			if (!innermost) {
				// A line that stands less deep than it did has left its function, whatever became of that.
				const isShallower = wasDeep !== undefined && indentOf(text[line - 1] ?? '') < wasDeep;
				return { kind: own.length > 0 || isShallower ? 'other' : 'unknown' };
			}
			// The release's own lines may show a function within the frame's: that is where the line was.
			return innermost.name === leaf || innermost.name === before?.name
				? { kind: 'inside', name: innermost.name, isNamed: innermost.name === leaf }
				: { kind: 'other', name: innermost.name };
		},
		isWrapped(line) {
			const now = holderOf(ranges, line, leaf);
			const indentNow = indentOf(text[line - 1] ?? '');
			// Where the release's function is not to be seen, only a line that stands deeper can have been put into something.
			const isSeen = before !== undefined && before.name === now?.name;
			if (!now || (!isSeen && (wasDeep === undefined || indentNow <= wasDeep))) {
				return false;
			}
			let depth = indentNow;
			for (let above = line - 1; above > now.start; above -= 1) {
				const outer = text[above - 1] ?? '';
				const indent = indentOf(outer);
				if (outer.trim() !== '' && indent < depth) {
					depth = indent;
					if (opensNameless(outer, query.language) && !known.has(outer)) {
						return true;
					}
				}
			}
			return false;
		},
	};
}

/** The function around the frame's line, as far as the release's text or the event's few lines show one. */
function inRelease(
	query: FrameQuery,
	release: string | undefined,
): { readonly name: string; readonly lines: ReturnType<typeof sentLines> } | undefined {
	const lines = release?.split('\n') ?? query.context.map(([, line]) => line);
	const target =
		release === undefined
			? query.context.findIndex(([number]) => number === query.line)
			: (query.line ?? 0) - 1;
	if (target < 0) {
		return undefined;
	}
	const ranges = functionRanges(lines.join('\n'), query.language);
	const range = holderOf(ranges, target + 1, query.function.leaf);
	return range && { name: range.name, lines: sentLines(lines.slice(range.start - 1, target + 1)) };
}

/** The smallest function that runs the line. A line that is another function's head (`onopen = () => go()`) is run outside of it. */
function holderOf(
	ranges: readonly FunctionRange[],
	line: number,
	leaf: string | undefined,
): FunctionRange | undefined {
	return innermostAt(
		ranges.filter((range) => range.start !== line || range.name === leaf),
		line,
	);
}

function indentOf(line: string): number {
	return (/^[ \t]*/.exec(line)?.[0] ?? '').replaceAll('\t', '    ').length;
}
