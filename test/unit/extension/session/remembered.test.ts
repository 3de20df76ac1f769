import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Memento } from 'vscode';
import type { Account } from '../../../../src/extension/session/account.ts';
import { AccountStore } from '../../../../src/extension/session/accountStore.ts';
import { Session } from '../../../../src/extension/session/session.ts';
import { createApi } from '../../../../src/sentry/net.ts';
import { memoryMemento, memorySecrets } from '../memory.ts';
import { Windows, type WindowStorages } from '../windows.ts';

const ada: Account = { id: 'https://sentry.io#1', origin: 'https://sentry.io', userId: '1', scopes: [] };
const own: Account = { id: 'https://sentry.acme.test', origin: 'https://sentry.acme.test', scopes: [] };

/** A window of the extension; each has a workspace of its own. */
function windowOn({ memento, secrets, later }: WindowStorages, workspaceState: Memento = memoryMemento()) {
	const accounts = new AccountStore(memento, secrets, { later });
	const session = new Session({
		accounts,
		workspaceState,
		globalState: memento,
		connect: async ({ origin }) => createApi({ origin, token: async () => undefined }),
	});
	return { accounts, session, workspaceState };
}

/** Windows that share their storages at once. */
const shared = (): WindowStorages => ({
	memento: memoryMemento(),
	secrets: memorySecrets(),
	later: async () => {},
});

const all = (memento: Memento): string =>
	JSON.stringify(memento.keys().map((key) => [key, memento.get(key)]));

describe('what is remembered of an account ends with it', () => {
	it('when another window, not yet told, has written its copy meanwhile', async () => {
		const windows = new Windows();
		const other = windows.open();
		const [first] = [windowOn(windows.open()), windowOn(other)];
		await first.accounts.add(ada, 'a');
		await first.session.use(ada);
		await windows.settle();
		await first.accounts.remove(ada);
		await other.memento.update('offeredTokens', ['x']);
		await windows.settle();
		assert.doesNotMatch(JSON.stringify(windows.kept), /sentry\.io/);
	});

	it('when no window was there to see it go', async () => {
		const storages = shared();
		await storages.memento.update('lastAccount', ada.id);
		await windowOn(storages).session.sweep();
		assert.doesNotMatch(all(storages.memento), /sentry\.io/);
	});

	it('when it goes while somebody chooses with it', async () => {
		const storages = shared();
		const { accounts, session, workspaceState } = windowOn(storages);
		await accounts.add(own, 'o');
		await accounts.add(ada, 'a');
		await windowOn(storages).accounts.remove(ada);
		await session.choose(ada, 'acme', ['3']);
		assert.doesNotMatch(all(workspaceState), /sentry\.io/);
		await session.use(ada, 'acme');
		assert.doesNotMatch(all(workspaceState) + all(storages.memento), /sentry\.io/);
		assert.equal(session.account?.id, own.id);
	});

	it('and is kept as long as it is there', async () => {
		const storages = shared();
		const { accounts, session } = windowOn(storages);
		await accounts.add(ada, 'a');
		await session.use(ada);
		await accounts.add(own, 'o');
		await windowOn(storages).session.sweep();
		assert.equal(windowOn(storages).session.account?.id, ada.id);
	});
});
