import type { FrameRef } from '../issue/event.ts';
import { functionRanges } from '../source/functionRanges.ts';
import type { Located } from '../source/locate.ts';
import { isSure, type SourceLink } from '../source/sourceLink.ts';

/** Where an issue is in one file. */
export interface PlaceInFile {
	/** The event's frame; absent where only the list row was there to go by. */
	readonly ref?: FrameRef;
	/** As the SDK calls it. */
	readonly function?: string;
	/** The frame stands for the whole event: here it was raised, others are on the way there. */
	readonly raised: boolean;
	/** What is known of the line, in words too. `candidates`: the file is one of those that might be the frame's. */
	readonly link: SourceLink;
	/** Absent: the issue has a frame in the file, but no line of today can be shown for it. */
	readonly mark?: Mark;
}

/** A line of the file that can be marked. */
export interface Mark {
	/** 1-based, in the text that it was found in. */
	readonly line: number;
	/** `function`: the line is where the frame's function starts, because nothing more is certain. */
	readonly on: 'line' | 'function';
}

/**
 * The line to mark: the frame's own when that is sure; else the first line of its function, when the file has just one of
 * that name. Never a guess: a mark is read as a fact.
 */
export function markOf({ query, found, line }: Located, text: string): Mark | undefined {
	if (found.kind !== 'file' || found.likely) {
		return undefined;
	}
	const isOwn = !found.compiled && found.bySourceMap !== true;
	if (isOwn && line?.line !== undefined && isSure(line.verdict)) {
		return { line: line.line, on: 'line' };
	}
	const name = query.function.leaf;
	const own =
		name === undefined ? [] : functionRanges(text, query.language).filter((range) => range.name === name);
	const [only] = own;
	return only && own.length === 1 ? { line: only.start, on: 'function' } : undefined;
}
