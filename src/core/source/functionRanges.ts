import type { Language } from './language.ts';

/** A named function in a text. Lines are 1-based, both ends included; it starts with the line that names it. */
export interface FunctionRange {
	readonly name: string;
	readonly start: number;
	readonly end: number;
}

/**
 * The named functions of a text, by their first line and their indentation. A stand-in for a language server's document
 * symbols, which are better where there are any: this needs neither a server nor a correct program, and sees functions
 * within functions. One pass to find the heads, one per function for its end: linear in lines × nesting.
 */
export function functionRanges(text: string, language: Language): readonly FunctionRange[] {
	const lines = text.split('\n', maxLines);
	const indents = lines.map(indentOf);
	const quoted = quotedLines(lines, language);
	const ranges: FunctionRange[] = [];
	for (let at = 0; at < lines.length; at += 1) {
		const name = quoted[at] === 1 ? undefined : headName(lines, at, language);
		if (name !== undefined) {
			ranges.push({ name, start: at + 1, end: endOf(lines, indents, quoted, at, language) + 1 });
		}
	}
	return ranges;
}

/** The smallest function that holds the line. */
export function innermostAt(ranges: readonly FunctionRange[], line: number): FunctionRange | undefined {
	let found: FunctionRange | undefined;
	for (const range of ranges) {
		if (range.start <= line && line <= range.end && (!found || range.start >= found.start)) {
			found = range;
		}
	}
	return found;
}

/** Longer texts are data, not code. */
const maxLines = 60_000;
const maxLineLength = 400;

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

const keyword =
	/^(?:if|else|for|foreach|while|switch|case|catch|return|new|throw|do|try|using|lock|when|await|yield|typeof|sizeof|delete|void|in|of|super|this|base|elseif|elif|unless|until|match|loop|unsafe|with|and|or|not|assert|import|export|package|namespace|class|struct|enum|interface|trait|impl|mod|use|type|let|var|const|val|get|set|default|func|function|fn|fun|def)$/;

