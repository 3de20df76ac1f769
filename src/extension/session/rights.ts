import type { TokenRights } from '../../core/actions/offeredActions.ts';
import type { Account } from './account.ts';

/** What the account's token may do, and who it is. */
export function rightsOf({ scopes, userId, userName }: Account): TokenRights {
	return {
		scopes,
		...(userId !== undefined && {
			me: { type: 'user', id: userId, name: userName ?? userId },
		}),
	};
}
