import { CulpritError } from '../../core/failure.ts';
import type { Organization, SentryApi, WhoAmI } from '../../sentry/api.ts';
import { accountId, isUserId, type Account, withRegions } from './account.ts';
import type { AccountStore } from './accountStore.ts';
import { checkToken, type CheckedToken } from './checkToken.ts';

export interface SignInWithOptions {
	readonly accounts: AccountStore;
	readonly connect: (origin: string, token: () => Promise<string | undefined>) => Promise<SentryApi>;
	/** What was learnt and kept with an account goes: its next token may see less. */
	readonly forget: (account: Account) => Promise<void>;
}

/** A new account and what its token sees; it is already kept. */
export interface SignedIn extends CheckedToken {
	readonly account: Account;
}

/** Checks a token and keeps it: what is behind the boxes. Rejects with a `CulpritError`, then nothing was kept. */
export async function signInWith(
	{ accounts, connect, forget }: SignInWithOptions,
	origin: string,
	token: string,
	signal: AbortSignal,
): Promise<SignedIn> {
	const api = await connect(origin, async () => token);
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
				...(user && { userName: user.name.slice(0, 500) }),
				...(organization !== undefined && { organization }),
			},
			checked.organizations,
		);
		if (before) {
			await forget(before);
		}
		await accounts.add(account, token);
		if (before && before.id !== id) {
			// Kept when tokens of no user were not yet told apart by organization.
			await accounts.remove(before);
		}
		return { ...checked, account };
	} finally {
		void api.close();
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
