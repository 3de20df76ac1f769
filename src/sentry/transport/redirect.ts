import type { TransportReply } from './transport.ts';

/** Same origin, at most three hops: a renamed project (SENTRY-API.md §5, 302) needs one. */
const maxHops = 3;

/**
 * Where a GET may go on to, if anywhere. Never another scheme, host or port: the request carries the token, and without it
 * the answer would be worth nothing. `Location` is the server's word: it is resolved, compared, never trusted.
 */
export function followable(
	reply: Pick<TransportReply, 'status' | 'headers'>,
	from: URL,
	hops: number,
): URL | undefined {
	const location = reply.headers.get('location');
	if (![301, 302, 303, 307, 308].includes(reply.status) || location === null || hops >= maxHops) {
		return undefined;
	}
	let next: URL;
	try {
		next = new URL(location, from);
	} catch {
		return undefined;
	}
	return next.origin === from.origin &&
		next.username === '' &&
		next.password === '' &&
		next.href !== from.href
		? next
		: undefined;
}
