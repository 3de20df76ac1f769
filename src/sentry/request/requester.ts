import PQueue from 'p-queue';
import { CulpritError, isCulpritError } from '../../core/failure.ts';
import { createRequestBudget, type RequestBudget } from '../../core/inFile/requestBudget.ts';
import { type ApiReply, type ApiRequest, exchange, type ExchangeParts } from './exchange.ts';
import { InFlight } from './inFlight.ts';
import type { Capabilities } from './capabilities.ts';
import { createMissingRoutes } from './missingRoutes.ts';
import { createPauses, longestWait } from './pauses.ts';
import { mostAttempts, retryDelay } from './retry.ts';
import { isMissingRoute } from './routes.ts';
import { serverKindIn } from './serverKind.ts';

export interface RequesterParts extends ExchangeParts {
	/** Waits, or rejects when `signal` aborts. */
	readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
	/** From 0 to 1. */
	readonly random: () => number;
	readonly log: (level: 'debug' | 'warn', line: string) => void;
	/** The account's own origin. */
	readonly account: string;
	readonly capabilities: Capabilities;
}

/** Sends requests in good manners. Every rejection is a `CulpritError`. */
export interface Requester {
	readonly request: (request: ApiRequest) => Promise<ApiReply>;
	readonly forget: () => void;
	/** Ends what is under way and refuses what comes. */
	readonly close: () => void;
}

/** Of 25 to 40 that Sentry allows (SENTRY-API.md §4); a browser allows itself 6. */
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
 * A PUT or POST is sent once. What a server was found not to have is not asked for again.
 */
export function createRequester(parts: RequesterParts): Requester {
	const queue = new PQueue({ concurrency: mostAtOnce });
	/** In turn; p-queue's own pacing would wait for an hour when the clock is set back by one. */
	const pace = new PQueue({ concurrency: 1 });
	const paceBudget = createRequestBudget(pacedPerSecond, 1_000, () => Date.now());
	const inFlight = new InFlight<ApiReply>();
	const pauses = createPauses(parts.now);
	const missing = createMissingRoutes(parts);
	const closing = new AbortController();
	/** Counts what was written: a GET that began before does not know of it, so nobody joins it after. */
	let writes = 0;

	/** One attempt, when its turn has come and no pause is on. */
	async function once(request: ApiRequest, endpoint: string): Promise<ApiReply> {
		const { signal, origin } = request;
		if (paced.has(request.path.pattern)) {
			await pace.add(() => takeFrom(paceBudget, signal), { signal });
		}
		return queue.add(
			async () => {
				const retryAt = pauses.until(origin);
				if (retryAt !== undefined) {
					const wait = retryAt - parts.now();
					if (wait > longestWait) {
						throw new CulpritError('rateLimited', { origin, endpoint, retryAt });
					}
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
				if (reply.json !== undefined) {
					missing.answered(request);
					parts.capabilities.note({ kind: serverKindIn(reply, request.path) });
				}
				return reply;
			} catch (error) {
				const failure = missing.failed(request, failureOf(error, request, endpoint));
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
			missing.check(request);
			const signal = AbortSignal.any([request.signal, closing.signal]);
			if (request.method !== 'GET') {
				return send({ ...request, signal }).finally(() => writes++);
			}
			const key = `${writes} ${request.origin} ${request.path.path}?${request.query?.toString() ?? ''}`;
			return inFlight.join(key, signal, (shared) => send({ ...request, signal: shared }));
		},
		forget() {
			pauses.forget();
			missing.forget();
		},
		close() {
			closing.abort();
		},
	};
}

/** Waits until there is one left, and takes it. The queue goes on without whoever is cancelled, who takes none. */
async function takeFrom(budget: RequestBudget, signal: AbortSignal): Promise<void> {
	while (!signal.aborted && !budget.take()) {
		await new Promise((resolve) => {
			setTimeout(resolve, budget.wait());
		});
	}
}

/** The queues and `sleep` reject with the signal's own reason. */
function failureOf(error: unknown, request: ApiRequest, endpoint: string): CulpritError {
	if (request.signal.aborted) {
		return new CulpritError('cancelled', { endpoint });
	}
	return isCulpritError(error) ? error : new CulpritError('unexpected', { endpoint }, error);
}
