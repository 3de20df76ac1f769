import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import type { SentryEvent } from '../../../../src/core/issue/event.ts';
import { mask } from '../../../../src/core/issue/secretMask.ts';
import type { Store } from '../../../../src/sentry/apiOptions.ts';
import { until } from '../../../host/harness/until.ts';
import { createClock } from '../clock.ts';
import { client, fails, type Handler, json, never, selfHosted, serve } from '../loopback.ts';

const eventId = 'ab'.repeat(16);

/** A store that survives a restart, as files do: what is in it is text. */
function createDisk() {
	const files = new Map<string, string>();
	return {
		files,
		/** Waits until as many files are there. */
		holds: (count: number) => until(() => files.size === count),
		get: async (key: string) => {
			const text = files.get(key);
			return text === undefined ? undefined : (JSON.parse(text) as unknown);
		},
		set: async (key: string, value: unknown) => {
			if (value === undefined) {
				files.delete(key);
			} else {
				files.set(key, JSON.stringify(value));
			}
		},
		list: async () =>
			[...files].map(([key, text]) => {
				const { at } = JSON.parse(text) as { at: number };
				return { key, size: text.length, at };
			}),
	} satisfies Store & { readonly [more: string]: unknown };
}

/** A server that can be unplugged, and counts what it is asked. */
async function serveSwitchable(context: TestContext, handler?: Handler) {
	const state = { up: true };
	const server = await serve(
		context,
		selfHosted((request, response) => {
			if (!state.up) {
				response.destroy();
				return undefined;
			}
			if (handler) {
				return handler(request, response);
			}
			if (request.path.endsWith('/issues/')) {
				return json(response, 200, [{ id: '1', title: 'kept' }], {
					'x-hits': '7',
					link: '<https://x.test/>; rel="next"; results="true"; cursor="0:100:0"',
				});
			}
			return request.path.includes('/events/')
				? { eventID: eventId, nextEventID: 'b'.repeat(32), entries: [] }
				: { id: '1', title: 'kept' };
		}),
	);
	const asked = (end: string) => server.seen.filter(({ path }) => path.endsWith(end)).length;
	return { server, state, asked };
}

test('the last list and opened issues and events can be read after a restart, offline, marked as old', async (context) => {
	const disk = createDisk();
	const clock = createClock();
	const { server, state } = await serveSwitchable(context);
	const before = client(context, server.origin, { store: disk, ...clock.options });
	const fresh = await before.issues('acme', { query: 'is:unresolved' }, never());
	assert.equal(fresh.since, undefined);
	await before.issue('acme', '1', never());
	await before.event('acme', '1', eventId, never());
	await before.event('acme', '1', 'latest', never());
	await disk.holds(4);
	await before.close();

	state.up = false;
	clock.pass(3 * 86_400_000);
	const api = client(context, server.origin, { store: disk, ...clock.options });
	const page = await api.issues('acme', { query: 'is:unresolved' }, never());
	assert.deepEqual(
		page.rows.map(({ title }) => title),
		['kept'],
	);
	assert.equal(page.since, clock.start);
	assert.equal(page.problem?.reason, 'unreachable');
	assert.deepEqual([page.total, page.next], [7, '0:100:0']);
	await assert.rejects(api.issues('acme', { query: 'is:resolved' }, never()), fails('unreachable'));
	await assert.rejects(api.issue('acme', '1', never()), fails('unreachable'));
	assert.equal((await api.lastIssue('acme', '1'))?.value.title, 'kept');
	assert.equal((await api.lastIssue('acme', '1'))?.since, clock.start);
	assert.equal((await api.lastEvent('acme', '1', 'latest'))?.value.id, eventId);
	assert.equal(await api.lastIssue('acme', '2'), undefined);
	assert.equal(await api.lastIssue('acme', '../x'), undefined);
});

test('an old list hides no refusal: a token that is not accepted any more shows nothing', async (context) => {
	let refuse = false;
	const { server } = await serveSwitchable(context, (_request, response) => {
		if (refuse) {
			json(response, 401, { detail: 'Invalid token' });
			return undefined;
		}
		return [{ id: '1' }];
	});
	const api = client(context, server.origin, { store: createDisk() });
	await api.issues('acme', {}, never());
	refuse = true;
	await assert.rejects(api.issues('acme', {}, never()), fails('invalidToken'));
});

