import { extract } from '../tools/l10n.ts';

const plain = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const accented = 'áƀçđéƒĝĥíĵķļɱñóþɋŕšţúṽŵẋýžÁƁÇĐÉƑĜĤÍĴĶĻṀÑÓÞɊŔŠŢÚṼŴẊÝŽ';
const letters = new Map(Array.from(plain, (letter, index) => [letter, accented.charAt(index)]));

/**
 * A text in a language that can be read, yet has no letter of ASCII: what is shown and has one did not come through l10n.
 * Placeholders, targets of links and icons stay.
 */
export function pseudoText(text: string): string {
	return text.replaceAll(
		/(\{\d+\}|\]\([^)]*\)|\$\([\w~-]+\))|[a-z]/gi,
		(letter, kept?: string) => kept ?? letters.get(letter) ?? letter,
	);
}

/** All that the sources say, in that language. */
export function pseudoBundle(): { readonly [message: string]: string } {
	return Object.fromEntries(Object.keys(extract()).map((message) => [message, pseudoText(message)]));
}
