import type { Transport } from './transport.ts';

/** Code of a failure of `fetch` that has no other. */
export const fetchFailed = 'ERR_FETCH_FAILED';

/**
 * The `fetch` that VS Code has patched: it alone gets through Kerberos proxies, asks for proxy passwords and takes the
 * system's certificates where undici cannot. It replaces the dispatcher and with it every limit set there (NETWORK.md §2);
 * time, size and redirects are limited above, in `exchange.ts`.
 */
export function createFetchTransport(patchedFetch: typeof fetch): Transport {
	return {
		async send({ method, url, headers, body, signal }) {
			const { 'accept-encoding': _decodedByFetch, ...rest } = headers;
			const reply = await call(patchedFetch, url, {
				method,
				headers: rest,
				signal,
				redirect: 'manual',
				credentials: 'omit',
				...(body !== undefined && { body }),
			});
			return { status: reply.status, headers: reply.headers, body: reply.body ?? nothing(), decoded: true };
		},
		async close() {},
	};
}

/** `fetch failed` says nothing by itself, and Electron's causes have no code: then it is at least known whence it came. */
async function call(patchedFetch: typeof fetch, url: URL, init: RequestInit): Promise<Response> {
	try {
		return await patchedFetch(url, init);
	} catch (cause) {
		init.signal?.throwIfAborted();
		throw Object.assign(new Error('fetch failed', { cause }), { code: fetchFailed });
	}
}

// oxlint-disable-next-line require-yield -- the body of an answer that has none
async function* nothing(): AsyncGenerator<Uint8Array> {}
