import { setTimeout as sleep } from 'node:timers/promises';
import type { SecureContext } from 'node:tls';
import { CulpritError } from '../../core/failure.ts';
import type { NetworkSettings, Timeouts } from '../apiOptions.ts';
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
}

export interface Connections extends Transport {
	/** What comes next goes over new connections; what is under way may end. */
	renew(): void;
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
	/** Whether the patched `fetch` gets through, by origin, while that is being tried. */
	readonly trying: Map<string, Promise<boolean>>;
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
 * used for this origin from then on. Never for https while `NODE_TLS_REJECT_UNAUTHORIZED` is 0: it would check no
 * certificate. When settings change, connections are made anew.
 */
export function createConnections(parts: ConnectionParts): Connections {
	let current: Generation | undefined;
	let closed = false;
	/** Those of old settings, which end when nothing can be under way on them any more. */
	const retired = new Set<Promise<Transport>>();
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
			retire(current);
		}
		if (network.strictSSL === false) {
			parts.log(
				'warn',
				"http.proxyStrictSSL is off: the proxy's certificate is not verified, the server's is",
			);
		}
		if (isUncheckedByNode()) {
			parts.log('warn', `${unchecked} is 0: Culprit checks certificates all the same`);
		}
		current = {
			settings,
			network,
			transports: new Map(),
			patched: network.patchedFetch && createFetchTransport(network.patchedFetch),
			patchedOnly: new Set(),
			triedAt: new Map(),
			trying: new Map(),
		};
		return current;
	}

	/** Uses these connections for nothing new. */
	function retire({ transports }: Generation): void {
		const old = [...transports.values()];
		transports.clear();
		for (const transport of old) {
			retired.add(transport);
		}
		setTimeout(() => {
			for (const transport of old) {
				retired.delete(transport);
			}
			void closeAll(old);
		}, parts.timeouts.total).unref();
	}

	async function byUndici(of: Generation, request: TransportRequest): Promise<TransportReply> {
		const proxy = await orAbort(proxyFor(request.url, of.network), request.signal);
		const key = `${proxy ?? ''} ${request.url.protocol}`;
		let transport = of.transports.get(key);
		if (!transport) {
			transport = connect(of, proxy, request.url.protocol === 'https:');
			of.transports.set(key, transport);
			// A failure, as of a CA file, is not kept: the file may be mended.
			transport.catch(() => {
				of.transports.delete(key);
				delete of.trust;
			});
		}
		return (await transport).send(request);
	}

	async function connect(of: Generation, proxy: string | undefined, secure: boolean): Promise<Transport> {
		const { createDirect, createProxied, createUndiciTransport } = await undici();
		const { proxyAuthorization, strictSSL } = of.network;
		const trust = secure ? await (of.trust ??= createTrust(of.network)) : undefined;
		const dispatcher =
			proxy === undefined || !trust
				? createDirect(parts.timeouts, trust)
				: createProxied(
						{ url: proxy, authorization: proxyAuthorization || undefined, strict: strictSSL !== false },
						parts.timeouts,
						trust,
					);
		return createUndiciTransport(dispatcher);
	}

	return {
		async send(request) {
			if (closed) {
				throw new DOMException('closed', 'AbortError');
			}
			const of = generation();
			const { patched } = of;
			const { origin, protocol } = request.url;
			const isUnchecked = protocol === 'https:' && isUncheckedByNode();
			if (patched && of.network.transport === 'vscode') {
				if (isUnchecked) {
					throw new CulpritError('certificate', { code: 'UNCHECKED' });
				}
				return patched.send(request);
			}
			if (patched && !isUnchecked && of.patchedOnly.has(origin)) {
				return patched.send(request);
			}
			try {
				return await byUndici(of, request);
			} catch (error) {
				if (of.network.caFile && fromNetwork(error, {}).reason === 'certificate') {
					// The file may be mended by the next time.
					retire(of);
					delete of.trust;
				}
				const auto = (of.network.transport ?? 'auto') === 'auto';
				if (!patched || isUnchecked || !auto || request.method !== 'GET' || !mayPassByFetch(error)) {
					throw error;
				}
				// Signing in asks side by side: one request finds the way for all.
				if ((await of.trying.get(origin)) ?? of.patchedOnly.has(origin)) {
					return patched.send(request);
				}
				const lastTry = of.triedAt.get(origin);
				const since = lastTry === undefined ? Number.NaN : parts.now() - lastTry;
				if (since >= 0 && since < triedAgainAfter) {
					throw error;
				}
				of.triedAt.set(origin, parts.now());
				const trying = patched.send(request);
				of.trying.set(
					origin,
					trying.then(
						() => true,
						() => false,
					),
				);
				try {
					const reply = await trying;
					parts.log('info', "undici did not get through, VS Code's fetch did: it is used from now on");
					of.patchedOnly.add(origin);
					return reply;
				} catch {
					// The first failure says more: the second is `fetch failed`.
					throw error;
				} finally {
					of.trying.delete(origin);
				}
			}
		},
		renew() {
			if (current) {
				retire(current);
			}
		},
		async close() {
			closed = true;
			await closeAll([...retired, ...(current?.transports.values() ?? [])]);
		},
	};
}

const unchecked = 'NODE_TLS_REJECT_UNAUTHORIZED';

/**
 * Whether TLS lets any certificate pass where nobody says otherwise, as VS Code's `fetch` does not (its proxy-agent hands on
 * authorities only). Node reads the variable at each connection, and any extension of this host may set it.
 */
function isUncheckedByNode(): boolean {
	return process.env[unchecked] === '0';
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

async function closeAll(transports: readonly Promise<Transport>[]): Promise<void> {
	await Promise.allSettled(transports.map(async (transport) => (await transport).close()));
}
