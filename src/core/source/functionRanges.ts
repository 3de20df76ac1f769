import { type Arity, arityOfHead } from './elixirArity.ts';
import { firstFrom } from './firstFrom.ts';
import { headName, writesKeyword } from './functionHead.ts';
import type { Language } from './language.ts';
import { extendedType, interfaceInHead, ownerInHead, scopeHead } from './scopeHead.ts';

/** A named function in a text. Lines are 1-based, both ends included; it starts with the line that names it. */
export interface FunctionRange {
	readonly name: string;
	readonly start: number;
	readonly end: number;
	/** The innermost class, receiver, `impl` or module around it, without what is around that. */
	readonly owner?: string;
	/** Rust: the trait that its `impl` is of; see `RustImpl`. C#: the interface that its head names. */
	readonly trait?: string;
	/** Elixir alone: functions that take other numbers of arguments are others. */
	readonly arity?: Arity;
	/** All named things around it, outermost first, parted by dots: types, objects, other functions. */
	readonly around?: string;
}

/**
 * The named functions of a text, by their first line and their indentation. A stand-in for a language server's document
 * symbols, which are better where there are any: this needs neither a server nor a correct program, and sees functions
 * within functions. One pass to find the heads, one per function for its end: linear in lines × nesting.
 */
export function functionRanges(
	text: string,
	language: Language,
	hasKeyword?: boolean,
): readonly FunctionRange[] {
	return outlineOf(text, language, hasKeyword).functions;
}

/** Classes and the like in a text. Lines are 1-based, both ends included. */
export type TypeRange = Pick<FunctionRange, 'name' | 'start' | 'end'>;

export interface Outline {
	readonly functions: readonly FunctionRange[];
	readonly types: readonly TypeRange[];
	/** See `writesKeyword`. */
	readonly hasKeyword: boolean;
}

/** See `functionRanges`. `hasKeyword`: see `writesKeyword`; a few lines do not tell. */
export function outlineOf(
	text: string,
	language: Language,
	hasKeyword = writesKeyword(text, language),
): Outline {
	const lines = text.split('\n', maxLines);
	const indents = lines.map(indentOf);
	const quoted = quotedLines(lines, language);
	const ranges: FunctionRange[] = [];
	const types: TypeRange[] = [];
	/** What is open, outermost first. */
	const open: Opened[] = [];
	for (let at = 0; at < lines.length; at += 1) {
		if (quoted[at] === 1 || (indents[at] ?? -1) < 0) {
			continue;
		}
		const name = headName(lines, at, language, hasKeyword);
		// Both at once: `class Tank(int litres)` is a constructor too.
		const scope = scopeHead(lines, at, language);
		if (name === undefined && scope === undefined) {
			continue;
		}
		while ((open.at(-1)?.end ?? at) < at) {
			open.pop();
		}
		const end = endOf(lines, indents, quoted, at, language);
		if (name !== undefined) {
			const head = (lines[at] ?? '').trim();
			const receiver = ownerInHead(head, language);
			const type = open.findLast(({ isType }) => isType);
			const owner = receiver ?? type?.name;
			const extended = receiver ?? extendedType(head, language);
			const trait = type?.trait ?? interfaceInHead(head, language);
			const arity = language === 'elixir' ? arityOfHead(lines, at) : undefined;
			const around = [...open.map((one) => one.name), ...(extended === undefined ? [] : [extended])].join(
				'.',
			);
			ranges.push({
				name,
				start: at + 1,
				end: end + 1,
				...(owner !== undefined && { owner }),
				...(trait !== undefined && { trait }),
				...(arity && { arity }),
				...(around !== '' && { around }),
			});
		}
		if (scope?.isType) {
			types.push({ name: scope.name, start: at + 1, end: end + 1 });
		}
		if (open.length >= maxDepth) {
			continue;
		}
		open.push({
			name: scope?.isType ? scope.name : (name ?? scope?.name ?? ''),
			isType: scope?.isType === true,
			trait: scope?.trait,
			end,
		});
	}
	return { functions: ranges, types, hasKeyword };
}

interface Opened {
	readonly name: string;
	readonly isType: boolean;
	readonly trait: string | undefined;
	/** Index of its last line. */
	readonly end: number;
}

/**
 * Functions that a language server names, with what the text has around them where the server does not say it. Servers of
 * JavaScript and Swift list `const submit = () => …` and `var level: Int {` as values: those are added.
 */
export function withScopes(
	functions: readonly FunctionRange[],
	{ functions: ofText, hasKeyword }: Outline,
	language: Language,
): readonly FunctionRange[] {
	const named = byName(ofText);
	const namedByServer = byName(functions);
	const isLoose = language === 'javascript' || (language === 'native' && hasKeyword);
	const unlisted = isLoose
		? ofText.filter(
				(range) =>
					!namedByServer.get(range.name)?.some(({ start, end }) => start <= range.end && range.start <= end),
			)
		: [];
	const listed = functions.map((range) => {
		const all = named.get(range.name) ?? [];
		const next = all[firstFrom(all, range.start, ({ start }) => start)];
		const own = next && next.start <= range.end ? next : undefined;
		const owner = own?.owner ?? range.owner;
		const around = own?.around ?? range.around;
		return {
			...range,
			...(owner !== undefined && { owner }),
			...(own?.trait !== undefined && { trait: own.trait }),
			...(own?.arity && { arity: own.arity }),
			...(around !== undefined && { around }),
		};
	});
	return [...listed, ...unlisted];
}

