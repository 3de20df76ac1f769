import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { createInFlightProbe, createClock } from '../clock.ts';
import { client, fails, json, never, selfHosted, serve } from '../loopback.ts';

test('equal GETs at the same time are one request; different ones are not', async (context) => {
	const server = await serve(
		context,
		selfHosted((request) => ({ id: /(\d+)\/$/.exec(request.path)?.[1] })),
	);
	const api = client(context, server.origin);
	await api.projects('acme', never()).catch(() => undefined);
	const before = server.seen.length;
	const [a, b, c] = await Promise.all([
		api.issue('acme', '1', never()),
		api.issue('acme', '1', never()),
		api.issue('acme', '2', never()),
	]);
	assert.deepEqual([a.id, b.id, c.id], ['1', '1', '2']);
	assert.equal(server.seen.length - before, 2);
});

test('requests one after another share connections', async (context) => {
	const server = await serve(
		context,
		selfHosted(() => []),
	);
	let connections = 0;
	server.server.on('connection', () => connections++);
	const api = client(context, server.origin);
	for (const id of ['1', '2', '3', '4', '5']) {
		await api.tags('acme', id, [], never());
	}
	// undici may open a second one while the first is being given back.
	assert.ok(connections <= 2, `${connections} connections for ${server.seen.length} requests`);
});

test('a shared request goes on while one caller wants it, and ends when nobody does', async (context) => {
	const probe = createInFlightProbe();
	const server = await serve(
		context,
		selfHosted((_request, response) => probe.hold(response)),
	);
	const api = client(context, server.origin);
	const first = new AbortController();
	const second = new AbortController();
	const a = api.tags('acme', '1', [], first.signal);
	const b = api.tags('acme', '1', [], second.signal);
	await probe.arrived(1);
	first.abort();
	await assert.rejects(a, fails('cancelled'));
	assert.equal(probe.closed(), 0);
	second.abort();
	await assert.rejects(b, fails('cancelled'));
	await probe.allClosed();
	assert.equal(probe.closed(), 1);
});

test('a request that nobody wants any more is in the log, and is no warning', async (context) => {
	const probe = createInFlightProbe();
	const server = await serve(
		context,
		selfHosted((_request, response) => probe.hold(response)),
	);
	const lines: string[] = [];
	const log = (level: string, line: string): void => void lines.push(`${level} ${line}`);
	const api = client(context, server.origin, { log });
	const caller = new AbortController();
	const asked = api.tags('acme', '1', [], caller.signal);
	await probe.arrived(1);
	caller.abort();
	await assert.rejects(asked, fails('cancelled'));
	await probe.allClosed();
	assert.deepEqual(
		lines.filter((line) => line.includes('/tags/')),
		['debug GET /organizations/{org}/issues/{issue}/tags/ cancelled'],
	);
});

test('a call that is cancelled before it starts sends nothing', async (context) => {
	const server = await serve(context, () => ({ id: '1' }));
	await assert.rejects(
		client(context, server.origin).issue('acme', '1', AbortSignal.abort()),
		fails('cancelled'),
	);
	assert.equal(server.seen.length, 0);
});

test('closing ends what is under way and refuses what comes', async (context) => {
	const probe = createInFlightProbe();
	const server = await serve(
		context,
		selfHosted((_request, response) => probe.hold(response)),
	);
	const api = client(context, server.origin);
	const waiting = assert.rejects(api.issue('acme', '1', never()), fails('cancelled'));
	await probe.arrived(1);
	await api.close();
	await waiting;
	await assert.rejects(api.issue('acme', '1', never()), fails('cancelled'));
});

test('closing ends what waits for its turn, in the queue and for the next second', async (context) => {
	const probe = createInFlightProbe();
	const server = await serve(
		context,
		selfHosted((_request, response) => probe.hold(response)),
	);
	const api = client(context, server.origin);
	const issues = Array.from({ length: 6 }, (_, index) => api.issue('acme', String(index + 1), never()));
	await probe.arrived(4);
	const all = [...issues, api.tags('acme', '1', [], never()), api.comment('acme', '1', 'hi', never())];
	const ended = Promise.all(all.map((one) => assert.rejects(one, fails('cancelled'))));
	await setImmediate();
	await api.close();
	await ended;
	assert.equal(probe.arrivals(), 4);
});

test('no more than four requests are under way', async (context) => {
	const probe = createInFlightProbe();
	const server = await serve(
		context,
		selfHosted((_request, response) => probe.hold(response)),
	);
	const api = client(context, server.origin);
	const all = Array.from({ length: 12 }, (_, index) => api.tags('acme', String(index), [], never()));
	for (let answered = 0; answered < 12; answered++) {
		await probe.arrived(Math.min(answered + 4, 12));
		assert.ok(probe.held() <= 4);
		probe.answer([]);
	}
	await Promise.all(all);
	assert.equal(probe.most(), 4);
});

test('no more than four issues a second', async (context) => {
	context.mock.timers.enable({ apis: ['setTimeout', 'Date'] });
	const probe = createInFlightProbe();
	const server = await serve(
		context,
		selfHosted((request, response) =>
			request.path.endsWith('/tags/') ? [] : probe.hold(response, { id: /(\d+)\/$/.exec(request.path)?.[1] }),
		),
	);
	const api = client(context, server.origin);
	const all = Array.from({ length: 6 }, (_, index) => api.issue('acme', String(index + 1), never()));
	await probe.arrived(4);
	for (let answered = 0; answered < 4; answered++) {
		probe.answer();
	}
	await Promise.all(all.slice(0, 4));
	context.mock.timers.tick(999);
	// A round trip, in which a fifth issue would have been asked for.
	await api.tags('acme', '1', [], never());
	assert.equal(probe.arrivals(), 4);
	context.mock.timers.tick(1);
	await probe.arrived(6);
	probe.answer();
	probe.answer();
	await Promise.all(all);
});

