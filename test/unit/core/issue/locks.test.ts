import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Entry, Frame, Lock } from '../../../../src/core/issue/event.ts';
import { stacksOf } from '../../../../src/core/issue/event.ts';
import { locksOf, nameOfLock } from '../../../../src/core/issue/locks.ts';

const frame = (lock?: Lock): Frame => ({ context: [], inApp: true, errors: [], ...(lock && { lock }) });

function thread(id: string | undefined, heldLocks: readonly Lock[], frames: readonly Frame[] = [frame()]) {
	return {
		...(id !== undefined && { id }),
		crashed: false,
		current: false,
		...(heldLocks.length > 0 && { heldLocks }),
		stacktrace: { frames },
	};
}

/** Of the first stack: `type address > id of the holder / number of its stack`. */
function told(entries: readonly Entry[]): readonly string[] {
	return locksOf(stacksOf({ entries }), 0).map(({ lock, holder }) =>
		[
			`${lock.type ?? '-'} ${lock.address ?? '-'}`,
			...(holder ? [`${holder.id ?? '-'}/${holder.stack ?? '-'}`] : []),
		].join(' > '),
	);
}

const threads = (...values: readonly ReturnType<typeof thread>[]): Entry[] => [{ type: 'threads', values }];
const blocked: Lock = { type: 'blocked', address: '0x1', threadId: '7' };

test('the holder is the thread whose id came with the lock', () => {
	assert.deepEqual(told(threads(thread('1', [blocked]), thread('3', []), thread('7', []))), [
		'blocked 0x1 > 7/2',
	]);
});

test('a holder that is not among the threads is known by its id alone', () => {
	assert.deepEqual(told(threads(thread('1', [blocked]), thread('3', []))), ['blocked 0x1 > 7/-']);
	assert.deepEqual(told(threads(thread('7', [blocked]))), ['blocked 0x1 > 7/-'], 'not the waiter itself');
});

test('without an id it is the one thread that has locked the address', () => {
	const wants: Lock = { type: 'blocked', address: '0x1' };
	const holds: Lock = { type: 'locked', address: '0x1' };
	assert.deepEqual(told(threads(thread('1', [wants]), thread('3', []), thread('7', [holds]))), [
		'blocked 0x1 > -/2',
	]);
	assert.deepEqual(
		told(threads(thread('1', [wants]), thread('3', [holds]), thread('7', [holds]))),
		['blocked 0x1'],
		'two say so: nobody knows',
	);
	assert.deepEqual(
		told(threads(thread('1', [{ type: 'blocked' }]), thread('7', [{ type: 'locked' }]))),
		['blocked -'],
		'no address says nothing',
	);
	assert.deepEqual(
		told(threads(thread('1', [wants]), thread('7', [{ type: 'waiting', address: '0x1' }]))),
		['blocked 0x1'],
		'who waits too does not hold it',
	);
});

test('what is waited for comes first, and a lock that thread and frame name is told once', () => {
	const held: Lock = { type: 'locked', address: '0x2', threadId: '7' };
	const sleeping: Lock = { type: 'sleeping', address: '0x3' };
	assert.deepEqual(
		told(threads(thread('1', [held, {}], [frame(held), frame(sleeping), frame(blocked)]), thread('7', []))),
		['blocked 0x1 > 7/1', 'sleeping 0x3', 'locked 0x2', '- -'],
	);
});

test('the threads are looked through once for all that ask', () => {
	const values = [thread('1', [blocked]), thread('2', [blocked]), thread('7', [])];
	let looked = 0;
	const stacks = stacksOf({ entries: threads(...values) }).map((stack) => ({
		...stack,
		thread: {
			...(stack.thread ?? thread('x', [])),
			get id() {
				looked += 1;
				return stack.thread?.id ?? '';
			},
		},
	}));
	const holders = [0, 1, 0].map((number) => locksOf(stacks, number)[0]?.holder?.stack);
	assert.deepEqual(holders, [2, 2, 2]);
	assert.equal(looked, values.length);
});

test('a thread that an exception has taken too does not hold the lock that it waits for', () => {
	const entries: Entry[] = [
		{
			type: 'exception',
			values: [
				{ type: 'Cause', threadId: '7' },
				{ type: 'Raised', threadId: '7' },
			],
		},
		...threads(thread('7', [blocked]), thread('7', [])),
	];
	assert.deepEqual(told(entries), ['blocked 0x1 > 7/2']);
});

test('the thread of an exception is one that waits', () => {
	const entries: Entry[] = [
		{ type: 'exception', values: [{ type: 'ApplicationNotResponding', threadId: '1' }] },
		...threads(thread('1', [blocked]), thread('7', [])),
	];
	assert.deepEqual(told(entries), ['blocked 0x1 > 7/1']);
});

test('a stack without a thread or that is not there has no locks', () => {
	assert.deepEqual(told([{ type: 'stacktrace', stacktrace: { frames: [frame()] } }]), []);
	assert.deepEqual(told([]), []);
});

test('a lock goes by its class', () => {
	assert.equal(nameOfLock({ packageName: 'java.lang', className: 'Object' }), 'java.lang.Object');
	assert.equal(nameOfLock({ className: 'Object' }), 'Object');
	assert.equal(nameOfLock({ packageName: 'java.lang' }), 'java.lang');
	assert.equal(nameOfLock({}), undefined);
});
