import type { IncomingMessage } from 'node:http';

/**
 * What a test can make go wrong with an answer. Everything given is applied, in this order. A change that is refused, or
 * whose connection is cut before it was answered, is not made.
 */
export interface Fault {
	/** Milliseconds to wait before the answer. */
	readonly latency?: number;
	/** The answer waits for this: a test decides when. */
	readonly until?: () => Promise<void>;
	/** `before`: the connection is cut without a byte of answer. `midway`: after the headers and half of the body. */
	readonly drop?: 'before' | 'midway';
	readonly status?: number;
	/** Set on top of the answer's own; names in any case. An empty text removes the header. */
	readonly headers?: { readonly [name: string]: string };
	/** Instead of the answer's body; an object is sent as JSON. */
	readonly body?: string | Uint8Array | object;
	/** Changes the parsed JSON of the true answer. */
	readonly transform?: (json: unknown) => unknown;
	/** Keeps so many bytes of the body and ends the answer properly. */
	readonly truncate?: number;
	/** Sends a JSON array of about so many bytes. */
	readonly oversize?: number;
	/** Sends the body in pieces of `bytes` with a pause of `every` ms before each. */
	readonly slow?: { readonly bytes: number; readonly every: number };
	/** `true`: the body is compressed. A number: a bomb that unpacks to so many bytes. */
	readonly gzip?: true | number;
}

/** Which requests a fault is for. */
export interface FaultRule {
	readonly method?: string;
	/** A whole path, a prefix ending in `*`, or a pattern. Default: every path. */
	readonly path?: string | RegExp;
	/** A further condition. */
	readonly when?: (request: { readonly url: URL; readonly headers: IncomingMessage['headers'] }) => boolean;
	/** Lets so many matching requests pass first. */
	readonly skip?: number;
	/** Is used up after so many. Default: until cleared. */
	readonly times?: number;
	readonly fault: Fault;
}

export interface Knobs {
	/** The newest rule that fits wins. Returns the way to take it back. */
	set(rule: FaultRule): () => void;
	clear(): void;
}

/** The rules in force. */
export class FaultRules implements Knobs {
	#rules: { readonly rule: FaultRule; seen: number }[] = [];

	set(rule: FaultRule): () => void {
		const entry = { rule, seen: 0 };
		this.#rules.unshift(entry);
		return () => {
			this.#rules = this.#rules.filter((other) => other !== entry);
		};
	}

	clear(): void {
		this.#rules = [];
	}

	/** The fault for this request, if any; counts the request. */
	take(method: string, url: URL, headers: IncomingMessage['headers']): Fault | undefined {
		for (const entry of this.#rules) {
			const { rule } = entry;
			const fits =
				(rule.method === undefined || rule.method === method) &&
				matches(rule.path, url.pathname) &&
				(rule.when?.({ url, headers }) ?? true);
			if (!fits) {
				continue;
			}
			const turn = entry.seen - (rule.skip ?? 0);
			if (turn >= (rule.times ?? Number.POSITIVE_INFINITY)) {
				continue;
			}
			entry.seen++;
			if (turn >= 0) {
				return rule.fault;
			}
		}
		return undefined;
	}
}

function matches(wanted: FaultRule['path'], pathname: string): boolean {
	if (wanted === undefined) {
		return true;
	}
	if (typeof wanted !== 'string') {
		return wanted.test(pathname);
	}
	return wanted.endsWith('*') ? pathname.startsWith(wanted.slice(0, -1)) : pathname === wanted;
}
