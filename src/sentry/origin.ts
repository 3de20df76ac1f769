import { CulpritError } from '../core/failure.ts';
import { isAccountAddress, isLoopbackHost } from '../core/origin.ts';

/**
 * Which servers may receive a token. The rule, in full:
 *
 * 1. An account's origin is what `isAccountAddress` says.
 * 2. Its token goes to exactly that origin: the same scheme, host and port.
 * 3. Where that origin is Sentry's own service (https, default port, host `sentry.io` or below it), the token also goes to
 *    the regions of that service: https, default port, host `sentry.io` or below it.
 * 4. Where that origin is on loopback (a development or sample server), it also goes to a region on loopback, and of the
 *    same scheme, that `/users/me/regions/` of that origin itself has named: `regions.ts` asks it, or the account
 *    remembers it from when it was asked.
 * 5. A self-hosted server has no regions: what it calls one receives nothing.
 *
 * Nothing else is asked with a token, whatever `Link`, `Location`, `permalink` or `links.regionUrl` say (SENTRY-API.md
 * §8).
 */
export function parseOrigin(text: string): string {
	const trimmed = text.trim();
	// Whatever a URL parser would decode, skip or bend into another host is no way to write one.
	const url = /[%\\@?#\s]/.test(trimmed) || !URL.canParse(trimmed) ? undefined : new URL(trimmed);
	if (!url || !isAccountAddress(url)) {
		throw new CulpritError('badInput', { detail: 'origin' });
	}
	return url.origin;
}

/** Whether `region`, named by the server at `account`, may receive the account's token without its regions being asked. */
export function mayBeRegion(account: string, region: URL): boolean {
	return isSaas(new URL(account)) && isSaas(region);
}

/** Whether `region` may receive the account's token once the account's own origin has named it as a region. */
export function mayBeListedRegion(account: string, region: URL): boolean {
	const own = new URL(account);
	return (
		mayBeRegion(account, region) ||
		(isLoopbackHost(own.hostname) &&
			isLoopbackHost(region.hostname) &&
			own.protocol === region.protocol &&
			isBare(region))
	);
}

export function isSaas(url: URL): boolean {
	return (
		url.protocol === 'https:' &&
		url.port === '' &&
		isBare(url) &&
		(url.hostname === 'sentry.io' || url.hostname.endsWith('.sentry.io'))
	);
}

function isBare(url: URL): boolean {
	return url.username === '' && url.password === '';
}
