import { isLoopbackHost } from '../../core/origin.ts';
import type { NetworkSettings } from '../apiOptions.ts';
import { isExempt } from './noProxy.ts';

/**
 * The proxy that VS Code would use for `url`, or `undefined` for a direct connection. Loopback is always direct and
 * `http.proxySupport: off` says never. Then VS Code's own resolver is asked, which knows PAC files and the system's
 * settings; where it cannot be reached, the same settings are read in its order (NETWORK.md §3): `http.noProxy`, else
 * `NO_PROXY`; `http.proxy`; the environment.
 */
export async function proxyFor(url: URL, network: NetworkSettings): Promise<string | undefined> {
	if (isLoopbackHost(url.hostname) || network.proxySupport === 'off') {
		return undefined;
	}
	const resolved = await askResolver(url, network);
	if (resolved !== 'unknown') {
		return usable(resolved);
	}
	const env = variables(network.environment ?? process.env);
	const exempt = network.noProxy?.length ? network.noProxy : (env('no_proxy')?.split(/[\s,]+/) ?? []);
	if (isExempt(url, exempt)) {
		return undefined;
	}
	const fromEnv = url.protocol === 'https:' ? (env('https_proxy') ?? env('http_proxy')) : env('http_proxy');
	return usable(network.proxy?.trim() || fromEnv || env('all_proxy'));
}

async function askResolver(url: URL, { resolveProxy }: NetworkSettings): Promise<string | undefined> {
	if (!resolveProxy) {
		return 'unknown';
	}
	try {
		return (await resolveProxy(url.href)) || undefined;
	} catch {
		return 'unknown';
	}
}

/** A proxy that undici can speak to, with `http://` where none is said (as `HTTP_PROXY=host:8080` means it). */
function usable(proxy: string | undefined): string | undefined {
	if (!proxy) {
		return undefined;
	}
	const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(proxy) ? proxy : `http://${proxy}`;
	return URL.canParse(text) && ['http:', 'https:', 'socks5:', 'socks:'].includes(new URL(text).protocol)
		? text
		: undefined;
}

/** Lower case first, as curl and VS Code do. */
function variables(environment: { readonly [name: string]: string | undefined }) {
	return (name: string): string | undefined =>
		environment[name]?.trim() || environment[name.toUpperCase()]?.trim() || undefined;
}