test('an event by its id is asked for once, also over a restart; a list every time; an issue again after ten seconds', async (context) => {
	const disk = createDisk();
	const clock = createClock();
	const { server, asked } = await serveSwitchable(context);
	const api = client(context, server.origin, { store: disk, ...clock.options });
	for (let round = 0; round < 3; round++) {
		await api.event('acme', '1', eventId, never());
		await api.issues('acme', {}, never());
		await api.issue('acme', '1', never());
	}
	assert.equal(asked(`/events/${eventId}/`), 1);
	assert.equal(asked('/organizations/acme/issues/'), 3);
	assert.equal(asked('/issues/1/'), 1);
	clock.pass(10_000);
	await api.issue('acme', '1', never());
	assert.equal(asked('/issues/1/'), 2);
	await disk.holds(3);
	await api.close();
	const again = client(context, server.origin, { store: disk, ...clock.options });
	await again.event('acme', '1', eventId, never());
	assert.equal(asked(`/events/${eventId}/`), 1);
});

test('after Refresh, and after a change, the issue is asked for again; the event by its id is not', async (context) => {
	const clock = createClock();
	const { server, asked } = await serveSwitchable(context);
	const api = client(context, server.origin, clock.options);
	await api.issue('acme', '1', never());
	await api.event('acme', '1', eventId, never());
	clock.pass(1);
	api.revalidate();
	clock.pass(1);
	await api.issue('acme', '1', never());
	await api.event('acme', '1', eventId, never());
	assert.equal(asked('/issues/1/'), 2);
	await api.update('acme', ['1'], { hasSeen: true }, never());
	clock.pass(1);
	await api.issue('acme', '1', never());
	assert.equal(
		server.seen.filter(({ method, path }) => method === 'GET' && path.endsWith('/issues/1/')).length,
		3,
	);
	assert.equal(asked(`/events/${eventId}/`), 1);
});

test('forgetting the account leaves nothing in memory or on disk', async (context) => {
	const disk = createDisk();
	const { server, state } = await serveSwitchable(context);
	const api = client(context, server.origin, { store: disk });
	await api.issues('acme', {}, never());
	await api.issue('acme', '1', never());
	await disk.holds(2);
	await api.forget();
	assert.equal(disk.files.size, 0);
	state.up = false;
	assert.equal(await api.lastIssue('acme', '1'), undefined);
	await assert.rejects(api.issues('acme', {}, never()), fails('unreachable'));
});

test('a closed client writes no more', async (context) => {
	const disk = createDisk();
	const { server } = await serveSwitchable(context);
	const quiet = Promise.withResolvers<void>();
	const api = client(context, server.origin, { store: disk, idle: () => quiet.promise });
	await api.issue('acme', '1', never());
	await api.close();
	quiet.resolve();
	await setImmediate();
	assert.equal(disk.files.size, 0);
});

/** An event of production, as the server sends it. */
const production = {
	eventID: eventId,
	nextEventID: 'b'.repeat(32),
	user: { email: 'kim@example.test', ip_address: '192.0.2.7' },
	entries: [
		{
			type: 'request',
			data: {
				url: 'https://shop.example/pay?token=s3cretInUrl1',
				cookies: [['sid', 's3cretCookie']],
				headers: [
					['Authorization', 'Bearer s3cretBearer'],
					['Cookie', 'sid=s3cretHeader'],
					['Host', 'shop.example'],
				],
				data: { password: 's3cretBody', amount: 3 },
			},
		},
	],
};

