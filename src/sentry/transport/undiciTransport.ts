import type { SecureContext } from 'node:tls';
import type { Dispatcher } from 'undici';
import type { Timeouts } from '../apiOptions.ts';
import type { Transport } from './transport.ts';
import { Agent, ProxyAgent, send, tunnelPool } from './undici.ts';

/**
 * undici on connections of its own: HTTP/2 where the server speaks it (ALPN, undici 8's default), keep-alive, no prewarm.
 * None of its interceptors is used: retry ignores a long `Retry-After`, decompress escapes the size cap, redirect would
 * follow to other hosts, cache answers for another token (NETWORK.md §6). Its timers are off but for connecting:
 * `deadline.ts` is exact.
 */
export function createUndiciTransport(dispatcher: Dispatcher): Transport {
	return {
		async send({ method, url, headers, body, signal }) {
			const reply = await send(dispatcher, {
				origin: url.origin,
				path: url.pathname + url.search,
				method,
				headers,
				signal,
				...(body !== undefined && { body }),
			});
			const read = new Headers();
			for (const [name, value = []] of Object.entries(reply.headers)) {
				for (const one of Array.isArray(value) ? value : [value]) {
					read.append(name, one);
				}
			}
			return { status: reply.statusCode, headers: read, body: reply.body, decoded: false };
		},
		// Not `close`, which waits for ever for what an HTTP/2 server allows no stream.
		close: () => dispatcher.destroy(),
	};
}

const shared = {
	headersTimeout: 0,
	bodyTimeout: 0,
	keepAliveTimeout: 60_000,
	maxHeaderSize: 32 * 1024,
} as const;

/** Said to TLS outright: left open, `NODE_TLS_REJECT_UNAUTHORIZED=0` decides. */
const checked = { rejectUnauthorized: true } as const;

/** Connects straight to the server. `trust` is for https only. */
export function createDirect(timeouts: Timeouts, trust: SecureContext | undefined): Dispatcher {
	return new Agent({
		...shared,
		connect: { timeout: timeouts.connect, ...(trust && { secureContext: trust, ...checked }) },
	});
}

export interface ProxyOptions {
	/** With user and password, if it has them. */
	readonly url: string;
	/** Value of the `Proxy-Authorization` header; goes before user and password. */
	readonly authorization: string | undefined;
	/** `http.proxyStrictSSL`: false accepts any certificate of the proxy. Never that of the origin. */
	readonly strict: boolean;
}

/** Connects through a tunnel (`CONNECT`): the proxy sees the host name, and never the token. */
export function createProxied(proxy: ProxyOptions, timeouts: Timeouts, trust: SecureContext): Dispatcher {
	return new ProxyAgent({
		...shared,
		uri: proxy.url,
		...(proxy.authorization !== undefined && { token: proxy.authorization }),
		proxyTunnel: true,
		connectTimeout: timeouts.connect,
		requestTls: { secureContext: trust, ...checked },
		proxyTls: { secureContext: trust, rejectUnauthorized: proxy.strict },
		clientFactory: tunnelPool,
	});
}
