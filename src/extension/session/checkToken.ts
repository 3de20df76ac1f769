import { CulpritError, isCulpritError } from '../../core/failure.ts';
import type { Organization, SentryApi, WhoAmI } from '../../sentry/api.ts';

/** What everything useful needs. */
export const readScopes: readonly string[] = ['event:read', 'project:read', 'org:read'];

export interface CheckedToken {
	readonly who: WhoAmI;
	/** At least one. */
	readonly organizations: readonly Organization[];
}

/**
 * Asks the server who the token is and, side by side, what it sees, and which server it is; refuses a token that could only
 * disappoint later. Rejects with a `CulpritError`: of what is wrong with the token itself where that is known.
 */
export async function checkToken(api: SentryApi, origin: string, signal: AbortSignal): Promise<CheckedToken> {
	const refused = new AbortController();
	const either = AbortSignal.any([signal, refused.signal]);
	const listed = api.organizations(either);
	// Looked at below, unless the token is refused before.
	listed.catch(() => {});
	const asked = api.whoAmI(either);
	const learnt = api.learnServer(either);
	try {
		const who = await asked;
		checkScopes(who);
		const organizations = await listed;
		if (organizations.length === 0) {
			throw new CulpritError('forbidden', { code: 'no-organization', origin });
		}
		await learnt;
		return { who, organizations };
	} catch (error) {
		throw (await otherMake(error, listed)) ?? error;
	} finally {
		refused.abort();
	}
}

/** A server that is none of Sentry's kind may know tokens and scopes: it shows by what it says of the organizations. */
async function otherMake(reason: unknown, listed: Promise<unknown>): Promise<CulpritError | undefined> {
	if (!isCulpritError(reason) || !['forbidden', 'ciToken', 'missingScope'].includes(reason.reason)) {
		return undefined;
	}
	const [said] = await Promise.allSettled([listed]);
	const failure: unknown = said.status === 'rejected' ? said.reason : undefined;
	return isCulpritError(failure) && failure.reason === 'notSentry' ? failure : undefined;
}

function checkScopes({ scopes }: WhoAmI): void {
	if (scopes.length === 0) {
		return;
	}
	// Wider scopes of the same thing include reading it (SENTRY-API.md §2).
	const missing = readScopes.filter((scope) => !may(scopes, scope));
	if (scopes.every((scope) => scope === 'org:ci')) {
		throw new CulpritError('ciToken');
	}
	if (missing.length > 0) {
		throw new CulpritError('missingScope', { scopes: missing, code: 'all-scopes' });
	}
}

function may(scopes: readonly string[], wanted: string): boolean {
	const [area = ''] = wanted.split(':');
	return scopes.some(
		(scope) => scope.startsWith(`${area}:`) && scope !== 'org:ci' && scope !== 'project:releases',
	);
}
