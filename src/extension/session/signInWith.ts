import { type Learnt, serverName, type ServerFacts } from '../../core/capabilities.ts';
import { CulpritError } from '../../core/failure.ts';
import type { Organization, SentryApi, WhoAmI } from '../../sentry/api.ts';
import { accountId, isUserId, type Account, withRegions } from './account.ts';
import type { AccountStore } from './accountStore.ts';
import { checkToken, type CheckedToken } from './checkToken.ts';
import { hostOf } from '../../core/text/hostOf.ts';

/** What a client is given beside its server and token. */
export interface Connecting {
	/** Whose it is, once that is known: what it reads is kept for offline reading. */
	readonly account?: () => Pick<Account, 'id'> | undefined;
	readonly regions?: Account['regions'];
	/** What is known of the server. */
	readonly server?: ServerFacts | undefined;
	readonly learnt?: (learnt: Learnt) => void;
}

export interface SignInWithOptions {
	readonly accounts: AccountStore;
	readonly connect: (
		origin: string,
		token: () => Promise<string | undefined>,
		of?: Connecting,
	) => Promise<SentryApi>;
	/** What was learnt and kept with an account goes: its next token may see less. */
	readonly forget: (account: Account) => Promise<void>;
	readonly log: { readonly info: (line: string) => void };
}

/** A new account and what its token sees. */
export interface SignedIn extends CheckedToken {
	readonly account: Account;
	/** Keeps the account with its token, in the place of what was kept of it before. Nothing is kept until then. */
	readonly keep: () => Promise<void>;
	/** The account's client from then on. Whoever does not take it closes it. */
	readonly api: SentryApi;
}

/**
 * Checks a token: what is behind the boxes. `server`: what it has said of itself before. Rejects with a `CulpritError`.
 */
export async function signInWith(
	{ accounts, connect, forget, log }: SignInWithOptions,
	origin: string,
	token: string,
	signal: AbortSignal,
	server?: ServerFacts,
): Promise<SignedIn> {
	let kept: Account | undefined;
	const api = await connect(origin, async () => (kept ? accounts.token(kept) : token), {
		server,
		account: () => kept,
		learnt: (learnt) => kept && accounts.learnOf(kept)(learnt),
	});
	try {
		const checked = await checkToken(api, origin, signal);
		if (signal.aborted) {
			throw new CulpritError('cancelled');
		}
		const owner = ownerOf(origin, checked.who, checked.organizations);
		const id = accountId(owner);
		const known = accounts.find(id);
		const nameless = owner.ownedBy === undefined ? undefined : accounts.find(accountId({ origin }));
		const before = known ?? (nameless?.organization === owner.ownedBy ? nameless : undefined);
		const { scopes, user } = checked.who;
		const organization = startOf(checked.organizations, before?.organization);
		const account = withRegions(
			{
				id,
				...owner,
				scopes,
				server: api.server(),
				...(user && { userName: user.name.slice(0, 500) }),
				...(organization !== undefined && { organization }),
			},
			checked.organizations,
		);
		const keep = async (): Promise<void> => {
			if (before) {
				await forget(before);
			}
			await accounts.add(account, token);
			kept = account;
			log.info(`signed in to ${hostOf(origin)}: ${serverName(account.server) ?? 'a server of unknown make'}`);
			if (before && before.id !== id) {
				// Kept when tokens of no user were not yet told apart by organization.
				await accounts.remove(before);
			}
		};
		return { ...checked, account, keep, api };
	} catch (error) {
		void api.close();
		throw error;
	}
}

function ownerOf(
	origin: string,
	{ user }: WhoAmI,
	[only, ...others]: readonly Organization[],
): Pick<Account, 'origin' | 'userId' | 'ownedBy'> {
	if (user && isUserId(user.id)) {
		return { origin, userId: user.id };
	}
	return user || !only || others.length > 0 ? { origin } : { origin, ownedBy: only.slug };
}

/** The organization to start with: the one that was chosen before, or the only one. */
function startOf(organizations: readonly Organization[], chosen: string | undefined): string | undefined {
	const start = organizations.find(({ slug }) => slug === chosen);
	return (start ?? (organizations.length === 1 ? organizations[0] : undefined))?.slug;
}
