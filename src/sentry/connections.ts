import { setTimeout as sleep } from 'node:timers/promises';
import type { SecureContext } from 'node:tls';
import type { NetworkSettings, Timeouts } from './apiOptions.ts';
import { createTrust } from './certificates.ts';
import { createFetchTransport } from './fetchTransport.ts';
import { fromNetwork } from './networkErrors.ts';
import { proxyFor } from './proxy.ts';
import type { Transport, TransportReply, TransportRequest } from './transport.ts';

export interface ConnectionParts {
	readonly network: () => NetworkSettings;
	readonly timeouts: Timeouts;
	readonly log: (level: 'info' | 'warn', line: string) => void;
	readonly now: () => number;
	/** A new connection without a proxy stands, and what waited for it is on its way. */
	readonly connected: () => void;
}

/** The connections of one set of settings. */
interface Generation {
	readonly settings: string;
	readonly network: NetworkSettings;
	/** By proxy URL, or `''` for direct; made when first needed. */
	readonly transports: Map<string, Promise<Transport>>;
	trust?: Promise<SecureContext>;
	readonly patched: Transport | undefined;
	/** Origins that only the patched `fetch` reaches. */
	readonly patchedOnly: Set<string>;
	/** When the patched `fetch` was last tried in vain, by origin. */
	readonly triedAt: Map<string, number>;
}

/** A chunk of its own, which blocks the thread for twenty milliseconds: what it has answered before is to be sent first. */
const loadUndici = async () => {
	await sleep(3);
	return import('./undiciTransport.ts');
};

/** The patched `fetch` is not tried again for an origin within this time (ms): two failures are slower than one. */
const triedAgainAfter = 60_000;

/**
 * Carries each request by the way that the settings of this moment say: straight, through a proxy, or with VS Code's own
 * `fetch`. With `auto` it is undici, and for a GET that fails on its way there (a proxy that wants a password, a name that
 * only the proxy knows, a certificate that only VS Code can verify) once VS Code's `fetch`; where that gets through, it is
 * used for this origin from then on. When settings change, connections are made anew.
 */
export function createConnections(parts: ConnectionParts): Transport {
	let current: Generation | undefined;
	let closed = false;
	let loading: ReturnType<typeof loadUndici> | undefined;
	const undici = () =>
		(loading ??= loadUndici().catch((error: unknown) => {
			loading = undefined;
			throw error;
		}));

	function generation(): Generation {
		const network = parts.network();
		const settings = fingerprint(network);
		if (current && current.settings === settings && current.network.patchedFetch === network.patchedFetch) {
			return current;
		}
		if (current) {
			parts.log('info', 'the network settings have changed: connecting anew');
			void closeAll(current);
		}
		if (network.strictSSL === false) {
			parts.log(
				'warn',
				"http.proxyStrictSSL is off: the proxy's certificate is not verified, the server's is",
			);
		}
		current = {
			settings,
			network,
			transports: new Map(),
			patched: network.patchedFetch && createFetchTransport(network.patchedFetch),
			patchedOnly: new Set(),
			triedAt: new Map(),
		};
		return current;
	}

	async function byUndici(of: Generation, request: TransportRequest): Promise<TransportReply> {
		const proxy = await orAbort(proxyFor(request.url, of.network), request.signal);
		const key = `${proxy ?? ''} ${request.url.protocol}`;
		let transport = of.transports.get(key);
		if (!transport) {
			transport = connect(of, proxy, request.url.protocol === 'https:');
			of.transports.set(key, transport);
			// A failure, as of a CA file, is not kept: the file may be mended.
			transport.catch(() => of.transports.delete(key));
		}
		return (await transport).send(request);
	}

	async function connect(of: Generation, proxy: string | undefined, secure: boolean): Promise<Transport> {
		const { createDirect, createProxied, createUndiciTransport } = await undici();
		const { proxyAuthorization, strictSSL } = of.network;
		const trust = secure ? await trustOf(of) : undefined;
		const dispatcher =
			proxy === undefined || !trust
				? createDirect(parts.timeouts, trust)
				: createProxied(
						{ url: proxy, authorization: proxyAuthorization || undefined, strict: strictSSL !== false },
						parts.timeouts,
						trust,
					);
		// It sends in the same turn in which it tells of the connection; a proxy's dispatcher tells of none.
		dispatcher.once('connect', () => setImmediate(parts.connected));
		return createUndiciTransport(dispatcher);
	}

	async function trustOf(of: Generation): Promise<SecureContext> {
		of.trust ??= createTrust(of.network);
		const making = of.trust;
		making.catch(() => {
			delete of.trust;
		});
		return making;
	}

	return {
		async send(request) {
			if (closed) {
				throw new DOMException('closed', 'AbortError');
			}
			const of = generation();
			const { patched } = of;
			const { origin } = request.url;
			if (patched && (of.network.transport === 'vscode' || of.patchedOnly.has(origin))) {
				return patched.send(request);
			}
			try {
				return await byUndici(of, request);
			} catch (error) {
				if (of.network.caFile && fromNetwork(error, {}).reason === 'certificate') {
					// The file may be mended by the next time.
					void closeAll(of);
					of.transports.clear();
					delete of.trust;
				}
				const lastTry = of.triedAt.get(origin);
				const recently = lastTry !== undefined && parts.now() - lastTry < triedAgainAfter;
				const auto = (of.network.transport ?? 'auto') === 'auto';
				if (!patched || !auto || recently || request.method !== 'GET' || !mayPassByFetch(error)) {
					throw error;
				}
				of.triedAt.set(origin, parts.now());
				const reply = await patched.send(request).catch(() => {
					// The first failure says more: the second is `fetch failed`.
					throw error;
				});
				parts.log('info', "undici did not get through, VS Code's fetch did: it is used from now on");
				of.patchedOnly.add(origin);
				return reply;
			}
		},
		async close() {
			closed = true;
			if (current) {
				await closeAll(current);
			}
		},
	};
}

/** Finding the proxy can run a script from the network (PAC): nobody has to wait for it. */
function orAbort<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
	return new Promise((resolve, reject) => {
		const abort = () => reject(signal.reason);
		signal.addEventListener('abort', abort, { once: true });
		promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
	});
}

/** Failures on the way there, before the server saw anything. */
function mayPassByFetch(error: unknown): boolean {
	const { reason, facts } = fromNetwork(error, {});
	return (
		reason === 'certificate' ||
		reason === 'proxy' ||
		(reason === 'unreachable' && ['ENOTFOUND', 'ECONNREFUSED', 'EAI_AGAIN'].includes(facts.code ?? ''))
	);
}

/** What decides how connections are made, as text; functions aside. */
function fingerprint({ resolveProxy: _resolver, patchedFetch: _fetch, ...plain }: NetworkSettings): string {
	return JSON.stringify(plain);
}

/** Each lets what is under way end by itself first. */
async function closeAll({ transports }: Generation): Promise<void> {
	await Promise.allSettled([...transports.values()].map(async (transport) => (await transport).close()));
}
