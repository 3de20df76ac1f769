import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KeptFile, Store } from '../../../../src/sentry/apiOptions.ts';
import { DiskShelf } from '../../../../src/sentry/cache/diskShelf.ts';
import type { KeptReply } from '../../../../src/sentry/cache/replyStore.ts';
import { until } from '../../../host/harness/until.ts';

const now = Date.UTC(2026, 0, 1);
const megabyte = 1024 * 1024;

function replyOf(json: unknown, size = 1): KeptReply {
	return { at: now, masked: false, reply: { status: 200, facts: {}, headers: new Headers(), size, json } };
}

/** A store that notes what is done with it, in order; `files` is what it says that it holds. */
function createStore(files: readonly KeptFile[] = [], isOn?: boolean) {
	const left = new Map(files.map((file) => [file.key, file]));
	const done: string[] = [];
	let rounds = 0;
	const store: Store = {
		...(isOn !== undefined && { isOn: () => isOn }),
		get: async () => undefined,
		set: async (key, value) => {
			done.push(`${value === undefined ? 'remove' : 'write'} ${key}`);
			if (value === undefined) {
				left.delete(key);
			}
		},
		list: async () => {
			rounds++;
			return [...left.values()];
		},
	};
	/** Waits until the shelf has looked at all that is there, as it does after it has written. */
	return { store, done, left, written: () => until(() => rounds > 0) };
}

const largest = 4 * megabyte;
for (const [what, size, isOn, isWritten] of [
	['nobody says that nothing is wanted', 1, undefined, true],
	['it is wanted', 1, true, true],
	['it is not wanted', 1, false, false],
	['it is as large as may be', largest, undefined, true],
	['it is larger', largest + 1, undefined, false],
] as const) {
	test(`an answer is ${isWritten ? '' : 'not '}written where ${what}`, async () => {
		const { store, done, written } = createStore([], isOn);
		const shelf = new DiskShelf(
			store,
			() => now,
			async () => undefined,
		);
		shelf.put('a', replyOf('x', size));
		// Says that its turn was over, whatever came of the other.
		shelf.drop('b');
		await written();
		assert.deepEqual(done, isWritten ? ['write a', 'remove b'] : ['remove b']);
	});
}

test('what cannot be searched in short pieces is not kept, and what was kept of it goes', async () => {
	const { store, done, written } = createStore();
	const shelf = new DiskShelf(
		store,
		() => now,
		async () => undefined,
	);
	const names = (count: number) =>
		Object.fromEntries(Array.from({ length: count }, (_, at) => [`k${at}`, 1]));
	shelf.put('as many names as may be', replyOf([names(10_000)]));
	shelf.put('more', replyOf([names(10_001)]));
	shelf.put('as many values as may be', replyOf(Array.from({ length: 10 }, () => names(9_999))));
	shelf.put('more of them', replyOf(Array.from({ length: 11 }, () => names(9_100))));
	await written();
	assert.deepEqual(done, [
		'write as many names as may be',
		'remove more',
		'write as many values as may be',
		'remove more of them',
	]);
});

test('what is noted in one moment is written together, each once and the newest of it', async () => {
	const { store, done, written } = createStore();
	const waits: PromiseWithResolvers<void>[] = [];
	const shelf = new DiskShelf(
		store,
		() => now,
		async () => {
			const wait = Promise.withResolvers<void>();
			waits.push(wait);
			return wait.promise;
		},
	);
	shelf.put('a', replyOf('old'));
	shelf.put('b', replyOf('x'));
	shelf.put('a', replyOf('new'));
	assert.equal((await shelf.get('a'))?.reply.json, 'new');
	assert.equal(waits.length, 1);
	waits[0]?.resolve();
	await written();
	assert.deepEqual(done.toSorted(), ['write a', 'write b']);
});

for (const end of ['close', 'clear'] as const) {
	test(`after ${end}() nothing is written`, async () => {
		const { store, done } = createStore([{ key: 'c', size: 1, at: now }]);
		const wait = Promise.withResolvers<void>();
		const shelf = new DiskShelf(
			store,
			() => now,
			() => wait.promise,
		);
		shelf.put('a', replyOf('x'));
		await shelf[end]();
		shelf.put('b', replyOf('x'));
		assert.equal(await shelf.get('b'), undefined);
		wait.resolve();
		await new Promise(setImmediate);
		assert.deepEqual(done, end === 'clear' ? ['remove c'] : []);
	});
}

const file = (key: string, size: number, age: number): KeptFile => ({ key, size, at: now - age });
for (const [what, files, left] of [
	['24 MB in all stay', [file('a', 12 * megabyte, 1), file('b', 12 * megabyte, 2)], ['a', 'b']],
	[
		'of more the oldest goes, and no more than has to, however they are listed',
		[file('b', 8 * megabyte, 2), file('c', 8 * megabyte, 3), file('a', 8 * megabyte, 1), file('d', 1, 4)],
		['b', 'c', 'a'],
	],
] as const) {
	test(what, async () => {
		const { store, left: kept, done } = createStore(files);
		const shelf = new DiskShelf(
			store,
			() => now,
			async () => undefined,
		);
		shelf.drop('x');
		await until(() => done.length >= 1 + files.length - left.length);
		await new Promise(setImmediate);
		assert.deepEqual([...kept.keys()], left);
	});
}
