import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Store } from '../../../src/sentry/apiOptions.ts';
import { createClock } from './clock.ts';
import { client, fails, type Handler, json, never, selfHosted, serve } from './loopback.ts';

const eventId = 'ab'.repeat(16);

/** A store that survives a restart, as files do: what is in it is text. */
function createDisk(): Store & { readonly files: Map<string, string> } {
	const files = new Map<string, string>();
	return {
		files,
		get: async (key) => {
			const text = files.get(key);
			return text === undefined ? undefined : (JSON.parse(text) as unknown);
		},
		set: async (key, value) => {
			if (value === undefined) {
				files.delete(key);
			} else {
				files.set(key, JSON.stringify(value));
			}
		},
	};
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
	await api.lastIssue('acme', '1');
	await api.forget();
	assert.equal(disk.files.size, 0);
	state.up = false;
	assert.equal(await api.lastIssue('acme', '1'), undefined);
	await assert.rejects(api.issues('acme', {}, never()), fails('unreachable'));
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
	await api.lastEvent('acme', '9', 'latest');
	assert.equal(await restarted.lastEvent('acme', '1', ids[0] ?? ''), undefined);
	assert.ok(await restarted.lastEvent('acme', '1', ids.at(-1) ?? ''));
	assert.ok(disk.files.size <= 201, `${disk.files.size} files`);
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
			store: { get: async () => junk, set: async () => undefined },
		});
		assert.equal(await odd.lastIssue('acme', '1'), undefined);
		await assert.rejects(odd.issues('acme', {}, never()), fails('unreachable'));
		await odd.forget();
	}
});
