/** A title that the server cut, whole, where the message goes on from it; else as it is. */
export function wholeTitle(title: string | undefined, message: string | undefined): string | undefined {
	const kept = title === undefined ? undefined : /^(.*\S)\s*(?:…|\.\.\.)$/su.exec(title)?.[1];
	return kept !== undefined && message?.startsWith(kept) ? message : title;
}
