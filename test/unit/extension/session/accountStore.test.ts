import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Memento } from 'vscode';
import { isCulpritError } from '../../../../src/core/failure.ts';
import { parseAccount, type Account } from '../../../../src/extension/session/account.ts';
import { AccountStore } from '../../../../src/extension/session/accountStore.ts';
import { memoryMemento, memorySecrets } from '../memory.ts';

const ada: Account = {
	id: 'https://sentry.io#1',
	origin: 'https://sentry.io',
	userId: '1',
	userName: 'Ada',
	scopes: ['event:read'],
};
const own: Account = { id: 'https://sentry.acme.test', origin: 'https://sentry.acme.test', scopes: [] };

describe('AccountStore', () => {
	it('keeps tokens in the secret storage only, each for its own account', async () => {
		const memento = memoryMemento();
		const secrets = memorySecrets();
		const accounts = new AccountStore(memento, secrets);
		await accounts.add(ada, 'sntryu_ada');
		await accounts.add(own, 'sntryu_own');
		assert.equal(await accounts.token(ada), 'sntryu_ada');
		assert.equal(await accounts.token(own), 'sntryu_own');
		assert.deepEqual(accounts.list(), [own, ada]);
		const visible = memento.keys().map((key) => [key, memento.get(key)]);
		assert.match(JSON.stringify(visible), /Ada/);
		assert.doesNotMatch(JSON.stringify(visible), /sntryu/);
		assert.deepEqual(
			[...secrets.values.keys()],
			['token:https://sentry.io#1', 'token:https://sentry.acme.test'],
		);
	});

	it('gives no token to another origin, however it is spelt', async () => {
		const accounts = new AccountStore(memoryMemento(), memorySecrets());
		await accounts.add(ada, 'sntryu_ada');
		for (const origin of [
			'https://sentry.io.evil.test',
			'https://evil.test',
			'https://sentry.io:8443',
			'http://sentry.io',
		]) {
			assert.equal(await accounts.token({ ...ada, id: `${origin}#1`, origin }), undefined);
		}
	});

	it('replaces the token when the same user signs in again', async () => {
		const accounts = new AccountStore(memoryMemento(), memorySecrets());
		await accounts.add(ada, 'old');
		await accounts.add(ada, 'new');
		assert.equal(await accounts.token(ada), 'new');
		assert.equal(accounts.list().length, 1);
	});

	/** A memento that takes nothing any more, from `break` on. */
	function breakable(): { readonly memento: Memento; readonly break: () => void } {
		const memento = memoryMemento();
		let isBroken = false;
		const update = async (key: string, value: unknown): Promise<void> => {
			if (isBroken) {
				throw new Error('disk full');
			}
			await memento.update(key, value);
		};
		return { memento: { ...memento, update }, break: () => (isBroken = true) };
	}

	it('keeps no token of an account that it cannot keep', async () => {
		const storage = breakable();
		const secrets = memorySecrets();
		const accounts = new AccountStore(storage.memento, secrets);
		await accounts.add(ada, 'sntryu_ada');
		storage.break();
		await assert.rejects(accounts.add(own, 'sntryu_own'), /disk full/);
		assert.deepEqual([...secrets.values.keys()], [`token:${ada.id}`]);
		assert.deepEqual(accounts.list(), [ada]);
		// One that was kept before stays as it was.
		await assert.rejects(accounts.add({ ...ada, userName: 'Eve' }, 'sntryu_eve'), /disk full/);
		assert.equal(await accounts.token(ada), 'sntryu_ada');
		assert.deepEqual(accounts.list(), [ada]);
	});

	it('stays signed in, and says so, where the token cannot be deleted', async () => {
		const secrets = memorySecrets();
		const accounts = new AccountStore(memoryMemento(), {
			...secrets,
			delete: async () => Promise.reject(new Error('locked')),
		});
		await accounts.add(ada, 'sntryu_ada');
		await assert.rejects(
			accounts.remove(ada),
			(error) =>
				isCulpritError(error) &&
				error.reason === 'notRemoved' &&
				error.facts.code === 'TOKEN' &&
				error.facts.origin === ada.origin,
		);
		assert.deepEqual(accounts.list(), [ada]);
		assert.equal(await accounts.token(ada), 'sntryu_ada');
	});

	it('shows no account whose entry cannot be deleted with its token', async () => {
		const storage = breakable();
		const secrets = memorySecrets();
		const accounts = new AccountStore(storage.memento, secrets);
		await accounts.add(ada, 'sntryu_ada');
		storage.break();
		await assert.rejects(accounts.remove(ada), /disk full/);
		assert.equal(secrets.values.size, 0);
		assert.deepEqual(accounts.list(), []);
	});

	it('believes no entry that stands under another account’s name', () => {
		const memento = memoryMemento({ [`account:${own.id}`]: ada, 'account:x': ada, 'account:y': 7 });
		assert.deepEqual(new AccountStore(memento, memorySecrets()).list(), []);
	});

	it('keeps what is learnt of a server with its account, whatever is chosen meanwhile, until it is signed out', async () => {
		const [memento, secrets] = [memoryMemento(), memorySecrets()];
		const accounts = new AccountStore(memento, secrets);
		await accounts.add(ada, 'a');
		await accounts.add(own, 'o');
		const lack = { at: 1, times: 1 };
		await accounts.learn(own.id, { kind: 'glitchtip', lacks: { 'sort:user': lack } });
		await Promise.all([
			accounts.learn(own.id, { lacks: { 'event:oldest': lack } }),
			accounts.learn(own.id, { lacks: { 'sort:user': undefined } }),
			// Read before the rest was learnt.
			accounts.update({ ...own, organization: 'acme' }),
		]);
		const server = { kind: 'glitchtip', lacks: { 'event:oldest': lack } };
		const afterReload = new AccountStore(memento, secrets);
		assert.deepEqual(afterReload.find(own.id), { ...own, organization: 'acme', server });
		assert.deepEqual(afterReload.find(ada.id), ada);

		await accounts.remove(own);
		await accounts.learn(own.id, { kind: 'sentry' });
		assert.deepEqual(accounts.list(), [ada]);
		await accounts.add(own, 'again');
		assert.deepEqual(accounts.find(own.id), own);
	});

	it('forgets the token with the account, and tells', async () => {
		const secrets = memorySecrets();
		const accounts = new AccountStore(memoryMemento(), secrets);
		await accounts.add(ada, 'sntryu_ada');
		let told = 0;
		accounts.onDidChange(() => told++);
		await accounts.remove(ada);
		assert.equal(secrets.values.size, 0);
		assert.deepEqual(accounts.list(), []);
		assert.ok(told > 0);
	});
});

