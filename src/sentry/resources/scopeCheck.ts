import * as z from 'zod/mini';
import { CulpritError, isCulpritError } from '../../core/failure.ts';
import type { WhoAmI } from '../api.ts';
import { apiPath } from '../request/apiPath.ts';
import type { ApiReply, ApiRequest } from '../request/exchange.ts';
import { whoAmI } from '../wire/rows.ts';

/**
 * Says which scope is missing. Sentry answers 403 alike to a token without the scope and to a user without access; only
 * newer servers name the scope (SENTRY-API.md §5). So when a 403 comes, the scopes of the token are looked at: those of
 * `whoAmI`, or asked for once.
 */
export interface ScopeCheck {
	/** Sends a request; a `forbidden` that is a want of scope rejects as `missingScope`. */
	readonly explain: (request: ApiRequest) => Promise<ApiReply>;
	readonly note: (who: WhoAmI) => void;
	readonly forget: () => void;
}

export function createScopeCheck(
	account: string,
	send: (request: ApiRequest) => Promise<ApiReply>,
): ScopeCheck {
	let held: readonly string[] | undefined;

	async function scopes(signal: AbortSignal): Promise<readonly string[]> {
		if (!held) {
			try {
				const { json } = await send({ method: 'GET', origin: account, path: apiPath`/`, signal });
				held = z.safeParse(whoAmI, json).data?.scopes ?? [];
			} catch {
				// The 403 itself is what the user has to hear of.
				return [];
			}
		}
		return held;
	}

	return {
		async explain(request) {
			try {
				return await send(request);
			} catch (error) {
				if (!isCulpritError(error) || error.reason !== 'forbidden' || error.facts.code !== undefined) {
					throw error;
				}
				const { status } = error.facts;
				const needed = status === 403 ? neededScopes(request) : [];
				const own = needed.length > 0 ? await scopes(request.signal) : [];
				if (own.length === 0 || needed.some((scope) => own.includes(scope))) {
					throw error;
				}
				throw new CulpritError('missingScope', { ...error.facts, scopes: needed.slice(0, 1) }, error);
			}
		},
		note(who) {
			held = who.scopes;
		},
		forget() {
			held = undefined;
		},
	};
}

/** Any one of these will do (SENTRY-API.md §2); the least comes first. Empty where it is not known. */
function neededScopes({ method, path: { pattern } }: ApiRequest): readonly string[] {
	if (/\/(?:issues|shortids)\//.test(pattern)) {
		return method === 'GET' ? ['event:read', 'event:write', 'event:admin'] : ['event:write', 'event:admin'];
	}
	if (pattern.startsWith('/projects/')) {
		return ['project:read', 'project:write', 'project:admin'];
	}
	if (/\/(?:members|users)\/$/.test(pattern)) {
		return ['member:read', 'member:write', 'member:admin'];
	}
	if (pattern.endsWith('/teams/')) {
		return ['team:read', 'team:write', 'team:admin'];
	}
	return pattern.startsWith('/organizations/') ? ['org:read', 'org:write', 'org:admin'] : [];
}
