import { isSentryHosted } from '../../core/issue/issueReference.ts';
import { isAccountAddress, isLoopbackHost } from '../../core/origin.ts';

/** Why a text is no server. The words are made where it is shown. */
export type ServerRefusal = 'empty' | 'notAUrl' | 'userinfo' | 'scheme' | 'insecure';

/**
 * The origin that a user means by what they typed: a host (`sentry.acme.com`), an origin, or any page of the server.
 * Origins are compared letter by letter everywhere else, so all spellings of one server become one here: lower case,
 * punycode, no default port, no trailing dot, and every host of sentry.io is https://sentry.io. Plain http is for loopback.
 */
export function parseServer(
	input: string,
): { readonly origin: string } | { readonly refusal: ServerRefusal } {
	const text = input.trim();
	if (text === '') {
		return { refusal: 'empty' };
	}
	const written = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
	const authority = /^[^:]+:\/\/([^/?#]*)/.exec(written)?.[1] ?? '';
	if (authority.includes('@')) {
		return { refusal: 'userinfo' };
	}
	if (!/^https?:/i.test(written)) {
		return { refusal: 'scheme' };
	}
	// Whatever a URL parser would decode or bend into another host is no way to write one; it skips slashes, too.
	if (authority === '' || /[%\\\s]/.test(authority) || !URL.canParse(written)) {
		return { refusal: 'notAUrl' };
	}
	const url = new URL(written);
	const host = url.hostname.replace(/\.$/, '');
	if (url.protocol === 'http:' && !isLoopbackHost(host)) {
		return { refusal: 'insecure' };
	}
	const origin = `${url.protocol}//${host}${url.port === '' ? '' : `:${url.port}`}`;
	if (!URL.canParse(origin) || !isAccountAddress(new URL(origin))) {
		return { refusal: 'notAUrl' };
	}
	return { origin: isSentryHosted(origin) ? 'https://sentry.io' : origin };
}

/** True only for what `parseServer` itself would have made: stored origins are checked with it before a token is read. */
export function isServerOrigin(text: string): boolean {
	const parsed = parseServer(text);
	return 'origin' in parsed && parsed.origin === text;
}
