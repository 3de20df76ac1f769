import { Refusal } from './reply.ts';

/** Requests that one window of time allows for one endpoint. */
export interface RateLimit {
	readonly limit: number;
	readonly windowSeconds: number;
}

/** Counts requests by endpoint, as sentry.io does, and gives the headers that every one of its answers has. */
export class RateLimiter {
	readonly #limit: RateLimit | undefined;
	readonly #windows = new Map<string, { readonly start: number; used: number }>();

	/** Without a limit nothing is refused; the headers are there all the same. */
	constructor(limit: RateLimit | undefined) {
		this.#limit = limit;
	}

	/** `now` is Unix seconds. Throws 429 in sentry.io's own shape: a JSON string typed as HTML, no `Retry-After`. */
	take(endpoint: string, now: number): { readonly [name: string]: string } {
		const { limit, windowSeconds } = this.#limit ?? { limit: 40, windowSeconds: 1 };
		const start = Math.floor(now / windowSeconds) * windowSeconds;
		const known = this.#windows.get(endpoint);
		const window = known?.start === start ? known : { start, used: 0 };
		this.#windows.set(endpoint, window);
		window.used++;
		const headers = {
			'x-sentry-rate-limit-limit': String(limit),
			'x-sentry-rate-limit-remaining': String(Math.max(0, limit - window.used)),
			'x-sentry-rate-limit-reset': String(start + windowSeconds),
			'x-sentry-rate-limit-concurrentlimit': '25',
			'x-sentry-rate-limit-concurrentremaining': '24',
		};
		if (this.#limit && window.used > limit) {
			const text = `You are attempting to use this endpoint too frequently. Limit is ${limit} requests in ${windowSeconds} seconds`;
			throw new Refusal({
				status: 429,
				text: JSON.stringify(text),
				contentType: 'text/html; charset=utf-8',
				headers,
			});
		}
		return headers;
	}
}
