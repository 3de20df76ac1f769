import type { Dispatcher } from 'undici';
import type { Timeouts } from './apiOptions.ts';
import type { Transport } from './transport.ts';
import { Agent, send } from './undici.ts';

/**
 * undici on connections of its own: HTTP/2 where the server speaks it (ALPN, undici 8's default), keep-alive, no prewarm.
 * None of its interceptors is used: retry ignores a long `Retry-After`, decompress escapes the size cap, redirect would
 * follow to other hosts, cache answers for another token (DEPS.md §3e).
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
			for (const [name, value] of Object.entries(reply.headers)) {
				for (const one of Array.isArray(value) ? value : [value]) {
					if (one !== undefined) {
						read.append(name, one);
					}
				}
			}
			return { status: reply.statusCode, headers: read, body: reply.body, decoded: false };
		},
		close: () => dispatcher.destroy(),
	};
}

export function createAgent(timeouts: Timeouts): Agent {
	return new Agent({
		connect: { timeout: timeouts.connect },
		headersTimeout: timeouts.headers,
		bodyTimeout: timeouts.body,
		keepAliveTimeout: 60_000,
		maxHeaderSize: 32 * 1024,
	});
}
