import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ApiReply } from '../../../../src/sentry/request/exchange.ts';
import { type Keeping, keeping, ReplyStore } from '../../../../src/sentry/cache/replyStore.ts';

const start = Date.UTC(2026, 0, 1);
const replyOf = (json: unknown, size = 1): ApiReply => ({
	status: 200,
	facts: {},
	headers: new Headers(),
	size,
	json,
});

function createStore() {
	const clock = { now: start };
	const kept = new Map<string, unknown>();
	const disk = {
		get: async (key: string) => kept.get(key),
		set: async (key: string, value: unknown) => {
			kept.set(key, value);
		},
		list: async () => [],
	};
	const store = new ReplyStore(
		disk,
		() => clock.now,
		() => new Promise(() => undefined),
	);
	const fresh = async (how: Keeping) => (await store.fresh('q', how))?.json;
	const last = async () => (await store.last('q'))?.reply.json;
	return { store, clock, disk, fresh, last };
}

for (const [how, { fresh: span }] of Object.entries(keeping) as [Keeping, (typeof keeping)[Keeping]][]) {
	test(`${how}: an answer serves for ${span} ms${span > 0 ? ', and not a millisecond longer' : ': always asked for'}`, async () => {
		const { store, clock, fresh, last } = createStore();
		store.put('q', how, replyOf('x'), store.asked());
		assert.equal(await fresh(how), span > 0 ? 'x' : undefined);
		clock.now = start + span - 1;
		assert.equal(await fresh(how), span > 0 ? 'x' : undefined);
		clock.now = start + span;
		assert.equal(await fresh(how), undefined);
		assert.equal(await last(), how === 'never' ? undefined : 'x');
		clock.now = start - 1;
		assert.equal(await fresh(how), undefined, 'it was read in the future');
	});
}

test('an answer is as old as its question, and belongs to that', async () => {
	const { store, clock, fresh } = createStore();
	const asked = store.asked();
	clock.now += keeping.brief.fresh - 1;
	store.put('q', 'brief', replyOf('x'), asked);
	assert.equal(await fresh('brief'), 'x');
	assert.equal(await store.fresh('another', 'brief'), undefined);
	clock.now++;
	assert.equal(await fresh('brief'), undefined);
});

test('wanting all anew ends what can change, also what was asked for before; what cannot stays', async () => {
	for (const how of ['brief', 'immutable'] as const) {
		const { store, fresh, last } = createStore();
		const before = store.asked();
		store.revalidate();
		store.put('q', how, replyOf('x'), before);
		assert.equal(await fresh(how), how === 'immutable' ? 'x' : undefined);
		assert.equal(await last(), 'x');
		store.put('q', how, replyOf('y'), store.asked());
		assert.equal(await fresh(how), 'y');
	}
});

test('what is dropped or forgotten is not there', async () => {
	for (const end of ['drop', 'forget'] as const) {
		const { store, fresh, last } = createStore();
		store.put('q', 'immutable', replyOf('x'), store.asked());
		await (end === 'drop' ? store.drop('q') : store.forget());
		assert.equal(await fresh('immutable'), undefined);
		assert.equal(await last(), undefined);
	}
});

test('in memory is what 24 MB hold; an answer of nothing is one, too', async () => {
	const megabyte = 1024 * 1024;
	const store = new ReplyStore(undefined, () => start);
	for (const [at, size] of [0, 12 * megabyte, 12 * megabyte].entries()) {
		store.put(String(at), 'passing', replyOf(at, size), store.asked());
	}
	const held = async (question: string) => (await store.last(question))?.reply.json;
	assert.deepEqual([await held('0'), await held('1'), await held('2')], [undefined, 1, 2]);
});

test('without a disk there is memory', async () => {
	const store = new ReplyStore(undefined, () => start);
	store.put('q', 'brief', replyOf('x'), store.asked());
	assert.equal((await store.fresh('q', 'brief'))?.json, 'x');
	store.drop('q');
	assert.equal(await store.last('q'), undefined);
	await store.forget();
	store.close();
});
