import type { Learnt, ServerFacts } from '../core/capabilities.ts';

/** What `createApi` is given. All of it plain data and functions, so that the extension needs only these types. */
export interface ApiOptions {
	/** The account's server, exactly as an origin: `https://sentry.io`. https, or http on loopback. */
	readonly origin: string;
	/** Asked before every request, so that signing out takes effect at once. */
	readonly token: () => Promise<string | undefined>;
	/** Never told a token, header, body or query value. */
	readonly log?: (level: LogLevel, line: string) => void;
	/** Asked before every request; when the answer differs from the one before, connections are made anew. */
	readonly network?: () => NetworkSettings;
	/** Where organizations' data was when their list was last read: slug → origin. What is in it need not be asked for. */
	readonly regions?: { readonly [organization: string]: string };
	/** What was learnt of the server before. */
	readonly server?: ServerFacts;
	/** Told what is learnt of the server, to be kept with the account. */
	readonly learnt?: (learnt: Learnt) => void;
	/** Where to keep what can be read offline. */
	readonly store?: Store;
	/** Resolves when there is time to write to `store`. Default: a moment later, when what was asked for is on the screen. */
	readonly idle?: () => Promise<void>;
	/** Unix ms. */
	readonly now?: () => number;
	/** `culprit/0.1.0 (vscode 1.105.0)`. */
	readonly userAgent?: string;
	readonly timeouts?: Partial<Timeouts>;
	/** Waits this many ms, or rejects when the signal aborts. Tests put a clock of their own here. */
	readonly sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
}

type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error';

/** All in milliseconds. */
export interface Timeouts {
	readonly connect: number;
	/** From the request sent to the head of the answer. */
	readonly headers: number;
	/** Between two pieces of the body. */
	readonly body: number;
	/** All of one attempt. */
	readonly total: number;
}

/** VS Code's `http.*` and our own settings as plain data. Everything is optional: without it, the environment decides. */
export interface NetworkSettings {
	/** `http.proxy`; may hold user and password. */
	readonly proxy?: string;
	/** `http.noProxy`. */
	readonly noProxy?: readonly string[];
	/** `http.proxySupport`. */
	readonly proxySupport?: 'off' | 'on' | 'fallback' | 'override';
	/** `http.proxyAuthorization`: value of the `Proxy-Authorization` header. */
	readonly proxyAuthorization?: string;
	/** `http.proxyStrictSSL`: false accepts any certificate of the proxy, never of the origin. */
	readonly strictSSL?: boolean;
	/** `culprit.caFile`: PEM file with certificates to trust as well. */
	readonly caFile?: string;
	/** `http.systemCertificates`. */
	readonly systemCertificates?: boolean;
	/** `culprit.network.transport`. */
	readonly transport?: 'auto' | 'undici' | 'vscode';
	/** VS Code's own resolver (PAC, system settings): a proxy URL, or nothing for a direct connection. May throw. */
	readonly resolveProxy?: (url: string) => Promise<string | undefined>;
	/** The `fetch` that VS Code has patched. */
	readonly patchedFetch?: typeof fetch;
	/** Default: `process.env`. */
	readonly environment?: { readonly [name: string]: string | undefined };
}

/**
 * Keeps JSON by key, across restarts. Keys are safe as file names. Other windows may read and write the same one at any
 * time. Failures are swallowed: it is only a cache.
 */
export interface Store {
	/** False while the user wants nothing kept: then nothing needs to be made ready for `set`. */
	readonly isOn?: () => boolean;
	get(key: string): Promise<unknown>;
	/** `undefined` forgets. */
	set(key: string, value: unknown): Promise<void>;
	/** All that is kept, whoever wrote it. */
	list(): Promise<readonly KeptFile[]>;
}

/** Something that a `Store` keeps. */
export interface KeptFile {
	readonly key: string;
	/** In bytes. */
	readonly size: number;
	/** Unix ms when it was written. */
	readonly at: number;
}
