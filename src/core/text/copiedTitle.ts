/**
 * A title for the clipboard, which may be pasted anywhere: one line, and no formula to a spreadsheet, which would run it.
 * What would be one gets the apostrophe that marks text there (OWASP, "CSV Injection"): also behind quotes, which are taken
 * off a pasted cell, behind what is not seen, and with signs of another width.
 */
export function copiedTitle(title: string): string {
	const line = title.replace(/[\s\p{Cc}]+/gu, ' ').trim();
	const cell = line.replace(/^[\s"\p{DI}]+/u, '').normalize('NFKC');
	// Not the names of Objective-C's methods, `-[NSArray objectAtIndex:]`, nor those of packages, `@scope/name`, with no call.
	return /^(?:=|[+-](?!\[\w+(?:\(\w+\))? [\w:]+\])|@(?![a-z][\w.-]*\/[^(|!]*$))/.test(cell)
		? `'${line}`
		: line;
}
