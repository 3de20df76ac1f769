import type { Permissions } from '../../core/protocol.ts';
import type { Account } from './account.ts';

/** What the token may do. A server that tells no scopes is asked, and refuses where it must. */
export function permissionsOf(account: Account): Permissions {
	const write =
		account.scopes.length === 0 ||
		account.scopes.some((scope) => scope === 'event:write' || scope === 'event:admin');
	return write ? { write } : { write, missing: 'event:write' };
}
