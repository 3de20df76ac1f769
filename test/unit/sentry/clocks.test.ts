import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { type TestContext, test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import PQueue from 'p-queue';
import { createClock, createInFlightProbe } from './clock.ts';
import { client, fails, json, never, selfHosted, serve } from './loopback.ts';

const minute = 60_000;
const hour = 60 * minute;

/** A server whose clock goes wrong by `ahead` ms, and which answers the first question for tags with 429. */
async function serveOnce429(
	context: TestContext,
	ahead: number,
	pause: (serverNow: number) => { readonly [name: string]: string },
) {
	const clock = createClock();
	let refusals = 1;
	const date = () => ({ date: new Date(clock.now() + ahead).toUTCString() });
	const server = await serve(
		context,
		selfHosted((_request, response) => {
			if (refusals-- > 0) {
				json(response, 429, 'slow down', { ...date(), ...pause(clock.now() + ahead) });
			} else {
				json(response, 200, [], date());
			}
		}),
	);
	return { clock, api: client(context, server.origin, clock.options) };
}

for (const [name, ahead] of [
	['50 minutes ahead', 50 * minute],
	['right', 0],
	['50 minutes behind', -50 * minute],
] as const) {
	test(`the clock of the server is ${name}: a reset in 2 s and a Retry-After that names a date are waits of as long`, async (context) => {
		const reset = await serveOnce429(context, ahead, (now) => ({
			'x-sentry-rate-limit-reset': String(now / 1_000 + 2),
		}));
		await reset.api.tags('acme', '1', [], never());
		assert.deepEqual(reset.clock.waits, [2_000]);
		const date = await serveOnce429(context, ahead, (now) => ({
			'retry-after': new Date(now + 12_000).toUTCString(),
		}));
		await date.api.tags('acme', '1', [], never());
		assert.deepEqual(date.clock.waits, [12_000]);
	});
}

test('a wait that is too long to be waited for in silence is told, with its end by the clock of this computer', async (context) => {
	const { clock, api } = await serveOnce429(context, -50 * minute, (now) => ({
		'x-sentry-rate-limit-reset': String(now / 1_000 + 40),
	}));
	await assert.rejects(
		api.tags('acme', '1', [], never()),
		fails('rateLimited', { retryAt: clock.start + 40_000 }),
	);
	assert.deepEqual(clock.waits, []);
});

test('what paces by the clock of this computer waits for an hour when it is set back by one', async (context) => {
	const start = Date.UTC(2026, 0, 1);
	context.mock.timers.enable({ apis: ['setTimeout', 'Date'], now: start });
	const queue = new PQueue({ interval: 1_000, intervalCap: 1, strict: true });
	await queue.add(() => undefined);
	context.mock.timers.setTime(start - hour);
	let ran = false;
	const second = queue.add(() => {
		ran = true;
	});
	context.mock.timers.tick(hour);
	await turn();
	assert.ok(!ran);
	context.mock.timers.tick(1_000);
	await second;
});

/** A server that counts, with a client whose clock can be set. */
async function withSettableClock(
	context: TestContext,
	answer: (response: ServerResponse) => unknown = () => ({ id: '1', title: 'now' }),
) {
	const clock = createClock();
	const server = await serve(
		context,
		selfHosted((_request, response) => answer(response)),
	);
	const api = client(context, server.origin, clock.options);
	const asked = () => server.seen.filter(({ path }) => path.endsWith('/issues/1/')).length;
	return { clock, api, asked, issue: () => api.issue('acme', '1', never()) };
}

test('after the clock of this computer was set back, Refresh asks', async (context) => {
	const { clock, api, asked, issue } = await withSettableClock(context);
	await issue();
	clock.pass(-hour);
	api.revalidate();
	await issue();
	assert.equal(asked(), 2);
});

test('what was read by a clock that was ahead then is not fresh by it', async (context) => {
	const { clock, asked, issue } = await withSettableClock(context);
	await issue();
	clock.pass(-hour);
	await issue();
	assert.equal(asked(), 2);
	await issue();
	assert.equal(asked(), 2, 'it is kept by the clock of now');
});

test('Refresh in the very millisecond of an answer asks, and what was asked for before it is old when it comes', async (context) => {
	const probe = createInFlightProbe();
	const { api, issue } = await withSettableClock(context, (response) => probe.hold(response));
	const first = issue();
	await probe.arrived(1);
	api.revalidate();
	probe.answer({ id: '1', title: 'before' });
	assert.equal((await first).title, 'before');
	const second = issue();
	await probe.arrived(2);
	probe.answer({ id: '1', title: 'after' });
	assert.equal((await second).title, 'after');
	assert.equal((await issue()).title, 'after', 'and that one is fresh');
});

test('a pause ends when the clock of this computer is set back: the server is asked how long it is', async (context) => {
	let refuse = true;
	const { clock, asked, issue } = await withSettableClock(context, (response) => {
		if (refuse) {
			json(response, 429, 'slow down', { 'retry-after': '600' });
			return undefined;
		}
		return { id: '1' };
	});
	await assert.rejects(issue(), fails('rateLimited'));
	const before = asked();
	await assert.rejects(issue(), fails('rateLimited'));
	assert.equal(asked(), before, 'nothing is sent in a pause');
	refuse = false;
	clock.pass(-hour);
	await issue();
});

test('no more than four issues a second, and not an hour later when the clock was set back between', async (context) => {
	const start = Date.UTC(2026, 0, 1);
	context.mock.timers.enable({ apis: ['setTimeout', 'Date'], now: start });
	const probe = createInFlightProbe();
	const server = await serve(
		context,
		selfHosted((request, response) =>
			request.path.endsWith('/tags/') ? [] : probe.hold(response, { id: /(\d+)\/$/.exec(request.path)?.[1] }),
		),
	);
	const api = client(context, server.origin);
	const all = Array.from({ length: 4 }, (_, index) => api.issue('acme', String(index + 1), never()));
	await probe.arrived(4);
	all.forEach(() => probe.answer());
	await Promise.all(all);
	context.mock.timers.setTime(start - hour);
	const fifth = api.issue('acme', '5', never());
	// Round trips, in which it is asked for or begins to wait.
	await api.tags('acme', '1', [], never());
	context.mock.timers.tick(1_000);
	await api.tags('acme', '2', [], never());
	assert.equal(probe.arrivals(), 5);
	probe.answer();
	await fifth;
});
