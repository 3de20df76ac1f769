import { type CulpritError, isCulpritError } from '../../core/failure.ts';

/**
 * Servers of different ages have different paths for the same thing (SENTRY-API.md §19). Each is tried in turn, the
 * newest first, and which one worked is remembered: for one server, one organization and one endpoint, for an hour, so
 * that an upgraded server is noticed. A path counts as missing only when a later one gave the very thing that it did
 * not: a 404 for one issue condemns nothing.
 */
export interface Routes {
	/** The answer of the first way that has one. `key` names server, organization and endpoint. */
	readonly first: <T>(key: string, ways: readonly Way<T>[], isMissing: IsMissing) => Promise<T>;
	readonly forget: () => void;
}

export interface Way<T> {
	/** By which it is remembered: the pattern of its path, or what it does. */
	readonly name: string;
	readonly attempt: () => Promise<T>;
	/** Tried only where what was tried before failed so; default: always. */
	readonly after?: IsMissing;
}

export type IsMissing = (error: CulpritError) => boolean;

const remembered = 3_600_000;

export function createRoutes(now: () => number): Routes {
	const known = new Map<string, { readonly name: string; readonly until: number }>();
	return {
		async first(key, ways, isMissing) {
			const memory = known.get(key);
			const best = memory && memory.until > now() ? ways.findIndex(({ name }) => name === memory.name) : 0;
			let failure: CulpritError | undefined;
			for (const { name, attempt, after } of ways.slice(Math.max(0, best))) {
				if (failure && after && !after(failure)) {
					continue;
				}
				try {
					const answer = await attempt();
					if (failure) {
						known.set(key, { name, until: now() + remembered });
					}
					return answer;
				} catch (error) {
					if (!isCulpritError(error) || !(isMissing(error) || isRefusal(error))) {
						throw error;
					}
					// "Not found" on the newest path says the most: the older ones may only be unknown or closed.
					failure = failure?.reason === 'notFound' ? failure : error;
					if (!isMissing(error)) {
						break;
					}
				}
			}
			throw failure ?? new TypeError('no way');
		},
		forget: () => known.clear(),
	};
}

/** A server that answers the older path with "not you" has not got what was asked for either. */
function isRefusal({ facts }: CulpritError): boolean {
	return facts.status === 401 || facts.status === 403;
}

/** `code` of a failure: the server has no such route, as its web page in the place of an answer shows. */
export const noRoute = 'no-route';

/** 405: the route is there for other methods. 410: it is retired, on sentry.io for a minute a day (SENTRY-API.md §6). */
export function isMissingRoute({ facts }: CulpritError): boolean {
	return facts.code === noRoute || facts.status === 404 || facts.status === 405 || facts.status === 410;
}

/** sentry.io has every route: a 404 there means the thing itself. */
export function isRetiredRoute({ facts }: CulpritError): boolean {
	return facts.status === 405 || facts.status === 410;
}
