/** The parts of an address, as `URL` names them: core has no such class. */
interface Address {
	readonly protocol: string;
	readonly username: string;
	readonly password: string;
	readonly hostname: string;
	readonly pathname: string;
	readonly search: string;
	readonly hash: string;
}

/**
 * The one rule for what may be an account's origin, for who reads what a user typed and for who sends the token: https, or
 * http on loopback; no user, password, path, query or fragment; a host, without a trailing dot.
 */
export function isAccountAddress(url: Address): boolean {
	return (
		(url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackHost(url.hostname))) &&
		!url.hostname.endsWith('.') &&
		`${url.username}${url.password}${url.search}${url.hash}` === '' &&
		url.pathname === '/'
	);
}

/** This computer, as `URL.hostname` writes it. */
export function isLoopbackHost(host: string): boolean {
	return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(host);
}
