import LinkHeader from 'http-link-header';

/**
 * The cursor of the next page from Sentry's `Link` header. Both relations are always there; only `results="true"` counts
 * (SENTRY-API.md §3). The URL inside may name any host: nothing but the cursor is taken from it.
 */
export function nextCursor(header: string | null): string | undefined {
	const next = nextOf(header);
	const cursor = next?.['results'] === 'true' ? next['cursor'] : undefined;
	return typeof cursor === 'string' && cursorShape.test(cursor) ? decoded(cursor) : undefined;
}

/** Whether the header says so. A header that is not there or cannot be read says nothing. */
export function isLastPage(header: string | null): boolean {
	return nextOf(header)?.['results'] === 'false';
}

function nextOf(header: string | null): LinkHeader.Reference | undefined {
	if (!header || header.length > maxHeader) {
		return undefined;
	}
	try {
		return LinkHeader.parse(ofSet(header)).rel('next')[0];
	} catch {
		return undefined;
	}
}

/** GlitchTip's header is the text of a Python set with one element: `{'<…>; rel="previous"…, <…>; rel="next"…'}`. */
export function isPythonSet(header: string): boolean {
	return header.startsWith("{'") && header.endsWith("'}");
}

function ofSet(header: string): string {
	return isPythonSet(header) ? header.slice(2, -2).replaceAll(String.raw`\'`, "'") : header;
}

/** GlitchTip writes its cursor as it stands in a URL; Sentry's never hold a `%`. */
function decoded(cursor: string): string | undefined {
	try {
		return decodeURIComponent(cursor);
	} catch {
		return undefined;
	}
}

const maxHeader = 8192;

/** `1735689600000:0:0`, or GlitchTip's URL-encoded base64. */
const cursorShape = /^[\x21-\x7e]{1,1000}$/;
