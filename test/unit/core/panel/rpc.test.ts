import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { connect, type Port, serve } from '../../../../src/core/panel/rpc.ts';
import { fuzz } from '../../fuzz.ts';

interface Methods {
	double(argument: number): number;
	fail(argument: undefined): void;
}

/** Two ports, each hearing what the other posts, after a turn of the event loop as in a webview. */
function pair(): [Port, Port] {
	const hearers = new Map<number, (message: unknown) => void>();
	const port = (own: 0 | 1): Port => ({
		post: (message) => queueMicrotask(() => hearers.get(own === 0 ? 1 : 0)?.(structuredClone(message))),
		listen(hear) {
			hearers.set(own, hear);
			return { dispose: () => hearers.delete(own) };
		},
	});
	return [port(0), port(1)];
}

function served() {
	const [page, host] = pair();
	const dropped: string[] = [];
	const others: unknown[] = [];
	serve<Methods>(
		host,
		{
			double: (argument) => argument * 2,
			fail: () => {
				throw new Error('secret');
			},
		},
		{
			double: (argument) => {
				if (typeof argument !== 'number') {
					throw new Error('not a number');
				}
				return argument;
			},
			fail: () => undefined,
		},
		() => ({ message: 'it failed' }),
		(why) => dropped.push(why),
	);
	return { page, host, dropped, others, calls: connect<Methods>(page, (message) => others.push(message)) };
}

test('a call is answered with what its method returns', async () => {
	assert.equal(await served().calls.double(21), 42);
});

test('a method that throws answers with the safe text, not with its own', async () => {
	await assert.rejects(served().calls.fail(undefined), { message: 'it failed' });
});

test('an argument that the check refuses never reaches the method, and the caller is told', async () => {
	const { page, dropped } = served();
	const heard = new Promise((resolve) => page.listen(resolve));
	page.post({ rpc: 'call', id: 7, method: 'double', argument: '21' });
	assert.deepEqual(await heard, { rpc: 'error', id: 7, error: { message: 'refused argument' } });
	assert.deepEqual(dropped, ['refused argument']);
});

for (const method of ['exec', '__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
	test(`the method ${method} does not exist`, async () => {
		// All but the first are there, for whoever looks a name up in an object.
		assert.equal(method in {}, method !== 'exec');
		const { page, dropped } = served();
		const heard = new Promise((resolve) => page.listen(resolve));
		page.post({ rpc: 'call', id: 1, method, argument: undefined });
		assert.deepEqual(await heard, { rpc: 'error', id: 1, error: { message: 'unknown method' } });
		assert.deepEqual(dropped, ['unknown method']);
	});
}

test('what is not a call is dropped', async () => {
	const { page, calls, dropped } = served();
	for (const message of [
		undefined,
		null,
		1,
		'exec',
		[],
		{},
		{ rpc: 'call' },
		{ rpc: 'call', id: '1', method: 'double' },
	]) {
		page.post(message);
	}
	await calls.double(1);
	assert.equal(dropped.length, 8);
});

test('what is not an answer goes to the other hearer', async () => {
	const { host, calls, others } = served();
	host.post({ push: 'snapshot' });
	await calls.double(1);
	assert.deepEqual(others, [{ push: 'snapshot' }]);
});

test('a call that comes too early is answered with a refusal, and its method is not called', async () => {
	const ungated = served();
	const all = await Promise.all([1, 2, 3, 4].map(async (each) => ungated.calls.double(each)));
	assert.deepEqual(all, [2, 4, 6, 8], 'without a gate a page calls as often as it likes');
	const [page, host] = pair();
	const called: number[] = [];
	const dropped: string[] = [];
	serve<Pick<Methods, 'double'>>(
		host,
		{ double: (argument) => called.push(argument) },
		{ double: Number },
		() => ({ message: 'it failed' }),
		(why) => dropped.push(why),
		{ mayRun: () => called.length < 2, refusal: { message: 'too early' } },
	);
	const calls = connect<Pick<Methods, 'double'>>(page, () => {});
	const answers = await Promise.allSettled([1, 2, 3, 4].map(async (each) => calls.double(each)));
	assert.deepEqual(
		answers.map((answer) => (answer.status === 'rejected' ? String(answer.reason) : answer.value)),
		[1, 2, 'Error: too early', 'Error: too early'],
	);
	assert.deepEqual(called, [1, 2]);
	assert.deepEqual(dropped, ['too many calls', 'too many calls']);
});

test('disposing the calls rejects the callers that still wait', async () => {
	const { calls } = served();
	const waiting = calls.double(1);
	calls.dispose();
	await assert.rejects(waiting, { message: 'closed' });
});

/** Messages that are no calls, almost calls, and calls with anything in them. */
const anyMessage = fc.oneof(
	fc.anything({ withNullPrototype: true }),
	fc.record(
		{
			rpc: fc.constantFrom<unknown>('call', 'result', 'error', 'exec', 1),
			id: fc.oneof(fc.integer(), fc.double(), fc.string(), fc.constant('__proto__')),
			method: fc.oneof(fc.constantFrom('double', 'fail', '__proto__', 'valueOf', ''), fc.string()),
			argument: fc.anything(),
			result: fc.anything(),
			error: fc.oneof(fc.record({ message: fc.anything() }), fc.anything()),
		},
		{ requiredKeys: [] },
	),
);

test('no message makes the host throw, call a method with what its check refuses, or tell a secret', async () => {
	await fuzz(
		fc.asyncProperty(fc.array(anyMessage, { maxLength: 20 }), async (messages) => {
			const hearers: ((message: unknown) => void)[] = [];
			const posted: unknown[] = [];
			const called: unknown[] = [];
			serve<Methods>(
				{
					post: (message) => posted.push(message),
					listen: (hear) => {
						hearers.push(hear);
						return { dispose: () => {} };
					},
				},
				{
					double: (argument) => called.push(argument),
					fail: () => {
						throw new Error('secret');
					},
				},
				{
					double: (argument) => {
						if (typeof argument !== 'number') {
							throw new Error('secret');
						}
						return argument;
					},
					fail: () => undefined,
				},
				() => ({ message: 'it failed' }),
				() => {},
			);
			for (const message of messages) {
				hearers[0]?.(message);
			}
			// Answers come some microtasks later.
			await new Promise((resolve) => setImmediate(resolve));
			assert.ok(called.every((argument) => typeof argument === 'number'));
			assert.ok(posted.length <= messages.length);
			for (const answer of posted) {
				const { rpc, error } = answer as { rpc: unknown; error?: { message: unknown } };
				assert.ok(rpc === 'result' || rpc === 'error');
				assert.notEqual(error?.message, 'secret');
			}
		}),
	);
});

test('no message makes the page throw, or answers a call that was not made', async () => {
	await fuzz(
		fc.asyncProperty(fc.array(anyMessage, { maxLength: 20 }), async (messages) => {
			const { host, calls } = served();
			for (const message of messages) {
				try {
					host.post(message);
				} catch {
					// What cannot be cloned cannot be sent either.
				}
			}
			await new Promise((resolve) => setImmediate(resolve));
			assert.equal(await calls.double(21), 42);
		}),
	);
});
