import { parseServerFacts, type ServerFacts } from '../../core/capabilities.ts';
import { isSlug } from '../../core/issue/issueReference.ts';
import type { Organization } from '../../sentry/api.ts';
import { hostOf } from '../../core/text/hostOf.ts';
import { isServerOrigin } from './serverOrigin.ts';

/** One token on one server, without the token: that is in SecretStorage only. */
export interface Account {
	/** `accountId` of what follows. */
	readonly id: string;
	/** The only place that its token is ever sent to. */
	readonly origin: string;
	/** Absent for tokens that belong to no user (integrations). */
	readonly userId?: string;
	readonly userName?: string;
	/** Of a token that belongs to no user: the only organization that it sees. */
	readonly ownedBy?: string;
	/** What the token may do; empty when the server does not tell. */
	readonly scopes: readonly string[];
	/** The organization last chosen with this account: what a workspace without a choice of its own starts with. */
	readonly organization?: string;
	/** Where the data of organizations is, as the server said when it was last asked for all of them: slug → origin. */
	readonly regions?: { readonly [organization: string]: string };
	/** What the server has shown of itself; `AccountStore.learn` adds to it. */
	readonly server?: ServerFacts;
}

/**
 * One account a user and server: signing in again replaces the token. Tokens of no user are told apart by their
 * organization, so that a new one of the same integration takes the place of the old.
 */
export function accountId({
	origin,
	userId,
	ownedBy,
}: Pick<Account, 'origin' | 'userId' | 'ownedBy'>): string {
	if (userId !== undefined) {
		return `${origin}#${userId}`;
	}
	return ownedBy === undefined ? origin : `${origin}#@${ownedBy}`;
}

/** Organizations whose place is remembered: whoever has more is asked for the others. */
const mostRegions = 100;

/** The account with what the server said of where its organizations are; what it said before is forgotten. */
export function withRegions(account: Account, organizations: readonly Organization[]): Account {
	const regions = organizations
		.slice(0, mostRegions)
		.map(({ slug, regionOrigin }) => [slug, regionOrigin ?? account.origin] as const);
	return { ...account, regions: Object.fromEntries(regions) };
}

/** Sentry's are decimal; it becomes part of a storage key. */
export function isUserId(text: string): boolean {
	return /^[\w-]{1,64}$/.test(text);
}

/** `Ada · sentry.io`, untrusted. */
export function accountLabel(account: Account): string {
	const owner = account.userName ?? account.ownedBy;
	return owner === undefined ? hostOf(account.origin) : `${owner} · ${hostOf(account.origin)}`;
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
	const ownedBy = text(stored, 'ownedBy');
	if (origin === undefined || !isServerOrigin(origin)) {
		return undefined;
	}
	if ((userId !== undefined && !isUserId(userId)) || (ownedBy !== undefined && !isSlug(ownedBy))) {
		return undefined;
	}
	const owner = {
		origin,
		...(userId !== undefined && { userId }),
		...(ownedBy !== undefined && { ownedBy }),
	};
	const id = accountId(owner);
	if (text(stored, 'id') !== id) {
		return undefined;
	}
	const userName = text(stored, 'userName');
	const organization = text(stored, 'organization');
	const scopes: unknown = Reflect.get(stored, 'scopes');
	const regions = parseRegions(Reflect.get(stored, 'regions'));
	const server = parseServerFacts(Reflect.get(stored, 'server'));
	return {
		id,
		...owner,
		...(userName !== undefined && { userName }),
		...(organization !== undefined && isSlug(organization) && { organization }),
		...(regions && { regions }),
		...(server && { server }),
		scopes: Array.isArray(scopes) ? scopes.filter((scope) => typeof scope === 'string') : [],
	};
}

/** Whether the token may go there is for `sentry/resources/regions.ts` to say. */
function parseRegions(stored: unknown): Account['regions'] {
	if (typeof stored !== 'object' || stored === null) {
		return undefined;
	}
	const regions = Object.entries(stored).filter(
		(entry): entry is [string, string] =>
			isSlug(entry[0]) && typeof entry[1] === 'string' && URL.canParse(entry[1]),
	);
	return Object.fromEntries(regions.slice(0, mostRegions));
}

function text(record: object, key: string): string | undefined {
	const value: unknown = Reflect.get(record, key);
	return typeof value === 'string' && value !== '' && value.length <= 500 ? value : undefined;
}
