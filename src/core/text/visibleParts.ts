import { codeOf, invisible } from './invisible.ts';

/** A run of plain text, or one character that would not be seen, or would move what is around it. */
export type VisiblePart =
	| { readonly kind: 'text'; readonly text: string }
	| { readonly kind: 'mark'; readonly code: string; readonly name: string };

const names: ReadonlyMap<number, string> = new Map([
	[0x00, 'NUL'],
	[0x07, 'BEL'],
	[0x08, 'BS'],
	[0x0d, 'CR'],
	[0x1b, 'ESC'],
	[0x7f, 'DEL'],
	[0xad, 'SHY'],
	[0x034f, 'CGJ'],
	[0x061c, 'ALM'],
	[0x200b, 'ZWSP'],
	[0x200c, 'ZWNJ'],
	[0x200d, 'ZWJ'],
	[0x200e, 'LRM'],
	[0x200f, 'RLM'],
	[0x2028, 'LS'],
	[0x2029, 'PS'],
	[0x202a, 'LRE'],
	[0x202b, 'RLE'],
	[0x202c, 'PDF'],
	[0x202d, 'LRO'],
	[0x202e, 'RLO'],
	[0x2060, 'WJ'],
	[0x2066, 'LRI'],
	[0x2067, 'RLI'],
	[0x2068, 'FSI'],
	[0x2069, 'PDI'],
	[0xfeff, 'BOM'],
]);

/** Splits text into what can be shown as it is and marks for what cannot. `\r\n` is a newline. */
export function visibleParts(text: string): readonly VisiblePart[] {
	const parts: VisiblePart[] = [];
	const source = text.includes('\r\n') ? text.replaceAll('\r\n', '\n') : text;
	let from = 0;
	for (const match of source.matchAll(invisible)) {
		if (match.index > from) {
			parts.push({ kind: 'text', text: source.slice(from, match.index) });
		}
		const point = match[0].codePointAt(0) ?? 0;
		const code = codeOf(match[0]);
		parts.push({ kind: 'mark', code, name: names.get(point) ?? code });
		from = match.index + match[0].length;
	}
	if (from < source.length || parts.length === 0) {
		parts.push({ kind: 'text', text: source.slice(from) });
	}
	return parts;
}

/** The same as one string, for attributes and names read aloud: `⟨RLO⟩`. */
export function visibleString(text: string): string {
	return visibleParts(text)
		.map((part) => (part.kind === 'text' ? part.text : `⟨${part.name}⟩`))
		.join('');
}

/** The first `max` UTF-16 units, never half a surrogate pair. */
export function truncated(text: string, max: number): string {
	if (text.length <= max) {
		return text;
	}
	const last = text.charCodeAt(max - 1);
	return text.slice(0, last >= 0xd800 && last <= 0xdbff ? max - 1 : max);
}
