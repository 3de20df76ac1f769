/**
 * One line of untrusted text, safe to show where a host draws plain text: no line breaks, no control character that acts,
 * no bidirectional override that reorders what stands beside it, no half character, and no `$(icon)`, which VS Code would
 * draw as a picture in labels, quick picks and the status bar. `limit` counts UTF-16 units and bounds the work too.
 */
export function visibleText(text: string, limit = 300): string {
	const cut = text.length > limit;
	const line = text
		.slice(0, limit)
		.replace(/[\s\u2028\u2029]+/g, ' ')
		.replace(/[\0-\x1f\x7f]/g, (control) =>
			control === '\x7f' ? '\u2421' : String.fromCharCode(0x2400 + control.charCodeAt(0)),
		)
		.replace(/[\x80-\x9f]/g, '\ufffd')
		.replace(
			/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
			(mark) => `[U+${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`,
		)
		.replace(/\p{Surrogate}/gu, '\ufffd')
		.trim();
	return cut ? `${line}…` : line;
}

/** `visibleText` for places where VS Code turns `$(name)` into an icon: an invisible word joiner breaks the pattern. */
export function labelText(text: string, limit = 300): string {
	return visibleText(text, limit).replaceAll('$(', '$\u2060(');
}

/**
 * A sentence for notifications and for the line below an input box, with what others wrote in it. VS Code makes links of
 * `[text](command:…)` there, also such that run commands, and icons of `$(name)`: invisible word joiners break both.
 */
export function noticeText(sentence: string): string {
	return sentence.replaceAll('](', ']\u2060(').replaceAll('$(', '$\u2060(');
}
