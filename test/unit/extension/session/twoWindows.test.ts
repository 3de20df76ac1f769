import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Account } from '../../../../src/extension/session/account.ts';
import { AccountStore } from '../../../../src/extension/session/accountStore.ts';
import { Windows, type WindowStorages } from '../windows.ts';

const ada: Account = { id: 'https://sentry.io#1', origin: 'https://sentry.io', userId: '1', scopes: [] };
const own: Account = { id: 'https://sentry.acme.test', origin: 'https://sentry.acme.test', scopes: [] };
const third: Account = { ...own, id: `${own.origin}#3`, userId: '3' };

const storeOf = (storages: WindowStorages): AccountStore =>
	new AccountStore(storages.memento, storages.secrets, { later: storages.later });
const ids = (accounts: AccountStore): readonly string[] =>
	accounts
		.list()
		.map(({ id }) => id)
		.toSorted();
const tokens = (windows: Windows): readonly string[] =>
	[...windows.secrets.keys()].map((key) => key.slice('token:'.length)).toSorted();

describe('accounts in two windows', () => {
	for (const [when, between] of [
		['in the same moment', async () => {}],
		['one after the other', async (windows: Windows) => windows.arrive()],
	] as const) {
		it(`both sign in, ${when}: both accounts stay, with their tokens`, async () => {
			const windows = new Windows();
			const [first, second] = [storeOf(windows.open()), storeOf(windows.open())];
			const signingIn = first.add(ada, 'a');
			await between(windows);
			await Promise.all([signingIn, second.add(own, 'o')]);
			assert.ok(first.find(ada.id) && second.find(own.id), 'each window sees its own at once');
			await windows.settle();
			for (const accounts of [first, second, storeOf(windows.open())]) {
				assert.deepEqual(ids(accounts), [own.id, ada.id]);
				assert.equal(await accounts.token(ada), 'a');
				assert.equal(await accounts.token(own), 'o');
			}
			assert.deepEqual(tokens(windows), [own.id, ada.id]);
		});
	}

	for (const [when, isFirst] of [
		['just before', true],
		['just after', false],
	] as const) {
		it(`one signs out, the other chooses an organization ${when} that: the account stays away`, async () => {
			const windows = new Windows();
			const [first, second] = [storeOf(windows.open()), storeOf(windows.open())];
			await first.add(ada, 'a');
			await first.add(third, 't');
			await windows.settle();
			const choosing = isFirst ? undefined : second.update({ ...ada, organization: 'moon' });
			await first.remove(ada);
			await (choosing ?? second.update({ ...ada, organization: 'moon' }));
			assert.equal(first.find(ada.id), undefined);
			await windows.settle();
			for (const accounts of [first, second, storeOf(windows.open())]) {
				assert.deepEqual(ids(accounts), [third.id]);
			}
			assert.deepEqual(tokens(windows), [third.id]);
		});
	}

	it('both learn of a server: what the one has learnt is there for the other, and goes when one signs out', async () => {
		const windows = new Windows();
		const [first, second] = [storeOf(windows.open()), storeOf(windows.open())];
		await first.add(own, 'o');
		await windows.settle();
		const lack = { at: 1, times: 1 };
		await first.learn(own.id, { lacks: { 'sort:user': lack } });
		await windows.arrive();
		await second.learn(own.id, { lacks: { 'event:oldest': lack } });
		await windows.settle();
		for (const accounts of [first, second, storeOf(windows.open())]) {
			assert.deepEqual(accounts.find(own.id)?.server?.lacks, { 'sort:user': lack, 'event:oldest': lack });
		}
		const learning = second.learn(own.id, { kind: 'sentry' });
		await first.remove(own);
		await learning;
		await windows.settle();
		assert.deepEqual([first.list(), second.list(), storeOf(windows.open()).list()], [[], [], []]);
	});

	it('one signs out, the other writes something else: the account stays away', async () => {
		const windows = new Windows();
		const other = windows.open();
		const [first, second] = [storeOf(windows.open()), storeOf(other)];
		await first.add(ada, 'a');
		await windows.settle();
		await first.remove(ada);
		await other.memento.update('offeredTokens', ['x']);
		await windows.settle();
		assert.deepEqual([first.list(), second.list(), storeOf(windows.open()).list()], [[], [], []]);
		assert.deepEqual(windows.kept['offeredTokens'], ['x']);
	});

	it('the other hears of a sign-out and of a sign-in', async () => {
		const windows = new Windows();
		const [first, second] = [storeOf(windows.open()), storeOf(windows.open())];
		let told = 0;
		second.onDidChange(() => told++);
		await first.add(ada, 'a');
		await windows.settle();
		assert.ok(told > 0);
		assert.deepEqual(ids(second), [ada.id]);
		await first.remove(ada);
		await windows.settle();
		assert.deepEqual(second.list(), []);
		await first.add({ ...ada, userName: 'Ada again' }, 'b');
		await windows.settle();
		assert.equal(second.find(ada.id)?.userName, 'Ada again');
		assert.equal(await second.token(ada), 'b');
	});

	it('the list of before becomes entries once, in its order', async () => {
		const windows = new Windows({ accounts: [{ ...own, organization: 'acme' }, ada, { id: 'none' }] });
		windows.secrets.set(`token:${ada.id}`, 'a').set(`token:${own.id}`, 'o');
		const [first, second] = [storeOf(windows.open()), storeOf(windows.open())];
		assert.deepEqual(
			first.list().map(({ id }) => id),
			[own.id, ada.id],
		);
		assert.equal(await first.token(own), 'o');
		const sweeping = [first.sweep(), second.sweep()];
		await windows.settle();
		await Promise.all(sweeping);
		assert.equal(windows.kept['accounts'], undefined);
		assert.equal(first.find(own.id)?.organization, 'acme');
		await second.add(third, 't');
		await second.remove(ada);
		await windows.settle();
		for (const accounts of [first, second, storeOf(windows.open())]) {
			assert.deepEqual(
				accounts.list().map(({ id }) => id),
				[third.id, own.id],
			);
		}
	});

	it('a token that no account names is deleted at the start; one that is about to be named stays', async () => {
		const windows = new Windows();
		const before = storeOf(windows.open());
		await before.add(ada, 'a');
		await windows.settle();
		windows.secrets.set(`token:${own.id}`, 'left-by-an-earlier-version').set('other', 'x');
		const [first, second] = [storeOf(windows.open()), windows.open()];
		const sweeping = first.sweep();
		await second.secrets.store(`token:${third.id}`, 't');
		await windows.arrive();
		await second.memento.update(`account:${third.id}`, third);
		await windows.settle();
		await sweeping;
		assert.deepEqual([...windows.secrets.keys()].toSorted(), [
			'other',
			`token:${third.id}`,
			`token:${ada.id}`,
		]);
		assert.deepEqual(ids(first), [third.id, ada.id]);
	});

	it('the tokens of another profile, which has a memento of its own, stay', async () => {
		const profile = new Windows();
		await storeOf(profile.open()).add(ada, 'a');
		const windows = new Windows({}, profile);
		const accounts = storeOf(windows.open());
		await accounts.add(own, 'o');
		windows.secrets.set(`token:${third.id}`, `t ${String(windows.kept['profile'])}`);
		const sweeping = storeOf(windows.open()).sweep();
		await windows.settle();
		await sweeping;
		assert.deepEqual(tokens(windows), [own.id, ada.id]);
		assert.equal(await storeOf(profile.open()).token(ada), 'a');
	});
});
