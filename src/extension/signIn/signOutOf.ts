import type { KeptFiles } from '../session/keptFiles.ts';
import type { Account } from '../session/account.ts';
import type { AccountStore } from '../session/accountStore.ts';
import type { Session } from '../session/session.ts';

export interface SignOutParts {
	readonly accounts: AccountStore;
	readonly session: Session;
	readonly kept: Pick<KeptFiles, 'forget' | 'clean'>;
}

/**
 * Removes an account and all that was kept with it. The token goes first: whatever fails after that, nothing more is read
 * with it, and the rest is removed all the same. Rejects with `notRemoved` where something is left. Is it the token, the
 * account stays as it is; files Culprit tries to remove again when it next starts.
 */
export async function signOutOf(account: Account, { accounts, session, kept }: SignOutParts): Promise<void> {
	const left: unknown[] = [];
	for (const remove of [
		() => accounts.remove(account),
		() => session.forget(account),
		() => kept.forget(account.id),
		() => kept.clean(),
	]) {
		try {
			await remove();
		} catch (error) {
			left.push(error);
			if (accounts.find(account.id)) {
				break;
			}
		}
	}
	if (left.length > 0) {
		throw left[0];
	}
}
