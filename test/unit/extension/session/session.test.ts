import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isCulpritError } from '../../../../src/core/failure.ts';
import type { Account } from '../../../../src/extension/session/account.ts';
import { AccountStore } from '../../../../src/extension/session/accountStore.ts';
import { Session } from '../../../../src/extension/session/session.ts';
import { createApi } from '../../../../src/sentry/net.ts';
import { memoryMemento, memorySecrets } from '../memory.ts';

const ada: Account = { id: 'https://sentry.io#1', origin: 'https://sentry.io', userId: '1', scopes: [] };
const own: Account = { id: 'https://sentry.acme.test', origin: 'https://sentry.acme.test', scopes: [] };

function sessionOf(
	workspaceState = memoryMemento(),
	globalState = memoryMemento(),
	secrets = memorySecrets(),
) {
	const accounts = new AccountStore(globalState, secrets);
	const connected: string[] = [];
	const session = new Session({
		accounts,
		workspaceState,
		globalState,
		connect: async (account) => {
			connected.push(account.id);
			return createApi({ origin: account.origin, token: () => accounts.token(account) });
		},
	});
	let changes = 0;
	session.onDidChange(() => changes++);
	return { accounts, session, connected, changes: () => changes };
}

describe('Session', () => {
	it('has nothing, and connects nowhere, while signed out', async () => {
		const { session, connected } = sessionOf();
		assert.equal(session.account, undefined);
		assert.equal(session.scope, undefined);
		await assert.rejects(session.api(), (error) => isCulpritError(error) && error.reason === 'signedOut');
		assert.deepEqual(connected, []);
	});

	it('works with the account that was signed in, in the organization that was chosen', async () => {
		const { accounts, session, changes } = sessionOf();
		await accounts.add(ada, 'a');
		await session.use(ada);
		assert.deepEqual([session.account?.id, session.scope], [ada.id, undefined]);
		const before = changes();
		await session.choose(ada, 'acme', ['3', '4']);
		assert.equal(changes(), before + 1);
		assert.equal(session.scope?.organization, 'acme');
		assert.deepEqual(session.scope?.projects, ['3', '4']);
	});

	it('starts another workspace with the same account and organization, but all projects', async () => {
		const globalState = memoryMemento();
		const first = sessionOf(memoryMemento(), globalState);
		await first.accounts.add(ada, 'a');
		await first.session.choose(ada, 'acme', ['3']);
		const second = sessionOf(memoryMemento(), globalState);
		assert.deepEqual([second.session.scope?.organization, second.session.scope?.projects], ['acme', []]);
	});

	it('makes one client an account, and a new one after signing in again', async () => {
		const { accounts, session, connected } = sessionOf();
		await accounts.add(ada, 'a');
		await session.use(ada);
		assert.equal(await session.api(), await session.api());
		await session.use(ada);
		await session.api();
		await accounts.add(own, 'o');
		await session.use(own);
		await session.api();
		assert.deepEqual(connected, [ada.id, ada.id, own.id]);
		// What is open of the other server goes on with its own account.
		assert.equal(session.accountOf(ada.origin)?.id, ada.id);
		await session.api(session.accountOf(ada.origin));
		assert.equal(connected.length, 3);
	});

	it('falls back to another account when the active one is signed out', async () => {
		const { accounts, session, changes } = sessionOf();
		await accounts.add(own, 'o');
		await accounts.add(ada, 'a');
		await session.use(ada);
		const before = changes();
		await accounts.remove(ada);
		assert.equal(session.account?.id, own.id);
		assert.ok(changes() > before);
		await accounts.remove(own);
		assert.equal(session.account, undefined);
	});

	it('tells which account was signed out, also one that is not in use, and here as in another window', async () => {
		const [globalState, secrets] = [memoryMemento(), memorySecrets()];
		const { accounts, session } = sessionOf(memoryMemento(), globalState, secrets);
		const gone: string[] = [];
		session.onDidSignOut(({ id }) => gone.push(id));
		await accounts.add(own, 'o');
		await accounts.add(ada, 'a');
		await session.use(ada);
		await session.choose(ada, 'acme', []);
		await accounts.add(ada, 'another token');
		assert.deepEqual(gone, []);
		await sessionOf(memoryMemento(), globalState, secrets).accounts.remove(own);
		await accounts.remove(ada);
		assert.deepEqual(gone, [own.id, ada.id]);
	});

	it('tells when more is known of a server, without asking for all anew', async () => {
		const { accounts, session, changes, connected } = sessionOf();
		await accounts.add(own, 'o');
		await session.use(own, 'acme');
		let learnt = 0;
		session.onDidLearn(() => learnt++);
		const before = changes();
		await accounts.learn(own.id, { kind: 'glitchtip' });
		await accounts.learn(own.id, { kind: 'glitchtip' });
		assert.deepEqual([learnt, changes() - before, connected], [1, 0, []]);
		assert.equal(session.account?.server?.kind, 'glitchtip');
		await accounts.learn(own.id, { lacks: { 'sort:user': { at: Date.now(), times: 1 } } });
		assert.deepEqual(
			[session.lacks('sort:user'), session.lacks('sort:new'), session.lacks('sort:user', ada)],
			[true, false, false],
		);
	});

	it('leaves nothing of an account that was signed out in its workspace or for others', async () => {
		const [workspaceState, globalState] = [memoryMemento(), memoryMemento()];
		const { accounts, session } = sessionOf(workspaceState, globalState);
		await accounts.add(own, 'o');
		await accounts.add(ada, 'a');
		await session.use(ada);
		await session.choose(ada, 'moon', ['3']);
		const kept = (): string =>
			JSON.stringify(
				[workspaceState, globalState].map((memento) => memento.keys().map((key) => [key, memento.get(key)])),
			);
		assert.match(kept(), /moon/);
		await accounts.remove(ada);
		assert.doesNotMatch(kept(), /moon|sentry\.io/);
		assert.equal(session.account?.id, own.id);
		// The choice of another account stays.
		await session.use(own, 'our-own');
		await accounts.add(ada, 'a');
		await accounts.remove(ada);
		assert.equal(session.scope?.organization, 'our-own');
	});

	it('forgets what a workspace chose of an account that was signed out elsewhere', async () => {
		const [workspaceState, globalState, secrets] = [memoryMemento(), memoryMemento(), memorySecrets()];
		const before = sessionOf(workspaceState, globalState, secrets);
		await before.accounts.add(ada, 'a');
		await before.session.choose(ada, 'acme', []);
		before.session.dispose();
		// Another profile of VS Code: it does not know the account, whose token is there.
		await sessionOf(workspaceState, memoryMemento(), secrets).session.sweep();
		assert.ok(workspaceState.get('choice'));
		await sessionOf(memoryMemento(), globalState, secrets).accounts.remove(ada);
		await sessionOf(workspaceState, globalState, secrets).session.sweep();
		assert.equal(workspaceState.get('choice'), undefined);
	});

	it('makes no client for an account that was signed out', async () => {
		const { accounts, session, connected } = sessionOf();
		await accounts.add(ada, 'a');
		await accounts.remove(ada);
		await accounts.add(own, 'o');
		await assert.rejects(
			session.api(ada),
			(error) => isCulpritError(error) && error.reason === 'signedOut' && error.facts.origin === ada.origin,
		);
		assert.deepEqual(connected, []);
	});

	it('stays with its account and organization, whatever other windows do', async () => {
		// Windows share what is global, and hear of each other's changes.
		const [globalState, secrets] = [memoryMemento(), memorySecrets()];
		const start = sessionOf(memoryMemento(), globalState, secrets);
		await start.accounts.add(own, 'o');
		await start.accounts.add({ ...ada, organization: 'acme' }, 'a');
		await start.session.use(ada);
		const first = sessionOf(memoryMemento(), globalState, secrets);
		const second = sessionOf(memoryMemento(), globalState, secrets);
		const now = ({ session }: typeof first) => [session.account?.id, session.scope?.organization];
		assert.deepEqual(now(first), [ada.id, 'acme']);
		await second.session.choose(ada, 'moon', []);
		assert.deepEqual(
			[now(first), now(second)],
			[
				[ada.id, 'acme'],
				[ada.id, 'moon'],
			],
		);
		await second.session.use(own, 'our-own');
		assert.deepEqual(
			[now(first), now(second)],
			[
				[ada.id, 'acme'],
				[own.id, 'our-own'],
			],
		);
		await first.session.choose(ada, 'mars', []);
		assert.deepEqual(
			[now(first), now(second)],
			[
				[ada.id, 'mars'],
				[own.id, 'our-own'],
			],
		);
		assert.deepEqual(now(sessionOf(memoryMemento(), globalState, secrets)), [own.id, 'our-own']);
	});

	it('starts anew with a token that another window was given', async () => {
		const [globalState, secrets] = [memoryMemento(), memorySecrets()];
		const first = sessionOf(memoryMemento(), globalState, secrets);
		const second = sessionOf(memoryMemento(), globalState, secrets);
		await first.accounts.add(ada, 'before');
		const before = await first.session.api();
		assert.equal(await first.session.api(), before);
		await second.accounts.add(ada, 'after');
		assert.notEqual(await first.session.api(), before, 'what it knows is not shown to the new token');
	});

	it('does not believe a stored choice that is none', () => {
		for (const choice of [
			7,
			'acme',
			{ account: 1 },
			{ account: ada.id, organization: '../x', projects: ['a b', 1] },
		]) {
			const { session } = sessionOf(memoryMemento({ choice }), memoryMemento({ accounts: [ada] }));
			assert.equal(session.account?.id, ada.id);
			assert.equal(session.scope, undefined);
		}
	});
});
