import type { Filter, FilterKey, FilterValue, ParsedQuery, Range, Term, ValueText } from './queryTerms.ts';

/** Longest `tags[…]:`, `flags[…]:` or `function(…):` that is taken for a key; keeps the look-ahead bounded. */
const maxKey = 250;

/** Reads a query. Never throws, and takes time linear in the text: each character is looked at a bounded number of times. */
export function parseQuery(text: string): ParsedQuery {
	const terms: Term[] = [];
	let at = 0;
	while (at < text.length) {
		if (isSpace(text, at)) {
			at++;
			continue;
		}
		const term = filterAt(text, at) ?? connectiveAt(text, at) ?? wordAt(text, at);
		terms.push(term);
		at = term.range.end;
	}
	return { text, terms };
}

function filterAt(text: string, start: number): Filter | undefined {
	const negated = text[start] === '!';
	const key = keyAt(text, negated ? start + 1 : start);
	if (!key || text[key.range.end] !== ':') {
		return undefined;
	}
	let at = key.range.end + 1;
	const sign = /[<>]=?|!?=/y;
	sign.lastIndex = at;
	const operator = sign.exec(text)?.[0];
	const operatorRange = { start: at, end: at + (operator?.length ?? 0) };
	at = operatorRange.end;
	const value = valueAt(text, at);
	return {
		kind: 'filter',
		range: { start, end: value.range.end },
		negated,
		key,
		...(operator !== undefined && { operator: { text: operator, range: operatorRange } }),
		value,
	};
}

function keyAt(text: string, start: number): FilterKey | undefined {
	// `tags[key]`, `flags["key"]`, `count(a, b)`, `"key"`, `key`: the last as one run, so that a long word is scanned once.
	const special =
		/(?:(tags|flags)\[(?:"([\w.:-]{1,200})"|([\w.:-]{1,200}))\]|([\w.-]{1,100})\([^()"\t\n]{0,200}\)|"([\w.:-]{1,200})")(?=:)/y;
	special.lastIndex = start;
	const match = special.exec(text.length - start > maxKey ? text.slice(0, start + maxKey) : text);
	if (match) {
		const [all, holder, quotedTag, tag, aggregate, quoted] = match;
		const inner = quotedTag ?? tag;
		return {
			range: { start, end: start + all.length },
			name: holder !== undefined ? `${holder}[${inner ?? ''}]` : (quoted ?? all),
			isFunction: aggregate !== undefined,
		};
	}
	const plain = /[\w.-]+/y;
	plain.lastIndex = start;
	const name = plain.exec(text)?.[0];
	return name === undefined
		? undefined
		: { range: { start, end: start + name.length }, name, isFunction: false };
}

function valueAt(text: string, start: number): FilterValue {
	if (text[start] === '[') {
		return listAt(text, start);
	}
	if (text[start] === '"') {
		return { kind: 'single', ...quotedAt(text, start) };
	}
	const end = runEnd(text, start, /[^()\s]*/y);
	const range = { start, end };
	return end === start ? { kind: 'empty', range } : { kind: 'single', ...plainText(text, range) };
}

function listAt(text: string, start: number): FilterValue {
	const items: ValueText[] = [];
	let at = skipSpaces(text, start + 1);
	let hasGap = false;
	for (;;) {
		const item =
			text[at] === '"'
				? quotedAt(text, at)
				: plainText(text, { start: at, end: runEnd(text, at, /[^(),\s\]]*/y) });
		const isEmpty = item.range.end === item.range.start;
		hasGap ||= isEmpty;
		if (!isEmpty) {
			items.push(item);
		}
		const next = skipSpaces(text, item.range.end);
		if (text[next] === ',') {
			at = skipSpaces(text, next + 1);
			continue;
		}
		const closed = text[next] === ']';
		const end = closed ? next + 1 : item.range.end;
		return { kind: 'list', range: { start, end }, items, closed, hasGap };
	}
}

function quotedAt(text: string, start: number): ValueText {
	const inner = runEnd(text, start + 1, /[^"\\]*(?:\\"?[^"\\]*)*/y);
	const closed = text[inner] === '"';
	return {
		range: { start, end: closed ? inner + 1 : inner },
		text: text.slice(start + 1, inner).replaceAll('\\"', '"'),
		quoted: true,
		closed,
	};
}

function plainText(text: string, range: Range): ValueText {
	const raw = text.slice(range.start, range.end);
	return { range, text: raw.replaceAll('\\"', '"'), quoted: false, closed: !/(?<!\\)"/.test(raw) };
}

function connectiveAt(text: string, start: number): Term | undefined {
	const first = text[start];
	if (first === '(' || first === ')') {
		return { kind: first === '(' ? 'open' : 'close', range: { start, end: start + 1 } };
	}
	const word = /(?:(and)|or)(?![^\s)])/iy;
	word.lastIndex = start;
	const match = word.exec(text);
	return match
		? { kind: match[1] === undefined ? 'or' : 'and', range: { start, end: start + match[0].length } }
		: undefined;
}

function wordAt(text: string, start: number): Term {
	if (text[start] === '"') {
		return { kind: 'words', ...quotedAt(text, start) };
	}
	// `main()` and `f(x)` are words: parentheses group only where a term starts.
	const end = runEnd(text, start, /[^()\s]+(?:\([^()\s]{0,200}\)[^()\s]*)*/y);
	const range = { start, end };
	return { kind: 'words', range, text: text.slice(start, end), quoted: false, closed: true };
}

function runEnd(text: string, start: number, sticky: RegExp): number {
	sticky.lastIndex = start;
	return start + (sticky.exec(text)?.[0].length ?? 0);
}

function skipSpaces(text: string, start: number): number {
	return runEnd(text, start, /\s*/y);
}

function isSpace(text: string, at: number): boolean {
	return /\s/.test(text.charAt(at));
}
