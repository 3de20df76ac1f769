import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brownout, loginPage, rateLimited, redirect, throttled } from '../../sentry/http/faults.ts';
import type { Fault } from '../../sentry/http/fault.ts';
import { at, column, serve } from './serve.ts';

async function until(holds: () => boolean): Promise<void> {
	while (!holds()) {
		await new Promise((resolve) => setImmediate(resolve));
	}
}

const ISSUES = '/api/0/organizations/the-interstellar-jurisdiction/issues/';

test('a rule hits what it names, as often as it says, and can be taken back', async (t) => {
	const { get, server } = await serve(t);
	server.knobs.set({ method: 'GET', path: ISSUES, skip: 1, times: 2, fault: { status: 503 } });
	const statuses = [];
	for (let at = 0; at < 4; at++) {
		statuses.push((await get('~/issues/')).status);
	}
	assert.deepEqual(statuses, [200, 503, 503, 200]);
	const takeBack = server.knobs.set({ path: `${ISSUES}*`, fault: { status: 500 } });
	assert.equal((await get('~/issues/7/')).status, 500);
	assert.equal((await get('~/projects/')).status, 200);
	takeBack();
	assert.equal((await get('~/issues/7/')).status, 200);
	server.knobs.set({ path: /events/, fault: { status: 502 } });
	assert.equal((await get('~/issues/7/events/latest/')).status, 502);
	server.knobs.clear();
	assert.equal((await get('~/issues/7/events/latest/')).status, 200);
});

test('a rule may ask the request itself', async (t) => {
	const { get, server } = await serve(t);
	server.knobs.set({ when: ({ url }) => url.searchParams.has('cursor'), fault: { status: 500 } });
	assert.equal((await get('~/issues/')).status, 200);
	assert.equal((await get('~/issues/?cursor=0:0:0')).status, 500);
});

test('ready-made faults look as the servers make them', async (t) => {
	const { get, server } = await serve(t);
	const meet = async (fault: Fault) => {
		server.knobs.set({ times: 1, fault });
		return get('~/issues/');
	};
	const limited = await meet(rateLimited(1_800_000_000));
	assert.deepEqual([limited.status, limited.headers.get('retry-after')], [429, null]);
	assert.match(limited.headers.get('content-type') ?? '', /text\/html/);
	assert.equal(typeof JSON.parse(limited.text), 'string');
	assert.equal(limited.headers.get('x-sentry-rate-limit-reset'), '1800000000');
	assert.equal((await meet(throttled(7))).headers.get('retry-after'), '7');
	const gone = await meet(brownout());
	assert.deepEqual([gone.status, gone.json], [410, { message: 'This API no longer exists.' }]);
	const page = await meet(loginPage());
	assert.deepEqual([page.status, page.headers.get('content-type')], [200, 'text/html; charset=utf-8']);
	const moved = await meet(redirect('/api/0/organizations/acme/issues/'));
	assert.deepEqual([moved.status, moved.headers.get('location')], [302, '/api/0/organizations/acme/issues/']);
});

test('bodies can be cut, replaced, changed, swollen and packed', async (t) => {
	const { get, server } = await serve(t);
	const meet = async (fault: Fault) => {
		server.knobs.set({ times: 1, fault });
		return get('~/issues/?limit=2');
	};
	const whole = await get('~/issues/?limit=2');
	server.knobs.set({ times: 1, fault: { truncate: 100, headers: { 'content-type': 'text/plain' } } });
	assert.equal((await get('~/issues/?limit=2')).text, whole.text.slice(0, 100));
	assert.deepEqual((await meet({ body: { ok: true } })).json, { ok: true });
	const changed = await meet({
		transform: (json) => (json as object[]).map((row) => ({ ...row, count: 'many' })),
	});
	assert.deepEqual(column(changed.json, 'count'), ['many', 'many']);
	assert.equal((await meet({ oversize: 3_000_000 })).text.length, 3_000_000);
	const packed = await meet({ gzip: true });
	assert.equal(packed.headers.get('content-encoding'), 'gzip');
	assert.equal(packed.text, whole.text);
	const bomb = await meet({ gzip: 20_000_000 });
	assert.ok(bomb.text.length > 20_000_000);
	assert.ok(Number(bomb.headers.get('content-length') ?? 0) === 0);
	const removed = await meet({ headers: { Link: '', 'X-More': 'yes' } });
	assert.deepEqual([removed.headers.get('link'), removed.headers.get('x-more')], [null, 'yes']);
});

test('a connection can be dropped before the answer and within it', async (t) => {
	const { get, server } = await serve(t);
	server.knobs.set({ times: 1, fault: { drop: 'before' } });
	await assert.rejects(get('~/issues/'));
	assert.equal(server.requests.at(-1)?.status, undefined);
	server.knobs.set({ times: 1, fault: { drop: 'midway' } });
	await assert.rejects(get('~/issues/'));
	assert.equal(server.requests.at(-1)?.aborted, true);
});

test('an answer can be late and slow; a client that leaves is noticed', async (t) => {
	const { get, server } = await serve(t);
	server.knobs.set({ times: 1, fault: { slow: { bytes: 2000, every: 1 } } });
	assert.equal(column((await get('~/issues/?limit=5')).json, 'id').length, 5);
	server.knobs.set({ times: 1, fault: { latency: 60_000 } });
	const leaving = new AbortController();
	const headers = { authorization: `Bearer ${server.tokens.full}` };
	const asking = fetch(`${server.origin}${ISSUES}`, { headers, signal: leaving.signal });
	await until(() => server.requests.length === 2);
	leaving.abort();
	await assert.rejects(asking);
	await until(() => server.requests.at(-1)?.endedAt !== undefined);
	assert.equal(server.requests.at(-1)?.aborted, true);
});

test('every request is recorded, with what it carried', async (t) => {
	const { get, send, server } = await serve(t);
	await get('~/issues/?query=is%3Aunresolved&limit=3');
	await send('PUT', '~/issues/7/', { hasSeen: true });
	assert.deepEqual(
		server.requests.map(({ method, path, status, body }) => ({ method, path, status, body })),
		[
			{ method: 'GET', path: ISSUES, status: 200, body: '' },
			{ method: 'PUT', path: `${ISSUES}7/`, status: 200, body: '{"hasSeen":true}' },
		],
	);
	assert.equal(server.requests[0]?.query.get('query'), 'is:unresolved');
	assert.equal(server.requests[0]?.authorization, `Bearer ${server.tokens.full}`);
	server.forgetRequests();
	assert.equal(server.requests.length, 0);
});

test('a rate limit refuses what is over it', async (t) => {
	const now = Date.UTC(2026, 10, 6);
	const { get } = await serve(t, { now, rateLimit: { limit: 2, windowSeconds: 3600 } });
	const answers = [await get('~/issues/'), await get('~/issues/'), await get('~/issues/')];
	assert.deepEqual(
		answers.map(({ status }) => status),
		[200, 200, 429],
	);
	assert.equal(
		answers[2]?.text,
		'"You are attempting to use this endpoint too frequently. Limit is 2 requests in 3600 seconds"',
	);
	assert.equal(answers[2]?.headers.get('x-sentry-rate-limit-remaining'), '0');
	assert.equal((await get('~/projects/')).status, 200);
});

test('no rate limit is set by itself, but its headers are there', async (t) => {
	const { get } = await serve(t);
	const { headers } = await get('~/issues/7/');
	assert.equal(headers.get('x-sentry-rate-limit-limit'), '40');
	assert.ok(Number(headers.get('x-sentry-rate-limit-reset')) > 0);
	assert.equal(at((await get('')).json, 'version'), '0');
});
