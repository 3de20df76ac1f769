/**
 * The scripts whose letters are joined or kept apart by U+200C and U+200D, as ranges of blocks: Arabic to Sinhala, Tibetan
 * and Myanmar, those of South-East Asia and Mongolian, the presentation forms, and the ancient ones (Unicode, chapter 23.2).
 */
const joining =
	/\u0600-\u0DFF\u0F00-\u109F\u1700-\u18AF\u1900-\u1CFF\uA800-\uABFF\uFB50-\uFDFF\uFE70-\uFEFC\u{10A00}-\u{11FFF}\u{1E900}-\u{1E95F}/u
		.source;

/** Controls but tab and newline, halves of pairs, separators, annotations, hieroglyph controls, all that Unicode ignores. */
const unseen =
	/[\0-\u0008\u000B-\u001F\u007F-\u009F\p{Cs}\p{Zl}\p{Zp}\p{DI}\uFFF9-\uFFFB\u{13430}-\u{1343F}]/u.source;

/** Where such a character draws something or is ours: joined letters and emoji, the look of an emoji, `labelText`. */
const meant = [
	`[${joining}][\\u200C\\u200D]`,
	`\\u200C(?=[${joining}])`,
	'[\\p{ExtPict}\\p{EMod}]\\uFE0F?\\u200D(?=\\p{ExtPict})',
	'\\p{ExtPict}[\\uFE0E\\uFE0F]',
	'[\\d#*]\\uFE0F(?=\\u20E3)',
	'[$\\]]\\u2060(?=\\()',
].join('|');

/**
 * One character that would not be seen, or would move what stands around it: a person does not read it, a program or a
 * language model does. It holds Unicode's Default_Ignorable_Code_Point, so tag characters, all variation selectors,
 * zero-width and bidi characters, fillers and invisible operators are in it. The one table for text and for the page.
 */
export const invisible = new RegExp(`${unseen}(?<!${meant})`, 'gu');

/** `U+202E` */
export function codeOf(character: string): string {
	return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
