import type { Language } from './language.ts';

const maxLineLength = 400;

/**
 * Kotlin and Swift name every function with a word, and write calls with a block as C writes functions: `Column(x) {`.
 * Their relatives in the same family do the opposite, so that the text must tell which it is.
 */
export function writesKeyword(text: string, language: Language): boolean {
	// Without a function a file of Kotlin or Scala is known by what Java has not: `val`, `init`.
	return language === 'jvm'
		? /^[ \t]*(?:[a-z]+[ \t]+)*fun[ \t]+[\w<`]|\bval[ \t]+\w+[ \t]*[:=]|^[ \t]*init[ \t]*\{/m.test(text)
		: language === 'native' && /^[ \t]*(?:@?\w+(?:\([a-z]+\))?[ \t]+)*func[ \t]+\w/m.test(text);
}

const keyword =
	/^(?:if|else|for|foreach|while|switch|case|catch|return|new|throw|do|try|using|lock|when|await|yield|typeof|sizeof|delete|void|in|of|super|this|base|elseif|elif|unless|until|match|loop|unsafe|with|and|or|not|assert|import|export|package|namespace|class|struct|enum|interface|trait|impl|mod|use|type|let|var|const|val|get|set|default|func|function|fn|fun|def|synchronized)$/;

/** JavaScript reserves fewer words: `app.use`, `Map.get` and `List.of` are functions. */
const javascriptKeyword =
	/^(?:if|else|for|while|switch|case|catch|return|new|throw|do|try|await|yield|typeof|delete|void|in|super|this|with|import|export|class|enum|let|var|const|default|function|instanceof)$/;

/** The name of the function whose head starts on the line at the index `at`. `hasKeyword`: see `writesKeyword`. */
export function headName(
	lines: readonly string[],
	at: number,
	language: Language,
	hasKeyword: boolean,
): string | undefined {
	const line = (lines[at] ?? '').slice(0, maxLineLength).trim();
	if (line === '' || isComment(line, language)) {
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
					.find(Boolean) ?? (hasKeyword ? undefined : cLikeHead(lines, at, line))
			);
		case 'native':
			return (
				/^(?:[\w@]+(?:\([^)]*\))?\s+)*func\s+(\w+)/.exec(line)?.[1] ??
				/^[-+]\s*\([^)]*\)\s*(\w+)/.exec(line)?.[1] ??
				(hasKeyword ? swiftProperty(line, lines[at + 1] ?? '') : undefined) ??
				(hasKeyword
					? /^(?:\w+\s+)*(init|deinit|subscript)\b[?!]?\s*[(<{]/.exec(line)?.[1]
					: cLikeHead(lines, at, line))
			);
		case 'dotnet':
			return cLikeHead(lines, at, line, true);
		case 'dart':
			return cLikeHead(lines, at, line);
		case 'other':
			return (
				/\b(?:def|func|fn|fun|function|sub)\s+(?:\([^)]*\)\s*)?(\w+)/.exec(line)?.[1] ??
				cLikeHead(lines, at, line)
			);
	}
}

/** `var level: Int {`; with a value only where that is observed (`didSet`), or made when it is first asked for (`lazy`). */
function swiftProperty(line: string, next: string): string | undefined {
	const [, modifiers = '', name, rest = '', after = ''] =
		/^((?:@?\w+(?:\((?:[^()]|\([^()]*\))*\))?\s+)*?)var\s+(\w+)\s*([:=][^{]*)\{(.*)$/.exec(line) ?? [];
	if (/\bfor\s/.test(modifiers)) {
		return undefined;
	}
	const isValue = !/\blazy\s/.test(modifiers) || !/=\s*$/.test(rest);
	const isObserved = /^\s*(?:didSet|willSet)\b/.test(after.trim() === '' ? next : after);
	return rest.includes('=') && isValue && !isObserved ? undefined : name;
}

function isComment(line: string, language: Language): boolean {
	// A private member, `#fill() {`: JavaScript has no comments with a number sign but the first line's `#!`.
	return language === 'javascript' && line.startsWith('#')
		? line.startsWith('#!')
		: /^(?:\/\/|\/\*|\*|#(?!\[)|--|<!--|"""|''')/.test(line);
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
		/^(?:export\s+)?(?:const|let|var|readonly|static|public|private|protected|override|declare|\s)*(?:[\w$]+\.)*#?([\w$]+)\??\s*(?::[^='"]*)?[=:]\s*(?:async\s+)?(function\b|\(|<|[\w$]+\s*=>)/.exec(
			line,
		);
	// What a module exports without a name has none in a stack trace either.
	if (assigned?.[1] !== undefined && assigned[1] !== 'exports' && !javascriptKeyword.test(assigned[1])) {
		const isFunction =
			assigned[2] === 'function' ||
			assigned[2]?.endsWith('=>') === true ||
			(!isTypeOfFunction(line) && opensArrow(lines, at, assigned[0].length - 1));
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
		!javascriptKeyword.test(name) &&
		bodyAfter(lines, at, method[0].length - 1, /^\s*(?::[^={;]*(?:\{[^{}]*\}[^={;]*)?)?\{/)
		? name
		: undefined;
}

/**
 * `modifiers type name(…) {`, as C, Java, C# and Dart write it; constructors have no type. `mayName`: an interface may stand
 * before the name, `void IJob.Run(…) {`.
 */
function cLikeHead(lines: readonly string[], at: number, line: string, mayName = false): string | undefined {
	const head =
		/^((?:@\w+(?:\([^)]*\))?\s+)*)((?:[\w:<>,.?*&[\]~@]+\s+)*[*&]*)((?:[\w<>,.?]+\.)?)([\w~]+(?:::[\w~]+)*)\s*(?:<[^>(]*>)?\(/.exec(
			line,
		);
	const name = head?.[4]?.split('::').at(-1);
	if (!head || name === undefined || keyword.test(name) || /^\d/.test(name)) {
		return undefined;
	}
	const before = (head[2] ?? '').trim().split(/\s+/);
	// A macro with a block: `TAILQ_FOREACH(entry, head, links) {`.
	if (before[0] === '' && /^[A-Z][A-Z\d_]+$/.test(name)) {
		return undefined;
	}
	if (
		/^(?:return|new|throw|else|await|case|goto|yield|var|in|is|as|import|using|package|assert)$/.test(
			before[0] ?? '',
		)
	) {
		return undefined;
	}
	if (head[3] !== '') {
		const isTyped = before.every(
			(word) => /^[A-Za-z_@(][^:?]*[\w>\])?]$|^\w$/.test(word) && !/^(?:when|and|or|not)$/.test(word),
		);
		return mayName && isTyped && bodyAfter(lines, at, head[0].length - 1, /^\s*(?:where\s[^{]*)?(?:\{|=>)/)
			? name
			: undefined;
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

/** `onFill: (litres: number) => void`: what stands behind the arrow is a type, not a value. */
function isTypeOfFunction(line: string): boolean {
	return (
		/^(?:[\w$]+\s+)*[\w$]+\??:/.test(line) &&
		/=>\s*(?:void|any|unknown|never|string|number|boolean|undefined|null|Promise<.*>|[A-Z]\w*(?:<.*>|\[\])?)[\s,;)]*$/.test(
			line,
		)
	);
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

/** `= <T>(a: T) => …`: skips the type parameters, which may go over lines too. */
function afterAngles(rest: string, lines: readonly string[], at: number): string | undefined {
	const texts = [rest, ...lines.slice(at + 1, at + maxHeadLines)];
	const last = texts.findIndex((text) => text.includes('>('));
	const line = texts[last];
	return line === undefined
		? undefined
		: afterParens([line.slice(line.indexOf('>(') + 1).trim(), ...texts.slice(last + 1)], 0, 0);
}
