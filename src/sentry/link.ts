import LinkHeader from 'http-link-header';

/**
 * The cursor of the next page from Sentry's `Link` header. Both relations are always there; only `results="true"` counts
 * (API.md "Pagination"). The URL inside may name any host: nothing but the cursor is taken from it.
 */
export function nextCursor(header: string | null): string | undefined {
	if (!header || header.length > maxHeader) {
		return undefined;
	}
	let links: LinkHeader;
	try {
		links = LinkHeader.parse(header);
	} catch {
		return undefined;
	}
	const next = links.rel('next').find((link) => link['results'] === 'true');
	const cursor = next?.['cursor'];
	return typeof cursor === 'string' && cursorShape.test(cursor) ? decoded(cursor) : undefined;
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