function headName(lines: readonly string[], at: number, language: Language): string | undefined {
	const line = (lines[at] ?? '').slice(0, maxLineLength).trim();
	if (line === '' || /^(?:\/\/|\/\*|\*|#(?!\[)|--|<!--|"""|''')/.test(line)) {
		return undefined;
	}
	switch (language) {
		case 'python':
			return /^(?:async\s+)?def\s+(\w+)/.exec(line)?.[1];
		case 'ruby':
			return (
				/^(?:(?:private|protected|public|memoize|private_class_method)\s+)?def\s+(?:[\w:]+\.)?([\w]+[?!=]?|[^\w\s(]+)/.exec(
					line,
				)?.[1] ?? /^define_method\(?\s*[:"'](\w+[?!]?)/.exec(line)?.[1]
			);
		case 'elixir':
			return /^(?:def|defp|defmacro|defmacrop|defguard|defguardp|defdelegate)\s+(?:unquote\(:)?([\w]+[?!]?)/.exec(
				line,
			)?.[1];
		case 'go':
			return /^func\s+(?:\([^)]*\)\s*)?(\w+)/.exec(line)?.[1];
		case 'rust':
			return /^(?:pub(?:\([^)]*\))?\s+|async\s+|unsafe\s+|const\s+|default\s+|extern\s+(?:"[^"]*"\s+)?)*fn\s+(\w+)/.exec(
				line,
			)?.[1];
		case 'php':
			return /^(?:(?:public|protected|private|static|final|abstract|readonly)\s+)*function\s+&?(\w+)/.exec(
				line,
			)?.[1];
		case 'javascript':
			return javascriptHead(lines, at, line);
		case 'jvm':
			return (
				/^(?:[\w@()."]+\s+)*(?:fun|def)\s+(?:<[^>]*>\s*)?(?:[\w<>?, *]+\.)?(?:`([^`]+)`|(\w+))\s*[(<[=:]/
					.exec(line)
					?.slice(1)
					.find(Boolean) ?? cLikeHead(lines, at, line)
			);
		case 'native':
			return (
				/^(?:[\w@]+(?:\([^)]*\))?\s+)*func\s+(\w+)/.exec(line)?.[1] ??
				/^[-+]\s*\([^)]*\)\s*(\w+)/.exec(line)?.[1] ??
				cLikeHead(lines, at, line)
			);
		case 'dotnet':
		case 'dart':
			return cLikeHead(lines, at, line);
		case 'other':
			return (
				/\b(?:def|func|fn|fun|function|sub)\s+(?:\([^)]*\)\s*)?(\w+)/.exec(line)?.[1] ??
				cLikeHead(lines, at, line)
			);
	}
}

function javascriptHead(lines: readonly string[], at: number, line: string): string | undefined {
	const named = /\bfunction\s*\*?\s*([\w$]+)\s*[(<]/.exec(line);
	if (
		named?.[1] !== undefined &&
		/^(?:export\s|default\s|async\s|function\b|return\s|[\w$.[\]'"]+\s*[=:(]|!|\()/.test(line)
	) {
		return named[1];
	}
	const assigned =
		/^(?:export\s+)?(?:const|let|var|readonly|static|public|private|protected|override|declare|\s)*(?:[\w$]+\.)*#?([\w$]+)\??(?:\s*:[^=]*)?\s*[=:]\s*(?:async\s+)?(function\b|\(|<|[\w$]+\s*=>)/.exec(
			line,
		);
	// What a module exports without a name has none in a stack trace either.
	if (assigned?.[1] !== undefined && assigned[1] !== 'exports' && !keyword.test(assigned[1])) {
		const isFunction =
			assigned[2] === 'function' ||
			assigned[2]?.endsWith('=>') === true ||
			opensArrow(lines, at, assigned[0].length - 1);
		if (isFunction) {
			return assigned[1];
		}
	}
	const method =
		/^(?:(?:public|private|protected|static|async|override|abstract|readonly|get|set|export|default)\s+)*\*?\s*(?:#?([\w$]+)|\[([\w$.]+)\]|["']([\w$-]+)["'])\s*(?:<[^>(]*>)?\(/.exec(
			line,
		);
	const name = method?.slice(1).find(Boolean);
	return method &&
		name !== undefined &&
		!keyword.test(name) &&
		bodyAfter(lines, at, method[0].length - 1, /^\s*(?::[^={;]*(?:\{[^{}]*\}[^={;]*)?)?\{/)
		? name
		: undefined;
}

/** `modifiers type name(…) {`, as C, Java, C# and Dart write it; constructors have no type. */
function cLikeHead(lines: readonly string[], at: number, line: string): string | undefined {
	const head =
		/^((?:@\w+(?:\([^)]*\))?\s+)*)((?:[\w:<>,.?*&[\]~]+\s+)*[*&]*)([\w~]+(?:::[\w~]+)*)\s*(?:<[^>(]*>)?\(/.exec(
			line,
		);
	const name = head?.[3]?.split('::').at(-1);
	if (!head || name === undefined || keyword.test(name) || /^\d/.test(name)) {
		return undefined;
	}
	const before = (head[2] ?? '').trim().split(/\s+/);
	if (
		/^(?:return|new|throw|else|await|case|goto|yield|var|in|is|as|import|using|package|assert)$/.test(
			before[0] ?? '',
		)
	) {
		return undefined;
	}
	const afterParens =
		/^\s*(?:(?:const|noexcept|override|final|async\*?|sync\*|throws\s+[\w., ]+|where\s[^{]*|:\s*[^{;]*|->\s*[\w:<>&* ]+)\s*)*(?:\{|=>)/;
	return bodyAfter(lines, at, head[0].length - 1, afterParens) ? name : undefined;
}

/** Parameters may go over many lines. */
const maxHeadLines = 40;

/** Whether what follows the parentheses that open at `from` (in the trimmed line) is a body. */
function bodyAfter(lines: readonly string[], at: number, from: number, body: RegExp): boolean {
	const rest = afterParens(lines, at, from);
	return rest !== undefined && body.test(rest);
}

function opensArrow(lines: readonly string[], at: number, from: number): boolean {
	return bodyAfter(lines, at, from, /^\s*(?::[^=]{0,200})?=>/);
}

function afterParens(lines: readonly string[], at: number, from: number): string | undefined {
	let depth = 0;
	for (let next = at; next < Math.min(lines.length, at + maxHeadLines); next += 1) {
		const line = (lines[next] ?? '').slice(0, maxLineLength).trim();
		for (let column = next === at ? from : 0; column < line.length; column += 1) {
			const char = line[column];
			if (char === '(' || char === '[') {
				depth += 1;
			} else if (char === ')' || char === ']') {
				depth -= 1;
				if (depth === 0) {
					// The brace may stand on a line of its own, the return type on another.
					return [line.slice(column + 1), ...lines.slice(next + 1, next + 4)]
						.join(' ')
						.slice(0, maxLineLength);
				}
			} else if (depth === 0 && char === '<') {
				return afterAngles(line.slice(column), lines, next);
			}
		}
	}
	return undefined;
}

/** `= <T>(a: T) => …`: skips the type parameters when they close on the line. */
function afterAngles(rest: string, lines: readonly string[], at: number): string | undefined {
	const open = rest.indexOf('>(');
	return open < 0
		? undefined
		: afterParens([rest.slice(open + 1), ...lines.slice(at + 1, at + maxHeadLines)], 0, 0);
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
	return /^(?:[){\]}]|where\b|->|=>|:\s|#\w|throws\b|\/\/|\/\*|\*|else\b|catch\b|finally\b|@|\w+:(?:\s*\/\/.*)?$)/.test(
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
			const found = next === undefined ? -1 : line.indexOf(next, from);
			if (next === undefined || found < 0) {
				break;
			}
			open = open === undefined ? next : undefined;
			from = found + 3;
		}
	});
	return quoted;
}
