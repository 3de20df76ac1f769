/**
 * A title for the clipboard, which may be pasted anywhere: one line, and no formula to a spreadsheet, which would run it.
 * What would be one gets the apostrophe that marks text there (OWASP, "CSV Injection").
 */
export function copiedTitle(title: string): string {
	const line = title.replace(/[\s\p{Cc}]+/gu, ' ').trim();
	// Not the names of Objective-C's methods, `-[NSArray objectAtIndex:]`, nor those of packages, `@scope/name`.
	return /^(?:[=＝]|[+-](?!\[)|@\w*\()/.test(line) ? `'${line}` : line;
}
