import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { unlessAborted } from '../../../../src/extension/platform/unlessAborted.ts';

const never = new Promise<string>(() => {});

test('the answer comes, and nothing stays on the signal', async () => {
	const { signal } = new AbortController();
	assert.equal(await unlessAborted(Promise.resolve('answer'), signal), 'answer');
	await assert.rejects(unlessAborted(Promise.reject(new Error('failed')), signal), /failed/);
	assert.equal(getEventListeners(signal, 'abort').length, 0);
});

test('who aborts is not kept waiting', async () => {
	const controller = new AbortController();
	const waiting = unlessAborted(never, controller.signal);
	controller.abort();
	assert.equal(await waiting, undefined);
	assert.equal(await unlessAborted(never, controller.signal), undefined);
	assert.equal(getEventListeners(controller.signal, 'abort').length, 0);
});

test('who has aborted before gets nothing, though the answer is there', async () => {
	assert.equal(await unlessAborted(Promise.resolve('answer'), AbortSignal.abort()), undefined);
});

test('what fails after the abort is nobody’s unhandled rejection', async (t) => {
	const unhandled: unknown[] = [];
	const note = (error: unknown): void => void unhandled.push(error);
	process.on('unhandledRejection', note);
	t.after(() => process.off('unhandledRejection', note));
	let fail = (_error: Error): void => {};
	const answer = new Promise<string>((_resolve, reject) => {
		fail = reject;
	});
	assert.equal(await unlessAborted(answer, AbortSignal.abort()), undefined);
	fail(new Error('late'));
	await turn();
	assert.deepEqual(unhandled, []);
});

test('a time, or a time and a signal, are a signal too', async (t) => {
	// The timer of `AbortSignal.timeout` keeps no process alive.
	const awake = setInterval(() => {}, 1_000);
	t.after(() => clearInterval(awake));
	const { signal } = new AbortController();
	assert.equal(await unlessAborted(never, AbortSignal.timeout(5)), undefined);
	assert.equal(await unlessAborted(never, AbortSignal.any([signal, AbortSignal.timeout(5)])), undefined);
});
