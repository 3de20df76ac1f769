import * as z from 'zod/mini';
import { isObject } from '../../core/json.ts';
import { CulpritError, isCulpritError } from '../../core/failure.ts';
import type { Organization, SentryApi, WhoAmI } from '../api.ts';
import { apiPath } from '../request/apiPath.ts';
import type { Calls } from './calls.ts';
import type { ApiReply } from '../request/exchange.ts';
import type { Regions } from './regions.ts';
import { isMissingRoute } from '../request/routes.ts';
import { whoAmI } from '../wire/rows.ts';

/** What belongs to the token itself. */
export function accountResource(
	calls: Calls,
	regions: Regions,
	onWhoAmI: (who: WhoAmI) => void,
): Pick<SentryApi, 'whoAmI' | 'organizations'> {
	/** What is under way. */
	let listing: Promise<readonly Organization[]> | undefined;

	async function organizations(signal: AbortSignal): Promise<readonly Organization[]> {
		const own = regions.organizations(signal);
		listing = own;
		try {
			return await own;
		} finally {
			if (listing === own) {
				listing = undefined;
			}
		}
	}

	/** Whoever sees organizations is let in. */
	async function asVisitor(listed: Promise<readonly Organization[]>): Promise<WhoAmI> {
		try {
			await listed;
			return { scopes: [] };
		} catch (error) {
			throw isCulpritError(error) && error.reason === 'badReply'
				? new CulpritError('notSentry', error.facts, error)
				: error;
		}
	}

	return {
		organizations,
		async whoAmI(signal) {
			// A server without this page, or on which it is broken (GlitchTip: 500 for users whose mail address ends in
			// `.local`, `.test` or `.invalid`), still shows by its list of organizations that the token is good.
			const listed = listing;
			const who = await calls
				.get({ paths: [apiPath`/`], keep: 'never' }, readIndex, signal)
				.catch(async (error: unknown) => {
					if (!isCulpritError(error) || !(error.reason === 'serverError' || isMissingRoute(error))) {
						throw error;
					}
					// Sign-in asks for it side by side with this.
					return asVisitor(listed ?? organizations(signal));
				});
			onWhoAmI(who);
			return who;
		},
	};
}

function readIndex(reply: ApiReply): WhoAmI {
	const who = isIndex(reply.json) ? z.safeParse(whoAmI, reply.json).data : undefined;
	if (!who) {
		throw new CulpritError('notSentry', reply.facts);
	}
	if (who.scopes.length > 0 && who.scopes.every((scope) => scope === 'org:ci')) {
		throw new CulpritError('ciToken', reply.facts);
	}
	return who;
}

/** `{"version": "0", "auth": {…}, "user": {…}}`: JSON alone shows nothing, anybody speaks that. */
function isIndex(json: unknown): boolean {
	return isObject(json) && ('auth' in json || 'user' in json || 'version' in json);
}
