import { isSlug } from '../../core/issueReference.ts';
import { hostOf, isServerOrigin } from './serverOrigin.ts';

/** One token on one server, without the token: that is in SecretStorage only. */
export interface Account {
	/** `accountId(origin, userId)`. */
	readonly id: string;
	/** The only place that its token is ever sent to. */
	readonly origin: string;
	/** Absent for tokens that belong to no user (integrations). */
	readonly userId?: string;
	readonly userName?: string;
	/** What the token may do; empty when the server does not tell. */
	readonly scopes: readonly string[];
	/** The organization last chosen with this account: what a workspace without a choice of its own starts with. */
	readonly organization?: string;
}

/** One account a user and server: signing in again replaces the token. */
export function accountId(origin: string, userId: string | undefined): string {
	return userId === undefined ? origin : `${origin}#${userId}`;
}

/** Sentry's are decimal; it becomes part of a storage key. */
export function isUserId(text: string): boolean {
	return /^[\w-]{1,64}$/.test(text);
}

/** `Ada · sentry.io`, untrusted. */
export function accountLabel(account: Account): string {
	return account.userName === undefined
		? hostOf(account.origin)
		: `${account.userName} · ${hostOf(account.origin)}`;
}

/**
 * An account as it was stored, or nothing when it is not one: storage is outside data too. An origin that does not match
 * its id would send a token elsewhere than where it was given for.
 */
export function parseAccount(stored: unknown): Account | undefined {
	if (typeof stored !== 'object' || stored === null) {
		return undefined;
	}
	const origin = text(stored, 'origin');
	const userId = text(stored, 'userId');
	if (userId !== undefined && !isUserId(userId)) {
		return undefined;
	}
	if (origin === undefined || !isServerOrigin(origin) || text(stored, 'id') !== accountId(origin, userId)) {
		return undefined;
	}
	const userName = text(stored, 'userName');
	const organization = text(stored, 'organization');
	const scopes: unknown = Reflect.get(stored, 'scopes');
	return {
		id: accountId(origin, userId),
		origin,
		...(userId !== undefined && { userId }),
		...(userName !== undefined && { userName }),
		...(organization !== undefined && isSlug(organization) && { organization }),
		scopes: Array.isArray(scopes) ? scopes.filter((scope) => typeof scope === 'string') : [],
	};
}

function text(record: object, key: string): string | undefined {
	const value: unknown = Reflect.get(record, key);
	return typeof value === 'string' && value !== '' && value.length <= 500 ? value : undefined;
}