describe('parseAccount', () => {
	it('takes what it wrote', () => {
		assert.deepEqual(parseAccount(JSON.parse(JSON.stringify({ ...ada, organization: 'acme' }))), {
			...ada,
			organization: 'acme',
		});
		const robot = { ...own, id: `${own.id}#@acme`, ownedBy: 'acme', regions: { acme: own.origin } };
		assert.deepEqual(parseAccount(JSON.parse(JSON.stringify(robot))), robot);
	});

	it('drops regions that are none', () => {
		const regions = { acme: 'https://de.sentry.io', '../x': 'https://us.sentry.io', b: 'no url', c: 1 };
		assert.deepEqual(parseAccount({ ...ada, regions })?.regions, { acme: 'https://de.sentry.io' });
		assert.deepEqual(parseAccount({ ...ada, regions: 'x' }), ada);
	});

	const tampered: readonly [string, unknown][] = [
		['nothing', undefined],
		['text', 'https://sentry.io'],
		['an origin that is not that of the id', { ...ada, origin: 'https://evil.test' }],
		['an origin with a user', { ...own, id: 'https://a@sentry.io', origin: 'https://a@sentry.io' }],
		['plain http', { ...own, id: 'http://sentry.acme.test', origin: 'http://sentry.acme.test' }],
		['a path for an origin', { ...own, id: 'https://sentry.io/evil', origin: 'https://sentry.io/evil' }],
		['a user id that is none', { ...ada, id: 'https://sentry.io#a b', userId: 'a b' }],
		['an owner that is none', { ...own, id: `${own.id}#@a/b`, ownedBy: 'a/b' }],
		['an owner that is not that of the id', { ...own, ownedBy: 'acme' }],
	];
	for (const [what, stored] of tampered) {
		it(`refuses ${what}`, () => {
			assert.equal(parseAccount(stored), undefined);
		});
	}
});