test('what lies on disk holds no secret that the page hides; what is shown from there says so', async (context) => {
	const disk = createDisk();
	const { server, state, asked } = await serveSwitchable(context, () => production);
	const before = client(context, server.origin, { store: disk });
	await before.event('acme', '1', eventId, never());
	const headersOf = (event: SentryEvent | undefined) =>
		event?.entries.flatMap((entry) => (entry.type === 'request' ? entry.request.headers : []));
	await disk.holds(1);
	const kept = [...disk.files.values()].join('\n');
	assert.deepEqual(kept.match(/s3cret\w*/g), null);
	assert.match(kept, /kim@example\.test/, 'the page shows it');
	assert.match(kept, /192\.0\.2\.7/);

	// Whoever read it has it whole, and what is on disk does not pretend to be.
	const own = await before.lastEvent('acme', '1', eventId);
	assert.equal(headersOf(own?.value)?.[0]?.[1], 'Bearer s3cretBearer');
	assert.equal(own?.masked, undefined);
	const restarted = client(context, server.origin, { store: disk });
	const whole = await restarted.event('acme', '1', eventId, never());
	assert.equal(headersOf(whole)?.[0]?.[1], 'Bearer s3cretBearer');
	assert.equal(asked(`/events/${eventId}/`), 2, 'asked again');
	state.up = false;
	const offline = client(context, server.origin, { store: disk });
	await assert.rejects(offline.event('acme', '1', eventId, never()), fails('unreachable'));
	const last = await offline.lastEvent('acme', '1', eventId);
	assert.equal(last?.masked, true);
	assert.deepEqual(headersOf(last?.value), [
		['Authorization', `Bearer ${mask}`],
		['Cookie', `sid=${mask}`],
		['Host', 'shop.example'],
	]);
	assert.equal(last?.value.user?.email, 'kim@example.test');
});

test('what is kept goes after seven days, whoever wrote it', async (context) => {
	const disk = createDisk();
	const clock = createClock();
	const { server } = await serveSwitchable(context);
	const week = 7 * 86_400_000;
	const first = client(context, server.origin, { store: disk, ...clock.options });
	await first.issue('acme', '1', never());
	await first.issue('acme', '2', never());
	await disk.holds(2);

	clock.pass(week);
	const later = client(context, server.origin, { store: disk, ...clock.options });
	assert.equal((await later.lastIssue('acme', '1'))?.since, clock.start);
	clock.pass(1);
	assert.equal(await later.lastIssue('acme', '1'), undefined);
	await disk.holds(0);

	// Also where nobody asks for it: with the next that is written.
	await disk.set('a'.repeat(40), { at: clock.start });
	await later.issue('acme', '3', never());
	await until(() => !disk.files.has('a'.repeat(40)) && disk.files.size === 1);
});

test('what is kept is bounded, the oldest goes first', async (context) => {
	const disk = createDisk();
	const { server } = await serveSwitchable(context, (request) =>
		request.path.includes('/events/') ? { eventID: request.path.split('/').at(-2), entries: [] } : [],
	);
	const api = client(context, server.origin, { store: disk });
	const ids = Array.from({ length: 230 }, (_, index) => index.toString(16).padStart(32, '0'));
	for (const id of ids) {
		await api.event('acme', '1', id, never());
	}
	const restarted = client(context, server.origin, { store: disk });
	await until(async () => (await restarted.lastEvent('acme', '1', ids.at(-1) ?? '')) !== undefined);
	await disk.holds(200);
	assert.equal(await restarted.lastEvent('acme', '1', ids[0] ?? ''), undefined);
	assert.ok(await restarted.lastEvent('acme', '1', ids.at(-1) ?? ''));
	assert.ok(disk.files.size <= 200, `${disk.files.size} files`);
});

test('a broken or hostile store is as good as none', async (context) => {
	const { server, state } = await serveSwitchable(context);
	const failing: Store = {
		get: async () => {
			throw new Error('no disk');
		},
		set: async () => {
			throw new Error('disk full');
		},
		list: async () => {
			throw new Error('no disk');
		},
	};
	const api = client(context, server.origin, { store: failing });
	assert.equal((await api.issue('acme', '1', never())).title, 'kept');
	assert.equal((await api.issues('acme', {}, never())).rows.length, 1);
	state.up = false;
	for (const junk of [
		null,
		1,
		'x',
		[],
		{},
		{ version: 1 },
		{ version: 1, at: 'x', json: [] },
		{ version: 9 },
	]) {
		const odd = client(context, server.origin, {
			store: { get: async () => junk, set: async () => undefined, list: async () => [] },
		});
		assert.equal(await odd.lastIssue('acme', '1'), undefined);
		await assert.rejects(odd.issues('acme', {}, never()), fails('unreachable'));
		await odd.forget();
	}
});
