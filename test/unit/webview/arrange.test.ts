import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Entry, stacksOf } from '../../../src/core/event.ts';
import { arrange } from '../../../src/webview/stack/arrange.ts';

function exception(type: string, ids?: { id: number; parent?: number; group?: boolean }) {
	return {
		type,
		...(ids && {
			mechanism: {
				exceptionId: ids.id,
				...(ids.parent !== undefined && { parentId: ids.parent }),
				...(ids.group && { isExceptionGroup: true }),
				data: {},
				meta: {},
			},
		}),
	};
}

const tell = (entries: readonly Entry[], oldestFirst = false) =>
	arrange(stacksOf({ entries }), oldestFirst).exceptions.map(
		({ stack, depth }) => '>'.repeat(depth) + stack.exception?.type,
	);

test('the exception that was raised comes first, then its causes', () => {
	const entries: Entry[] = [
		{ type: 'exception', values: [exception('Root'), exception('Middle'), exception('Raised')] },
	];
	assert.deepEqual(tell(entries), ['Raised', 'Middle', 'Root']);
	assert.deepEqual(tell(entries, true), ['Root', 'Middle', 'Raised']);
});

test('an exception group is a tree', () => {
	const entries: Entry[] = [
		{
			type: 'exception',
			values: [
				exception('Leaf', { id: 4, parent: 3 }),
				exception('Inner', { id: 3, parent: 0, group: true }),
				exception('B', { id: 2, parent: 0 }),
				exception('A', { id: 1, parent: 0 }),
				exception('Group', { id: 0, group: true }),
			],
		},
	];
	assert.deepEqual(tell(entries), ['Group', '>A', '>B', '>Inner', '>>Leaf']);
});

test('a group whose parents go in a circle is still shown whole', () => {
	const entries: Entry[] = [
		{
			type: 'exception',
			values: [
				exception('A', { id: 1, parent: 2, group: true }),
				exception('B', { id: 2, parent: 1 }),
				exception('C', { id: 3, parent: 3 }),
			],
		},
	];
	assert.deepEqual(tell(entries).toSorted(), ['>A', 'B', 'C']);
});

test('threads come with the crashed one first, then the current, then the main one', () => {
	const thread = (id: string, is: { crashed?: boolean; current?: boolean; main?: boolean } = {}) => ({
		id,
		crashed: false,
		current: false,
		...is,
	});
	const entries: Entry[] = [
		{
			type: 'threads',
			values: [
				thread('1'),
				thread('2', { main: true }),
				thread('3', { current: true }),
				thread('4', { crashed: true }),
			],
		},
	];
	assert.deepEqual(
		arrange(stacksOf({ entries }), false).threads.map(({ stack }) => stack.thread?.id),
		['4', '3', '2', '1'],
	);
});

test('each stack keeps the number by which the host knows it', () => {
	const entries: Entry[] = [{ type: 'exception', values: [exception('Root'), exception('Raised')] }];
	assert.deepEqual(
		arrange(stacksOf({ entries }), false).exceptions.map(({ number }) => number),
		[1, 0],
	);
});
