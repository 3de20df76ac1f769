/** One line of a server's words for a message: no control or direction characters, at most `max` characters. */
export function oneLine(text: string, max = 300): string {
	const line = text
		.slice(0, max * 4)
		.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\s]+/gu, ' ')
		.trim();
	return line.length > max ? `${line.slice(0, max - 1)}…` : line;
}
