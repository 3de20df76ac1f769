import { frameQueryOf } from '../../../../src/core/source/frameQuery.ts';
import { lineToday, type LineFacts } from '../../../../src/core/source/lineToday.ts';

/** A frame's line in the release, and the file of today. */
export interface Asked extends LineFacts {
	readonly platform: string;
	readonly frame: { readonly function: string; readonly module?: string };
	/** The release's file, the frame's line between `«` and `»`; the frame has five lines to each side of it. */
	readonly was: string;
	readonly now: string;
	/** The frame has only its line. */
	readonly isBare?: true;
	/** The release's text is at hand. */
	readonly isKnown?: true;
}

/** The verdict, the line of today, and the function that holds it where that is another. */
export function ask({ platform, frame, was, now, isBare, isKnown, ...facts }: Asked): string {
	const lines = whole(was).split('\n');
	const line = lineOf(was);
	const reach = isBare ? 0 : 5;
	const from = Math.max(1, line - reach);
	const query = frameQueryOf(
		{
			inApp: true,
			lineNo: line,
			...frame,
			context: lines
				.slice(from - 1, line + reach)
				.map((text, at): readonly [number, string] => [from + at, text]),
		},
		platform,
	);
	const today = lineToday(query, now, { ...facts, ...(isKnown && { release: lines.join('\n') }) });
	return [today.verdict, today.line, today.nowIn].filter((part) => part !== undefined).join(' ');
}

/** The file without the marks. */
export function whole(was: string): string {
	return was.replaceAll(/[«»]/g, '');
}

/** The number of the line with the marks. */
export function lineOf(was: string): number {
	return was.split('\n').findIndex((text) => text.includes('«')) + 1;
}
