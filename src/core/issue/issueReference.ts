/** What a user names an issue by, once understood. Ids are checked here: nothing else may reach a request path. */
export interface IssueReference {
	/** Decimal digits, or a short id in upper case. */
	readonly idOrShortId: string;
	/** From a URL that says so. */
	readonly organization?: string;
	/** From a URL of one event: 32 hex digits, lower case. */
	readonly eventId?: string;
}

/** Why a text names no issue. The set is closed; the words are made where it is shown. */
export type ReferenceRefusal =
	| {
			readonly why:
				| 'empty'
				| 'notAnIssue'
				| 'eventId'
				| 'sharedLink'
				| 'issueList'
				| 'notAnIssueUrl'
				| 'badUrl';
	  }
	| { readonly why: 'otherServer'; readonly origin: string };

const longestInput = 2_000;
const issueId = /^[0-9]{1,20}$/;
const shortId = /^[A-Z0-9][A-Z0-9_-]{0,100}-[A-Z0-9]{1,20}$/;
const eventId = /^[0-9a-f]{32}$/i;
const slug = /^[a-z0-9][a-z0-9_-]{0,99}$/i;
/** The server, then path and query: without white space and without what browsers take for a slash. */
const url = /^(https?:\/\/[^/?#\s\\]+)(\/[^?#\s\\]*)?(?:\?([^#\s]*))?(?:#\S*)?$/i;

export function isIssueId(text: string): boolean {
	return issueId.test(text);
}

export function isShortId(text: string): boolean {
	return shortId.test(text);
}

export function isEventId(text: string): boolean {
	return eventId.test(text);
}

/** An organization's or project's slug as it may stand in a path. */
export function isSlug(text: string): boolean {
	return slug.test(text);
}

/** On sentry.io every organization has a host of its own, and so has every region (SENTRY-API.md §8). */
export function isSentryHosted(origin: string): boolean {
	return /^https:\/\/(?:[a-z0-9-]+\.)*sentry\.io$/.test(origin);
}

/**
 * Understands an issue id (`1`), a short id (`PUMP-STATION-1`, in any case) or the URL of an issue on `origin`
 * (SENTRY-API.md §9). A URL of any other server is refused: nothing is ever sent there.
 */
export function parseIssueReference(input: string, origin: string): IssueReference | ReferenceRefusal {
	const text = input.trim();
	if (text === '') {
		return { why: 'empty' };
	}
	if (text.length > longestInput) {
		return { why: 'notAnIssue' };
	}
	if (/^https?:/i.test(text)) {
		return fromUrl(text, origin);
	}
	return asId(text.replace(/^issue:/i, '')) ?? { why: eventId.test(text) ? 'eventId' : 'notAnIssue' };
}

function asId(text: string): IssueReference | undefined {
	if (issueId.test(text)) {
		return { idOrShortId: text };
	}
	const upper = text.toUpperCase();
	// Upper-casing may turn a foreign letter into ASCII (ſ → S), so the text itself has to be ASCII.
	return /^[\x21-\x7e]+$/.test(text) && shortId.test(upper) ? { idOrShortId: upper } : undefined;
}

function fromUrl(text: string, origin: string): IssueReference | ReferenceRefusal {
	const match = url.exec(text);
	if (!match) {
		return { why: 'badUrl' };
	}
	const [, server = '', path = '/', query = ''] = match;
	const asked = originAsWritten(server);
	if (asked === undefined) {
		return { why: 'badUrl' };
	}
	const hosted = isSentryHosted(origin) && isSentryHosted(asked);
	if (asked !== origin && !hosted) {
		return { why: 'otherServer', origin: asked };
	}
	const parts = path.split('/').filter((part) => part !== '');
	const found = fromPath(parts, query);
	if ('why' in found || found.organization !== undefined || !hosted) {
		return found;
	}
	const organization = organizationOfHost(new URL(asked).host);
	return organization === undefined ? found : { ...found, organization };
}

/** Nothing where a URL parser makes another host of it: a user before it, escapes, other scripts, numbers for an address. */
function originAsWritten(server: string): string | undefined {
	if (!URL.canParse(server)) {
		return undefined;
	}
	const { origin, hostname } = new URL(server);
	const written = server.toLowerCase().replace(/^(https):(.*?):0*443$|^(http):(.*?):0*80$/, '$1$3:$2$4');
	return written === origin && !hostname.endsWith('.') ? origin : undefined;
}

/** `acme.sentry.io` is an organization's host; `us.sentry.io` a region's. */
function organizationOfHost(host: string): string | undefined {
	const name = /^([a-z0-9-]+)\.sentry\.io$/.exec(host)?.[1];
	return name === undefined || /^(?:www|app|us\d*|de\d*|eu\d*|control)$/.test(name) ? undefined : name;
}

function fromPath(parts: readonly string[], query: string): IssueReference | ReferenceRefusal {
	const feedback = /(?:^|&)feedbackSlug=[^&:%]*(?::|%3A)([0-9]{1,20})(?:&|$)/i.exec(query)?.[1];
	if (parts[0] === 'share') {
		return { why: 'sharedLink' };
	}
	const organization = parts[0] === 'organizations' ? parts[1] : undefined;
	const rest = parts[0] === 'organizations' ? parts.slice(2) : parts;
	if (rest.includes('feedback') && feedback !== undefined) {
		return withOrganization({ idOrShortId: feedback }, organization);
	}
	// `issues/1`, `acme/issues/1` (GlitchTip), `acme/backend/issues/1` (old servers).
	const at = rest.indexOf('issues');
	if (at === -1 || at > 2 || (organization !== undefined && at > 0)) {
		return { why: 'notAnIssueUrl' };
	}
	const [, id, events, event] = rest.slice(at);
	if (id === undefined) {
		return { why: 'issueList' };
	}
	const named = asId(id);
	if (!named) {
		return { why: 'notAnIssueUrl' };
	}
	return withOrganization(
		{
			...named,
			...(events === 'events' &&
				event !== undefined &&
				eventId.test(event) && { eventId: event.toLowerCase() }),
		},
		organization ?? (at > 0 ? rest[0] : undefined),
	);
}

function withOrganization(
	reference: IssueReference,
	organization: string | undefined,
): IssueReference | ReferenceRefusal {
	if (organization === undefined) {
		return reference;
	}
	return slug.test(organization) ? { ...reference, organization } : { why: 'notAnIssueUrl' };
}
