import { functionRanges, innermostAt, type FunctionRange } from './functionRanges.ts';
import type { FrameQuery } from './frameQuery.ts';
import { squeeze } from './proof.ts';

/** Where a line is, compared with the function that the frame ran in. */
export interface Place {
	readonly kind: 'inside' /* the frame's function */ | 'other' /* another one */ | 'unknown';
	/** The function that holds the line, where it has a name. */
	readonly name?: string;
}

/** The frame's function, in the release and in the text of today. */
export interface Places {
	/** Ranges of today that bear the name of the frame's function. */
	readonly own: readonly FunctionRange[];
	of(line: number): Place;
	/**
	 * The function's first line was rewritten and the line now lies deeper in it: something was put around the line, so
	 * that its text alone does not show that it means the same.
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
	const wasDeep = was === undefined ? undefined : indentOf(was);
	return {
		own,
		of(line) {
			if (leaf === undefined) {
				return { kind: 'unknown' };
			}
			const innermost = innermostAt(ranges, line);
			if (!innermost) {
				// A line that stands less deep than it did has left its function, whatever became of that.
				const isShallower = wasDeep !== undefined && indentOf(text[line - 1] ?? '') < wasDeep;
				return { kind: own.length > 0 || isShallower ? 'other' : 'unknown' };
			}
			// The release's own lines may show a function within the frame's: that is where the line was.
			return innermost.name === leaf || innermost.name === before?.name
				? { kind: 'inside', name: innermost.name }
				: { kind: 'other', name: innermost.name };
		},
		isWrapped(line) {
			const now = innermostAt(ranges, line);
			if (!before || !now || before.name !== now.name) {
				return false;
			}
			const head = text[now.start - 1] ?? '';
			const depth = indentOf(text[line - 1] ?? '') - indentOf(head);
			return squeeze(head) !== squeeze(before.head) && depth > before.depth;
		},
	};
}

/** The function around the frame's line, as far as the release's text or the event's few lines show one. */
function inRelease(
	query: FrameQuery,
	release: string | undefined,
): { readonly name: string; readonly head: string; readonly depth: number } | undefined {
	const lines = release?.split('\n') ?? query.context.map(([, line]) => line);
	const target =
		release === undefined
			? query.context.findIndex(([number]) => number === query.line)
			: (query.line ?? 0) - 1;
	if (target < 0) {
		return undefined;
	}
	const range = innermostAt(functionRanges(lines.join('\n'), query.language), target + 1);
	const head = lines[(range?.start ?? 0) - 1];
	return range && head !== undefined
		? { name: range.name, head, depth: indentOf(lines[target] ?? '') - indentOf(head) }
		: undefined;
}

function indentOf(line: string): number {
	return (/^[ \t]*/.exec(line)?.[0] ?? '').replaceAll('\t', '    ').length;
}
