import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forgetOldest } from '../../../../src/extension/platform/forgetOldest.ts';

const letters = (): Map<string, number> => new Map(['a', 'b', 'c', 'd'].map((letter, at) => [letter, at]));

test('what was put in first goes, and nothing more than must', () => {
	const map = letters();
	map.delete('a');
	map.set('a', 9);
	const gone: number[] = [];
	forgetOldest(map, 2, (value) => gone.push(value));
	assert.deepEqual(
		[...map],
		[
			['d', 3],
			['a', 9],
		],
	);
	assert.deepEqual(gone, [1, 2]);
});

test('as many as may stay, stay', () => {
	const map = letters();
	forgetOldest(map, 4, () => assert.fail('nothing goes'));
	assert.equal(map.size, 4);
	forgetOldest(map, 0);
	assert.equal(map.size, 0);
});
