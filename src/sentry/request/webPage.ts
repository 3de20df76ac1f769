/** Whether what should have been JSON is a page for people: a login, a gateway's error, the wrong address. */
export function isWebPage(headers: Headers, text: string): boolean {
	return /html/i.test(headers.get('content-type') ?? '') || text.trimStart().startsWith('<');
}
