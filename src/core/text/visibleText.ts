import { codeOf, invisible } from './invisible.ts';

/**
 * One line of untrusted text, safe to show where a host draws plain text: no line breaks, no control character that acts,
 * nothing hidden and nothing that reorders what stands beside it (`invisible`), no half character. `limit` counts UTF-16
 * units and bounds the work too.
 */
export function visibleText(text: string, limit = 300): string {
	const cut = text.length > limit;
	const line = text
		.slice(0, limit)
		// All blanks but U+FEFF, which is one to JavaScript and nothing to see.
		.replace(/[^\S\uFEFF]+/g, ' ')
		.replace(invisible, picture)
		.trim();
	return cut ? `${line}…` : line;
}

function picture(character: string): string {
	if (character <= '\x1f') {
		return String.fromCharCode(0x2400 + character.charCodeAt(0));
	}
	if (character === '\x7f') {
		return '\u2421';
	}
	return /[\x80-\x9f]|\p{Cs}/u.test(character) ? '\ufffd' : `[${codeOf(character)}]`;
}

/** `visibleText` for places where VS Code turns `$(name)` into an icon: an invisible word joiner breaks the pattern. */
export function labelText(text: string, limit = 300): string {
	return visibleText(text, limit).replaceAll('$(', '$\u2060(');
}

/** Characters of a notification that VS Code shows (`NotificationMessage` in its sources). */
const longestNotice = 1_000;

/**
 * `visibleText` for a sentence in a notification or below an input box, with what others wrote in it. VS Code makes links
 * of `[text](command:…)` there, also such that run commands, and icons of `$(name)`: invisible word joiners break both.
 */
export function noticeText(sentence: string): string {
	return visibleText(sentence, longestNotice).replaceAll('](', ']\u2060(').replaceAll('$(', '$\u2060(');
}
