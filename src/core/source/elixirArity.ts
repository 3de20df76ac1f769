/** How many arguments a function takes: the least and the most, which differ where some have a default. */
export type Arity = readonly [least: number, most: number];

/** Parameters may go over many lines. */
const maxHeadLines = 40;
const maxLineLength = 400;

/**
 * Of the head that starts on the line at the index `at`: `def fill(tank, litres \\ 1) do` takes one or two. `undefined` where
 * the parameters stand without parentheses, or do not end. Linear.
 */
export function arityOfHead(lines: readonly string[], at: number): Arity | undefined {
	const [head = '', ...more] = lines.slice(at, at + maxHeadLines).map((line) => line.slice(0, maxLineLength));
	const rest = head.trim().replace(/^def\w*\s+(?!unquote\b)\w+[?!]?/, '');
	if (!rest.startsWith('(')) {
		return /^(?:$|,|\s+(?:do|when)\b)/.test(rest) ? [0, 0] : undefined;
	}
	let depth = 0;
	let isEmpty = true;
	let commas = 0;
	let defaults = 0;
	for (const { 0: token } of [rest, ...more].join('\n').matchAll(tokens)) {
		if (/^(?:[([{]|<<|fn)$/.test(token)) {
			isEmpty &&= depth === 0;
			depth += 1;
		} else if (/^(?:[)\]}]|>>|end)$/.test(token)) {
			depth -= 1;
			if (depth === 0) {
				const most = isEmpty ? 0 : commas + 1;
				return [most - defaults, most];
			}
		} else if (!token.startsWith('#')) {
			isEmpty = false;
			commas += depth === 1 && token === ',' ? 1 : 0;
			defaults += depth === 1 && token === '\\\\' ? 1 : 0;
		}
	}
	return undefined;
}

/**
 * Strings with what is put into them, characters (`?,`) and comments as a whole, then what opens, closes or parts, then
 * words, with the colon of an atom or a key (`:end`, `end:`).
 */
const tokens =
	/"(?:\\.|#\{[^}\n]*\}|[^"\\])*"|'(?:\\.|[^'\\])*'|(?<!\w)\?\\?[^\s\w]|#[^\n]*|\\\\|<<|>>|[([{)\]},]|:?\w+[?!]?:?|[^\s\w]/g;

/** Whether a call with so many arguments can be of it; yes where either is not known. */
export function takes(arity: Arity | undefined, count: number | undefined): boolean {
	return arity === undefined || count === undefined || (arity[0] <= count && count <= arity[1]);
}
