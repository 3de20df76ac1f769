import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Entry, stacksOf } from '../../../src/core/issue/event.ts';
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

/** What is shown, with how many exceptions were left out at its place. */
function told(
	omitted: readonly [number, number],
	{ oldestFirst = false, isGroup = false, values = ['Root', 'Middle', 'Raised'] } = {},
): string {
	const entries: Entry[] = [
		{
			type: 'exception',
			values: values.map((type, at) =>
				exception(type, isGroup ? { id: values.length - 1 - at, group: true } : undefined),
			),
		},
	];
	const { exceptions, omitted: place } = arrange(stacksOf({ entries }), oldestFirst, omitted);
	const shown = exceptions.map(({ stack }) => stack.exception?.type ?? '');
	return (place ? shown.toSpliced(place.at, 0, `(${place.count})`) : shown).join(' ');
}

test('exceptions that were left out are told at their place', () => {
	assert.equal(told([1, 4]), 'Raised Middle (3) Root');
	assert.equal(told([2, 3]), 'Raised (1) Middle Root');
	assert.equal(told([1, 4], { oldestFirst: true }), 'Root (3) Middle Raised');
	assert.equal(told([0, 2]), 'Raised Middle Root (2)');
	assert.equal(told([0, 2], { oldestFirst: true }), '(2) Root Middle Raised');
	assert.equal(told([3, 5]), '(2) Raised Middle Root');
	assert.equal(told([9, 12]), '(3) Raised Middle Root');
	assert.equal(told([1, 4], { isGroup: true }), 'Raised Middle Root (3)');
	assert.equal(told([1, 4], { values: [] }), '(3)');
});

test('what is no number of exceptions is not told', () => {
	for (const omitted of [
		[1, 1],
		[4, 1],
		[-3, 2],
		[0.5, 2],
		[0, Number.POSITIVE_INFINITY],
		[0, 1e300],
	] as const) {
		assert.equal(told(omitted), 'Raised Middle Root', omitted.join());
	}
});
