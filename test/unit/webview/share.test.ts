import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { share } from '../../../src/webview/share.ts';
import { fuzz } from '../fuzz.ts';

test('what did not change keeps its identity, what did does not', () => {
	const before = { a: { b: [1, 2] }, c: { d: 1 } };
	const after = share(before, { a: { b: [1, 2] }, c: { d: 2 } });
	assert.equal(after.a, before.a);
	assert.notEqual(after.c, before.c);
	assert.deepEqual(after, { a: { b: [1, 2] }, c: { d: 2 } });
});

test('nothing changed: it is the same object', () => {
	const before = { a: [{ b: 1 }], c: undefined };
	assert.equal(share(before, { a: [{ b: 1 }], c: undefined }), before);
});

test('absent and undefined are different', () => {
	const next = { b: undefined };
	const shared: { a?: undefined; b?: undefined } = share<{ a?: undefined; b?: undefined }>(
		{ a: undefined },
		next,
	);
	assert.deepEqual(Object.keys(shared), ['b']);
});

test('a list that became an object is an object', () => {
	assert.deepEqual(share<unknown>([1], { 0: 1 }), { 0: 1 });
});

test('whatever came before, the result equals what came', () => {
	fuzz(
		fc.property(fc.jsonValue(), fc.jsonValue(), (before, after) => {
			assert.deepEqual(share<unknown>(before, after), after);
		}),
	);
});

test('a payload that nests ten thousand deep is taken as it is', () => {
	const nested = (depth: number) => {
		let value: unknown = 1;
		for (let level = 0; level < depth; level += 1) {
			value = [value];
		}
		return value;
	};
	const after = nested(10_000);
	assert.doesNotThrow(() => share(nested(10_000), after));
});
