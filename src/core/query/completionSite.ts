import { parseQuery } from './parseQuery.ts';
import type { Filter, Range, Term, ValueText } from './queryTerms.ts';
import type { SearchKey } from './searchKeys.ts';
import { searchKeyOf } from './searchKeys.ts';

/** What the word at the caret is, so that it can be completed. */
export type CompletionSite = KeySite | ValueSite;

export interface KeySite {
	readonly kind: 'key';
	/** What a chosen key replaces: without a `!` before and the `:` behind it. */
	readonly range: Range;
	/** The part of it before the caret. */
	readonly prefix: string;
	/** A `:` stands behind it already. */
	readonly hasColon: boolean;
}

export interface ValueSite {
	readonly kind: 'value';
	readonly range: Range;
	/** The part before the caret, without quotes. Starts with the comparison, if there is one. */
	readonly prefix: string;
	/** Name of the key, as written. */
	readonly key: string;
	/** Absent for a tag. */
	readonly known?: SearchKey;
	readonly inList: boolean;
	/** The other values of the list. */
	readonly taken: readonly string[];
}

/** What stands at the caret; nothing inside quoted free text, where every word is meant. */
export function completionSite(text: string, caret: number): CompletionSite | undefined {
	const { terms } = parseQuery(text);
	const term = terms.findLast(({ range }) => range.start <= caret && caret <= range.end);
	switch (term?.kind) {
		case 'filter':
			return caret <= term.key.range.end ? filterKeySite(text, term, caret) : valueSite(text, term, caret);
		case 'words':
			return term.quoted ? undefined : wordSite(text, term, caret);
		case 'and':
		case 'or':
			return wordSite(text, term, caret);
		case 'open':
		case 'close':
		case undefined:
			return { kind: 'key', range: { start: caret, end: caret }, prefix: '', hasColon: false };
	}
}

function wordSite(text: string, term: Term, caret: number): KeySite {
	const start = Math.min(caret, term.range.start + (text[term.range.start] === '!' ? 1 : 0));
	return {
		kind: 'key',
		range: { start, end: term.range.end },
		prefix: text.slice(start, caret),
		hasColon: false,
	};
}

function filterKeySite(text: string, term: Filter, caret: number): KeySite {
	const { range } = term.key;
	const start = Math.min(caret, range.start);
	return { kind: 'key', range: { start, end: range.end }, prefix: text.slice(start, caret), hasColon: true };
}

function valueSite(text: string, term: Filter, caret: number): ValueSite {
	const { value, key } = term;
	const known = searchKeyOf(key.name);
	const shared = { kind: 'value' as const, key: key.name, ...(known && { known }) };
	if (value.kind !== 'list') {
		const start = key.range.end + 1;
		const end = Math.max(value.range.end, caret);
		return {
			...shared,
			range: { start, end },
			prefix: unquoted(text.slice(start, caret)),
			inList: false,
			taken: [],
		};
	}
	const item = value.items.find(({ range }) => range.start <= caret && caret <= range.end);
	const range = item?.range ?? { start: caret, end: caret };
	return {
		...shared,
		range,
		prefix: unquoted(text.slice(range.start, caret)),
		inList: true,
		taken: others(value.items, item),
	};
}

function others(items: readonly ValueText[], item: ValueText | undefined): readonly string[] {
	return items.filter((other) => other !== item).map(({ text }) => text);
}

function unquoted(text: string): string {
	return text.replace(/^"|(?<!\\)"$/g, '').replaceAll('\\"', '"');
}

/**
 * Where the caret is after an edit. Input boxes of VS Code tell the text but not the caret: it is behind what is different.
 */
export function caretAfter(before: string, after: string): number {
	const shorter = Math.min(before.length, after.length);
	let start = 0;
	while (start < shorter && before[start] === after[start]) {
		start++;
	}
	// The start counts first: of `as` → `ass` it is the last letter that is new.
	let end = 0;
	while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) {
		end++;
	}
	return after.length - end;
}
