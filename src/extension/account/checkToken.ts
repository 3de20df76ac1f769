import { CulpritError } from '../../core/failure.ts';
import type { Organization, SentryApi, WhoAmI } from '../../sentry/api.ts';

/** What everything useful needs. */
export const readScopes: readonly string[] = ['event:read', 'project:read', 'org:read'];

export interface CheckedToken {
	readonly who: WhoAmI;
	/** At least one. */
	readonly organizations: readonly Organization[];
}

/**
 * Asks the server who the token is and what it sees, and refuses one that could only disappoint later. Rejects with a
 * `CulpritError`.
 */
export async function checkToken(api: SentryApi, origin: string, signal: AbortSignal): Promise<CheckedToken> {
	const who = await api.whoAmI(signal);
	if (who.scopes.length > 0) {
		// Wider scopes of the same thing include reading it (API.md §1).
		const missing = readScopes.filter((scope) => !may(who.scopes, scope));
		if (who.scopes.every((scope) => scope === 'org:ci')) {
			throw new CulpritError('ciToken');
		}
		if (missing.length > 0) {
			throw new CulpritError('missingScope', { scopes: missing, code: 'all-scopes' });
		}
	}
	const organizations = await api.organizations(signal);
	if (organizations.length === 0) {
		throw new CulpritError('forbidden', { code: 'no-organization', origin });
	}
	return { who, organizations };
}

function may(scopes: readonly string[], wanted: string): boolean {
	const [area = ''] = wanted.split(':');
	return scopes.some(
		(scope) => scope.startsWith(`${area}:`) && scope !== 'org:ci' && scope !== 'project:releases',
	);
}
