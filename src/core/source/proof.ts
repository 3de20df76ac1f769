import { positionsOf, weightOf } from './agreement.ts';
import type { FrameQuery } from './frameQuery.ts';
import { functionRanges } from './functionRanges.ts';
import type { Language } from './language.ts';
import { isTelling } from './sentLine.ts';

/**
 * How far a file's text bears out that it is the frame's file, 0 to 1. `undefined` when the frame has nothing that could
 * be compared. Text is compared without regard to white space, and cut lines by what is left of them.
 */
export function proofOf(query: FrameQuery, text: string): number | undefined {
	const context = query.context.filter(([, line]) => isTelling(line));
	const leaf = query.function.leaf;
	let sum = 0;
	let weight = 0;
	const count = (share: number, by: number): void => {
		sum += share * by;
		weight += by;
	};
	if (context.length > 0) {
		const positions = positionsOf(text.split('\n'));
		const at = query.context.find(([number]) => number === query.line)?.[1];
		if (at !== undefined && isTelling(at)) {
			count(positions.of(at)?.lines.length === 0 ? 0 : 1, 1);
		}
		let here = 0;
		let all = 0;
		for (const [, line] of context) {
			const found = positions.of(line);
			if (found) {
				all += weightOf(line);
				here += found.lines.length > 0 ? weightOf(line) : 0;
			}
		}
		count(here / all, 2);
	}
	if (leaf !== undefined && leaf.length > 1) {
		// Beside lines of source a mention is enough; alone it must be the definition.
		const isHere = mentions(text, leaf);
		const isProven = isHere && (context.length > 0 || definesMember(text, query));
		count(isProven ? 1 : isHere ? 0.4 : 0, 0.5);
	}
	return weight === 0 ? undefined : sum / weight;
}

/** Languages whose SDKs name the type that declares the function. */
const ownersDeclared: ReadonlySet<Language> = new Set<Language>(['ruby', 'php', 'dotnet']);

/** The function, and the type that it belongs to: many files of a package may define a `Render`. */
function definesMember(text: string, query: FrameQuery): boolean {
	const { leaf = '', scope } = query.function;
	const owner = scope.at(-1);
	if (!defines(text, leaf, query.language)) {
		return false;
	}
	if (owner === undefined || !/^\w+$/.test(owner)) {
		return true;
	}
	if (query.language !== 'go') {
		// Elsewhere an owner may be a variable, or a type that inherits the function from another file.
		return !ownersDeclared.has(query.language) || mentions(text, owner);
	}
	return new RegExp(`^func \\(\\w*\\s*\\*?${owner}\\b[^)]*\\) ${leaf}\\b`, 'm').test(text);
}

/** Whether the text defines a function of that name. */
export function defines(text: string, leaf: string, language: Language): boolean {
	return functionRanges(text, language).some((range) => range.name === leaf);
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
