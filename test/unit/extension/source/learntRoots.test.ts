import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLearntRoots } from '../../../../src/extension/source/learntRoots.ts';
import { memoryMemento } from '../memory.ts';

const root = (stackRoot: string, sourceRoot: string, chosen?: true) => ({
	stackRoot,
	sourceRoot,
	automatic: true,
	...(chosen && { chosen }),
});

test('the newest goes first, and what is known is not written again', () => {
	const learnt = createLearntRoots(memoryMemento());
	learnt.learn('shop', [root('/srv/', 'a')]);
	learnt.learn('shop', [root('/app/', 'b'), root('/srv/', 'a')]);
	assert.deepEqual(learnt.of('shop'), [root('/app/', 'b'), root('/srv/', 'a')]);
	assert.deepEqual(learnt.of('other'), []);
});

test('what a person chose takes the place of what was learnt for the prefix, and stays chosen', () => {
	const state = memoryMemento();
	const learnt = createLearntRoots(state);
	learnt.learn('shop', [root('/srv/', 'a'), root('/app/', 'c')]);
	learnt.learn('shop', [root('/srv/', 'b', true)]);
	assert.deepEqual(learnt.of('shop'), [root('/srv/', 'b', true), root('/app/', 'c')]);
	learnt.learn('shop', [root('/srv/', 'b')]);
	assert.deepEqual(createLearntRoots(state).of('shop')[0], root('/srv/', 'b', true));
	// What a frame has shown becomes a person's choice.
	learnt.learn('shop', [root('/app/', 'c', true)]);
	assert.deepEqual(learnt.of('shop'), [root('/app/', 'c', true), root('/srv/', 'b', true)]);
});
