import PQueue from 'p-queue';
import { CulpritError, isCulpritError } from '../core/failure.ts';
import { type ApiReply, type ApiRequest, exchange, type ExchangeParts } from './exchange.ts';
import { InFlight } from './inFlight.ts';
import { createPauses, longestWait } from './pauses.ts';
import { mostAttempts, retryDelay } from './retry.ts';
import { isMissingRoute } from './routes.ts';

export interface RequesterParts extends ExchangeParts {
	/** Waits, or rejects when `signal` aborts. */
	readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
	/** From 0 to 1. */
	readonly random: () => number;
	readonly log: (level: 'debug' | 'warn', line: string) => void;
}

/** Sends requests in good manners. Every rejection is a `CulpritError`. */
export interface Requester {
	readonly request: (request: ApiRequest) => Promise<ApiReply>;
	readonly forget: () => void;
	/** Ends what is under way and refuses what comes. */
	readonly close: () => void;
}

/** Of 25 to 40 that Sentry allows (API.md "Rate limits"); a browser allows itself 6. */
const mostAtOnce = 4;
/** Sentry allows 5 a second of these. */
const pacedPerSecond = 4;
const paced: ReadonlySet<string> = new Set([
	'/organizations/{org}/issues/{issue}/',
	'/organizations/{org}/issues/{shortId}/',
	'/issues/{issue}/',
	'/projects/{org}/{project}/issues/',
]);

/**
 * Equal GETs share one request; at most four are under way, and of the endpoints that Sentry limits to five a second no
 * more than four a second; a pause that the server asked for is kept; a GET that failed for a passing reason is sent again.
 * A PUT or POST is sent once.
 */
export function createRequester(parts: RequesterParts): Requester {
	const queue = new PQueue({ concurrency: mostAtOnce });
	const pace = new PQueue({ interval: 1_000, intervalCap: pacedPerSecond, strict: true });
	const inFlight = new InFlight<ApiReply>();
	const pauses = createPauses();
	const closing = new AbortController();
	/** Counts what was written: a GET that began before does not know of it, so nobody joins it after. */
	let writes = 0;

	/** One attempt, when its turn has come and no pause is on. */
	async function once(request: ApiRequest, endpoint: string): Promise<ApiReply> {
		const { signal, origin } = request;
		if (paced.has(request.path.pattern)) {
			await pace.add(() => undefined, { signal });
		}
		return queue.add(
			async () => {
				const retryAt = pauses.until(origin);
				const wait = retryAt - parts.now();
				if (wait > longestWait) {
					throw new CulpritError('rateLimited', { origin, endpoint, retryAt });
				}
				if (wait > 0) {
					await parts.sleep(wait, signal);
				}
				return exchange(parts, request);
			},
			{ signal },
		);
	}

	/** Whether a failed attempt may be followed by another, after the wait that it calls for. */
	async function mayRetry(failure: CulpritError, request: ApiRequest, attempt: number): Promise<boolean> {
		const { retryAt } = failure.facts;
		if (retryAt !== undefined) {
			pauses.note(request.origin, retryAt);
		}
		if (request.method !== 'GET' || attempt >= mostAttempts) {
			return false;
		}
		if (retryAt !== undefined) {
			// The pause itself is kept by `once`, for everybody who asks this server.
			return retryAt - parts.now() <= longestWait;
		}
		const delay = retryDelay(failure, attempt, parts.random);
		if (delay === undefined) {
			return false;
		}
		await parts.sleep(delay, request.signal);
		return true;
	}

	async function send(request: ApiRequest): Promise<ApiReply> {
		const endpoint = `${request.method} ${request.path.pattern}`;
		for (let attempt = 1; ; attempt++) {
			const started = performance.now();
			try {
				const reply = await once(request, endpoint);
				parts.log('debug', `${endpoint} ${reply.status} in ${Math.round(performance.now() - started)} ms`);
				return reply;
			} catch (error) {
				const failure = failureOf(error, request, endpoint);
				if (failure.reason === 'cancelled') {
					parts.log('debug', `${endpoint} cancelled`);
					throw failure;
				}
				const { status, code } = failure.facts;
				const what = [endpoint, failure.reason, status, code].filter((part) => part !== undefined).join(' ');
				// Not worth a warning: older servers are asked for what they do not have, once.
				parts.log(isMissingRoute(failure) ? 'debug' : 'warn', what);
				const again = await mayRetry(failure, request, attempt).catch((reason: unknown) => {
					throw failureOf(reason, request, endpoint);
				});
				if (!again) {
					throw failure;
				}
			}
		}
	}

	return {
		async request(request) {
			const signal = AbortSignal.any([request.signal, closing.signal]);
			if (request.method !== 'GET') {
				return send({ ...request, signal }).finally(() => writes++);
			}
			const key = `${writes} ${request.origin} ${request.path.path}?${request.query?.toString() ?? ''}`;
			return inFlight.join(key, signal, (shared) => send({ ...request, signal: shared }));
		},
		forget: pauses.forget,
		close() {
			closing.abort();
			queue.clear();
			pace.clear();
		},
	};
}

/** The queues and `sleep` reject with the signal's own reason. */
function failureOf(error: unknown, request: ApiRequest, endpoint: string): CulpritError {
	if (request.signal.aborted) {
		return new CulpritError('cancelled', { endpoint });
	}
	return isCulpritError(error) ? error : new CulpritError('unexpected', { endpoint }, error);
}
