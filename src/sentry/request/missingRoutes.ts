import type { Capability } from '../../core/capabilities.ts';
import { CulpritError } from '../../core/failure.ts';
import type { Capabilities } from './capabilities.ts';
import type { ApiRequest } from './exchange.ts';
import { isSaas } from '../origin.ts';
import { noRoute } from './routes.ts';

/**
 * What a server was asked for and has not got. Work-alikes answer for it with their web app (GlitchTip: 200 or 403 and a page
 * where a path holds `/issues`, `/projects` or `/releases`; 404 and 73 KB of page elsewhere): with a server that speaks
 * Sentry's API otherwise, that means that there is no such route. It is remembered once something else was answered after
 * it, as a login page stands before everything. For how long, `capabilities.ts` says.
 */
export interface MissingRoutes {
	/** Throws what the server said before, where it has no such route. */
	readonly check: (request: ApiRequest) => void;
	/** It answered in JSON. */
	readonly answered: (request: ApiRequest) => void;
	/**
	 * What a failure means: `gone` with the code `no-route`, or what it was. As long as nothing was answered in JSON it stays
	 * `notSentry`, with that code, so that other ways are tried.
	 */
	readonly failed: (request: ApiRequest, failure: CulpritError) => CulpritError;
	readonly forget: () => void;
}

export interface MissingRoutesOptions {
	/** The account's own origin. */
	readonly account: string;
	readonly capabilities: Capabilities;
	/** Unix ms. */
	readonly now: () => number;
}

export function createMissingRoutes({ account, capabilities, now }: MissingRoutesOptions): MissingRoutes {
	/** Routes that answered, and origins that did. */
	const answering = new Set<string>();
	/** By origin: what no later answer has confirmed yet, and when (Unix ms) it came. */
	const suspected = new Map<string, Map<Capability, number>>();

	function routeOf({ method, origin, path }: ApiRequest): Capability {
		return `${method} ${path.pattern}${origin === account ? '' : ` ${origin}`}`;
	}

	return {
		check(request) {
			const { method, origin, path } = request;
			capabilities.check(routeOf(request), { origin, endpoint: `${method} ${path.pattern}` });
		},
		answered(request) {
			const route = routeOf(request);
			answering.add(request.origin);
			answering.add(route);
			capabilities.has(route);
			for (const [suspect, at] of suspected.get(request.origin) ?? []) {
				if (!answering.has(suspect) && Math.abs(now() - at) < soon) {
					capabilities.miss(suspect);
				}
			}
			suspected.delete(request.origin);
		},
		failed(request, failure) {
			const { origin, path } = request;
			const { status } = failure.facts;
			const route = routeOf(request);
			const isPage = failure.reason === 'notSentry';
			if (isSaas(new URL(origin)) || everywhere.has(path.pattern) || (!isPage && status !== 405)) {
				return failure;
			}
			if (answering.has(route)) {
				// Something stands before the whole server.
				suspected.delete(origin);
				return failure;
			}
			if (!isPage) {
				capabilities.miss(route);
				return failure;
			}
			const isKnown = answering.has(origin);
			if (isKnown && status === 404) {
				capabilities.miss(route);
			} else if (isKnown || status === 404) {
				const ofOrigin = suspected.get(origin) ?? new Map<Capability, number>();
				suspected.set(origin, ofOrigin.set(route, now()));
			}
			return new CulpritError(isKnown ? 'gone' : 'notSentry', { ...failure.facts, code: noRoute }, failure);
		},
		forget() {
			answering.clear();
			suspected.clear();
		},
	};
}

/** In ms: nobody logs in to a proxy in that time. */
const soon = 10_000;

/** What every server has that Culprit can work with: a page in its place is no Sentry. */
const everywhere: ReadonlySet<string> = new Set(['/', '/organizations/']);
