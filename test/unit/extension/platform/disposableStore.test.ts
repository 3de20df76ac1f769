import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DisposableStore } from '../../../../src/extension/platform/disposableStore.ts';

test('what is held ends with the store, once and in its order', () => {
	const ended: string[] = [];
	const one = (name: string) => ({ dispose: () => void ended.push(name) });
	const store = new DisposableStore([one('first'), one('second')]);
	const third = one('third');
	assert.equal(store.add(third), third);
	assert.deepEqual(ended, []);
	store.dispose();
	assert.deepEqual(ended, ['first', 'second', 'third']);
	store.dispose();
	assert.equal(ended.length, 3);
});

test('what comes after the end ends at once', () => {
	const store = new DisposableStore();
	store.dispose();
	let ended = 0;
	store.add({ dispose: () => void ended++ });
	assert.equal(ended, 1);
	store.dispose();
	assert.equal(ended, 1);
});

test('what ends the store again while it ends, ends nothing twice', () => {
	const ended: string[] = [];
	const store = new DisposableStore();
	store.add({
		dispose: () => {
			ended.push('first');
			store.dispose();
		},
	});
	store.add({ dispose: () => void ended.push('second') });
	store.dispose();
	assert.deepEqual(ended, ['first', 'second']);
});
