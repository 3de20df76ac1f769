import type { Permissions } from '../../core/panel/protocol.ts';
import { rightsOf } from './rights.ts';
import type { Account } from './account.ts';

/** What the token may do. A server that tells no scopes is asked, and refuses where it must. */
export function permissionsOf(account: Account): Permissions {
	const write =
		account.scopes.length === 0 ||
		account.scopes.some((scope) => scope === 'event:write' || scope === 'event:admin');
	const { me } = rightsOf(account);
	return { write, ...(!write && { missing: 'event:write' }), ...(me && { me }) };
}
