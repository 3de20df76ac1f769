/** A value as it is written behind `key:` so that the server reads exactly it: in quotes only where it must be. */
export function quoteValue(value: string): string {
	if (!/^(?:[[<>=!]|$)|[\s()",]|^(?:and|or)$/i.test(value)) {
		return value;
	}
	// A backslash before the closing quote would escape it, and nothing can escape a backslash: any end has to do.
	const safe = value.endsWith('\\') ? value.replace(/\\{1,1000}$/, '*') : value;
	return `"${safe.replaceAll('"', '\\"')}"`;
}

/** A value that is taken letter by letter: alone, `*` would stand for anything. */
export function exactValue(value: string): string {
	return quoteValue(value.replaceAll('*', '\\*'));
}
