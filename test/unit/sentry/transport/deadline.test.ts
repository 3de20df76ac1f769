import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDeadline } from '../../../../src/sentry/transport/deadline.ts';

const states = ({ signal, isLate }: ReturnType<typeof createDeadline>) => [signal.aborted, isLate()];

test('a deadline ends with its caller, also one that has left before', () => {
	const caller = new AbortController();
	const deadline = createDeadline(caller.signal, 60_000);
	assert.deepEqual(states(deadline), [false, false]);
	caller.abort('left');
	assert.deepEqual([...states(deadline), deadline.signal.reason], [true, false, 'left']);
	const gone = createDeadline(AbortSignal.abort('gone'), 60_000);
	assert.deepEqual([...states(gone), gone.signal.reason], [true, false, 'gone']);
	deadline.end();
	gone.end();
});

test('a deadline is late when a step or all of it takes too long; each step has its own time', (context) => {
	context.mock.timers.enable({ apis: ['setTimeout'] });
	const steps = createDeadline(new AbortController().signal, 100);
	steps.allow(10);
	context.mock.timers.tick(9);
	steps.allow(10);
	context.mock.timers.tick(9);
	assert.deepEqual(states(steps), [false, false]);
	context.mock.timers.tick(1);
	assert.deepEqual(states(steps), [true, true]);

	const all = createDeadline(new AbortController().signal, 100);
	all.allow(200);
	context.mock.timers.tick(99);
	assert.deepEqual(states(all), [false, false]);
	context.mock.timers.tick(1);
	assert.deepEqual(states(all), [true, true]);
});

test('after its end neither time nor the caller changes anything', (context) => {
	context.mock.timers.enable({ apis: ['setTimeout'] });
	const caller = new AbortController();
	const deadline = createDeadline(caller.signal, 100);
	deadline.allow(10);
	deadline.end();
	context.mock.timers.tick(50);
	assert.deepEqual(states(deadline), [false, false]);
	context.mock.timers.tick(50);
	assert.deepEqual(states(deadline), [false, false]);
	caller.abort();
	assert.deepEqual(states(deadline), [false, false]);
});