/** In their order. */
function byName(ranges: readonly FunctionRange[]): ReadonlyMap<string, readonly FunctionRange[]> {
	const groups = new Map<string, FunctionRange[]>();
	for (const range of ranges) {
		const same = groups.get(range.name);
		if (same) {
			same.push(range);
		} else {
			groups.set(range.name, [range]);
		}
	}
	return groups;
}

/** The smallest function that holds the line. */
export function innermostAt<T extends TypeRange>(ranges: readonly T[], line: number): T | undefined {
	let found: T | undefined;
	for (const range of ranges) {
		if (range.start <= line && line <= range.end && (!found || range.start >= found.start)) {
			found = range;
		}
	}
	return found;
}

/** Deeper nesting is not told apart. */
const maxDepth = 40;
/** Longer texts are data, not code. */
const maxLines = 60_000;

function indentOf(line: string): number {
	let width = 0;
	for (let at = 0; at < line.length; at += 1) {
		const char = line.charCodeAt(at);
		if (char === 32) {
			width += 1;
		} else if (char === 9) {
			width += 4;
		} else if (char === 13) {
			return -1;
		} else {
			return width;
		}
	}
	return -1;
}

function endOf(
	lines: readonly string[],
	indents: readonly number[],
	quoted: Uint8Array,
	at: number,
	language: Language,
): number {
	const own = indents[at] ?? 0;
	const head = lines[at] ?? '';
	if (language === 'elixir' && /,\s*do:/.test(head)) {
		return at;
	}
	if (language === 'native' && /^@(?:implementation|interface|protocol)\b/.test(head)) {
		// Their functions stand no deeper. The next of them begins where this one was not ended.
		for (let next = at + 1; next < lines.length; next += 1) {
			if (/^@(?:end|implementation|interface|protocol)\b/.test(lines[next] ?? '')) {
				return lines[next]?.startsWith('@end') ? next : next - 1;
			}
		}
		return lines.length - 1;
	}
	if (
		(language === 'ruby' && /\bend\s*$/.test(head)) ||
		(/^[^'"]*\)\s*=[^>=]/.test(head.trim()) && language === 'ruby')
	) {
		return at;
	}
	let last = at;
	for (let next = at + 1; next < lines.length; next += 1) {
		const indent = indents[next] ?? -1;
		if (indent < 0 || quoted[next] === 1) {
			continue;
		}
		if (indent > own) {
			last = next;
			continue;
		}
		const line = (lines[next] ?? '').trim();
		if (closes(line, language)) {
			return next;
		}
		if (!continues(line, language)) {
			return last;
		}
		last = next;
	}
	return last;
}

/** A line at the head's own indentation that ends the function and belongs to it. */
function closes(line: string, language: Language): boolean {
	return language === 'ruby' || language === 'elixir'
		? /^(?:end|\})/.test(line)
		: language !== 'python' && line.startsWith('}') && !/[({]\s*$/.test(line);
}

/** A line at the head's own indentation in the middle of the function: the rest of a head, a label, a directive. */
function continues(line: string, language: Language): boolean {
	if (language === 'python') {
		return /^(?:\)|\]|#)/.test(line);
	}
	if (language === 'ruby' || language === 'elixir') {
		return /^(?:rescue|ensure|else|after|catch|\)|#|\||when\b)/.test(line);
	}
	return /^(?:[){\]}>]|where\b|->|=>|:\s|#\w|throws\b|\/\/|\/\*|\*|else\b|catch\b|finally\b|\w+:(?:\s*\/\/.*)?$)/.test(
		line,
	);
}

/** Marks lines that lie inside of strings over several lines: their indentation says nothing. */
function quotedLines(lines: readonly string[], language: Language): Uint8Array {
	const quoted = new Uint8Array(lines.length);
	const marks =
		language === 'python' || language === 'elixir'
			? ['"""', "'''"]
			: language === 'jvm' || language === 'dotnet' || language === 'dart'
				? ['"""']
				: [];
	if (marks.length === 0) {
		return quoted;
	}
	let open: string | undefined;
	lines.forEach((line, at) => {
		if (open !== undefined) {
			quoted[at] = 1;
		}
		let from = 0;
		while (from < line.length) {
			const next: string | undefined =
				open ??
				marks
					.filter((mark) => line.includes(mark, from))
					.sort((a, b) => line.indexOf(a, from) - line.indexOf(b, from))[0];
			if (next === undefined || !line.includes(next, from)) {
				break;
			}
			open = open === undefined ? next : undefined;
			from = line.indexOf(next, from) + 3;
		}
	});
	return quoted;
}
