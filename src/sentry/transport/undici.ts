import type { Dispatcher } from 'undici';
import connect from 'undici/lib/api/api-connect.js';
import request from 'undici/lib/api/api-request.js';
import Agent from 'undici/lib/dispatcher/agent.js';
import Pool from 'undici/lib/dispatcher/pool.js';
import ProxyAgent from 'undici/lib/dispatcher/proxy-agent.js';
import { proxyFailed } from './proxyFailed.ts';

/**
 * undici without what we do not use (fetch, WebSocket, caches, mocks). Its entry point cannot be tree-shaken: whole it is
 * 716 KB and takes twice as long to load (NETWORK.md §1). The version is pinned, and every path here is crossed by tests.
 */
export { Agent, ProxyAgent };

/** `undici.request` on a given dispatcher. */
export function send(
	dispatcher: Dispatcher,
	options: Dispatcher.RequestOptions,
): Promise<Dispatcher.ResponseData> {
	return request.call(dispatcher, options);
}

/**
 * The connections to a proxy, for `ProxyAgent`: it asks them for tunnels. undici's entry point would give every pool that
 * method. What goes wrong before the tunnel stands is told apart from what goes wrong inside it.
 */
export function tunnelPool(url: URL, options: object): Dispatcher {
	const pool = new Pool(url, options);
	return Object.assign(pool, {
		async connect(tunnel: Dispatcher.ConnectOptions): Promise<Dispatcher.ConnectData> {
			try {
				return await connect.call(pool, tunnel);
			} catch (cause) {
				throw Object.assign(new Error('the proxy failed', { cause }), { code: proxyFailed });
			}
		},
	});
}
