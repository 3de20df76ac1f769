import { CulpritError } from '../../core/failure.ts';

/**
 * Bounds on an answer beside its bytes. `JSON.parse` takes some thirty times as long for brackets and keys as for the same
 * bytes of text: 8 MB of `[` stop an extension host for two seconds. Recorded answers have a value in 20 bytes, so that
 * these are those of 3 MB, and 14 levels.
 */
export const jsonCaps = { values: 150_000, levels: 1_000 } as const;

/** `JSON.parse` of what is known to be within the caps. Throws `tooLarge`, and what `JSON.parse` throws. */
export function readJson(text: string): unknown {
	const over = overCap(text);
	if (over) {
		throw new CulpritError('tooLarge', { code: over });
	}
	return JSON.parse(text);
}

/** Which cap a text is over, found without making anything of it. What is no JSON may be over none. */
function overCap(text: string): keyof typeof jsonCaps | undefined {
	let values = 1;
	let levels = 0;
	for (let at = 0; at < text.length; at++) {
		switch (text.charCodeAt(at)) {
			case quote:
				at = endOfString(text, at);
				break;
			case openBrace:
			case openBracket:
				values++;
				if (++levels > jsonCaps.levels) {
					return 'levels';
				}
				break;
			case closeBrace:
			case closeBracket:
				levels--;
				break;
			case comma:
				values++;
				break;
		}
		if (values > jsonCaps.values) {
			return 'values';
		}
	}
	return undefined;
}

/** Where the quote is that ends the string which begins at `from`; the end of the text when none does. */
function endOfString(text: string, from: number): number {
	for (let end = text.indexOf('"', from + 1); end >= 0; end = text.indexOf('"', end + 1)) {
		let backslashes = 0;
		while (text.charCodeAt(end - 1 - backslashes) === backslash) {
			backslashes++;
		}
		if (backslashes % 2 === 0) {
			return end;
		}
	}
	return text.length;
}

const quote = 0x22;
const comma = 0x2c;
const openBracket = 0x5b;
const backslash = 0x5c;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;