test('a cancelled wait for an issue leaves its place in the next second to others', async (context) => {
	context.mock.timers.enable({ apis: ['setTimeout', 'Date'] });
	const server = await serve(
		context,
		selfHosted((request) => ({ id: /(\d+)\/$/.exec(request.path)?.[1] })),
	);
	const api = client(context, server.origin);
	const ask = (id: number, signal = never()) => api.issue('acme', String(id), signal);
	const caller = new AbortController();
	const first = [1, 2, 3, 4].map((id) => ask(id));
	const cancelled = assert.rejects(ask(5, caller.signal), fails('cancelled'));
	const rest = [6, 7, 8, 9].map((id) => ask(id));
	// The fifth waits by then: it had its turn before the first four were sent.
	await Promise.all(first);
	caller.abort();
	await cancelled;
	context.mock.timers.tick(1_000);
	// Of four a second, the cancelled one would have taken one.
	await Promise.all(rest);
});

for (const status of [502, 503, 504]) {
	test(`a GET that meets ${status} is sent again with growing, jittered waits, three times in all`, async (context) => {
		const clock = createClock();
		const server = await serve(
			context,
			selfHosted((_request, response) => {
				response.writeHead(status, { 'content-type': 'text/html' }).end('<html>nginx</html>');
			}),
		);
		const api = client(context, server.origin, clock.options);
		await assert.rejects(api.tags('acme', '1', [], never()), fails('serverError', { status }));
		assert.equal(server.seen.filter(({ path }) => path.endsWith('/tags/')).length, 3);
		const [first = 0, second = 0] = clock.waits;
		assert.ok(first >= 200 && first <= 400 && second >= 600 && second <= 1_200, String(clock.waits));
	});
}

test('a dropped connection is tried again for a GET, never for a PUT or POST', async (context) => {
	const server = await serve(
		context,
		selfHosted((_request, response) => {
			response.destroy();
		}),
	);
	const api = client(context, server.origin);
	const count = (method: string) =>
		server.seen.filter((one) => one.method === method && !one.path.includes('regions')).length;
	await assert.rejects(api.tags('acme', '1', [], never()), fails('unreachable'));
	assert.equal(count('GET'), 3);
	await assert.rejects(api.update('acme', ['1'], { status: 'resolved' }, never()), fails('unreachable'));
	assert.equal(count('PUT'), 1);
	await assert.rejects(api.comment('acme', '1', 'hi', never()), fails('unreachable'));
	assert.equal(count('POST'), 1);
});

for (const status of [400, 401, 403, 500]) {
	test(`${status} is not tried again`, async (context) => {
		const server = await serve(
			context,
			selfHosted((_request, response) => json(response, status, { detail: 'no' })),
		);
		await assert.rejects(client(context, server.origin).tags('acme', '1', [], never()));
		assert.equal(server.seen.filter(({ path }) => path.endsWith('/tags/')).length, 1);
	});
}

test('a short pause is waited for, and kept by all who ask this server', async (context) => {
	const clock = createClock();
	let refuse = true;
	const server = await serve(
		context,
		selfHosted((_request, response) => {
			if (refuse) {
				refuse = false;
				json(response, 429, { detail: 'throttled' }, { 'retry-after': '10' });
				return undefined;
			}
			return [];
		}),
	);
	const api = client(context, server.origin, clock.options);
	await api.tags('acme', '1', [], never());
	assert.deepEqual(clock.waits, [10_000]);
});

test('a long pause fails at once, and nothing is sent until it ends', async (context) => {
	const clock = createClock();
	const server = await serve(
		context,
		selfHosted((_request, response) => {
			if (clock.now() < clock.start + 60_000) {
				json(response, 429, { detail: 'Request was throttled.' }, { 'retry-after': '60' });
				return undefined;
			}
			return [];
		}),
	);
	const api = client(context, server.origin, clock.options);
	const retryAt = clock.start + 60_000;
	await assert.rejects(api.tags('acme', '1', [], never()), fails('rateLimited', { retryAt }));
	const sent = server.seen.length;
	await assert.rejects(api.tags('acme', '2', [], never()), fails('rateLimited', { retryAt }));
	await assert.rejects(
		api.update('acme', ['1'], { hasSeen: true }, never()),
		fails('rateLimited', { retryAt }),
	);
	assert.equal(server.seen.length, sent);
	clock.pass(60_000);
	await api.tags('acme', '1', [], never());
	assert.deepEqual(clock.waits, []);
});

test('a cancelled wait for a pause ends at once', async (context) => {
	const caller = new AbortController();
	const server = await serve(
		context,
		selfHosted((_request, response) => json(response, 429, 'slow down', { 'retry-after': '5' })),
	);
	const api = client(context, server.origin, {
		sleep: async (_ms, signal) => {
			caller.abort();
			if (!signal.aborted) {
				await once(signal, 'abort');
			}
			signal.throwIfAborted();
		},
	});
	await assert.rejects(api.tags('acme', '1', [], caller.signal), fails('cancelled'));
});
