import { BlockList, isIP } from 'node:net';

/**
 * Whether `url` is on a list of hosts to reach directly, as in `http.noProxy` or `NO_PROXY`: `*`, a host and all below it
 * (with or without a leading dot or `*.`), an address, a range (`10.0.0.0/8`), each with a port or without.
 */
export function isExempt(url: URL, list: readonly string[]): boolean {
	const host = bare(url.hostname);
	const port = url.port || (url.protocol === 'http:' ? '80' : '443');
	return list.some((entry) => covers(entry.trim().toLowerCase(), host, port));
}

function covers(entry: string, host: string, port: string): boolean {
	if (entry === '' || entry === '*') {
		return entry === '*';
	}
	const [, address, bits] = /^([0-9a-f.:]+)\/(\d{1,3})$/.exec(entry) ?? [];
	if (address !== undefined && bits !== undefined) {
		return inRange(host, address, Number(bits));
	}
	const [, name = entry, onPort] = isIP(entry) ? [] : (/^(.+?):(\d{1,5})$/.exec(entry) ?? []);
	const domain = bare(name).replace(/^\*?\./, '');
	const below = isIP(host) === 0 && host.endsWith(`.${domain}`);
	return (onPort === undefined || onPort === port) && (host === domain || below);
}

function inRange(host: string, address: string, bits: number): boolean {
	const family = isIP(address);
	if (family === 0 || isIP(host) !== family || bits > (family === 4 ? 32 : 128)) {
		return false;
	}
	const kind = family === 4 ? 'ipv4' : 'ipv6';
	const range = new BlockList();
	range.addSubnet(address, bits, kind);
	return range.check(host, kind);
}

/** IPv6 without its brackets. */
function bare(host: string): string {
	return host.replace(/^\[|\]$/g, '').toLowerCase();
}
