import type { FrameQuery } from './frameQuery.ts';

/**
 * How far a file's text bears out that it is the frame's file, 0 to 1. `undefined` when the frame has nothing that could
 * be compared. Text is compared without regard to white space.
 */
export function proofOf(query: FrameQuery, text: string): number | undefined {
	const context = query.context.filter(([, line]) => isTelling(line));
	const leaf = query.function.leaf;
	const parts: number[] = [];
	if (context.length > 0) {
		const lines = new Set(text.split('\n').map(squeeze));
		const present = context.filter(([, line]) => lines.has(squeeze(line))).length;
		parts.push(present / context.length, present / context.length);
		const at = query.context.find(([number]) => number === query.line)?.[1];
		if (at !== undefined && isTelling(at)) {
			parts.push(lines.has(squeeze(at)) ? 1 : 0);
		}
	}
	if (leaf !== undefined && leaf.length > 1) {
		parts.push(mentions(text, leaf) ? 1 : 0);
	}
	return parts.length === 0 ? undefined : parts.reduce((sum, part) => sum + part, 0) / parts.length;
}

/** Text without its white space. */
export function squeeze(line: string): string {
	return line.replace(/\s+/g, '');
}

/** Brackets, `else` and the like are in every file. */
export function isTelling(line: string): boolean {
	return squeeze(line).length >= 6 && /[\p{L}\p{N}]/u.test(line);
}

/** The name as a word of its own. */
export function mentions(text: string, name: string): boolean {
	for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
		if (!isWord(text[at - 1]) && !isWord(text[at + name.length])) {
			return true;
		}
	}
	return false;
}

function isWord(char: string | undefined): boolean {
	return char !== undefined && /[\p{L}\p{N}_]/u.test(char);
}
