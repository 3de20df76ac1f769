import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startSampleRegions } from '../../sentry/sampleRegions.ts';
import { at, column, serve } from './serve.ts';

test('an old server lacks the newer paths and fields', async (t) => {
	const { get } = await serve(t, { mode: 'old' });
	for (const path of [
		'~/issues/7/',
		'~/shortids/PUMP-STATION-1/',
		'~/code-mappings/',
		'~/issues/7/events/latest/',
	]) {
		assert.notEqual((await get(path)).status, 200, path);
	}
	const { json, headers } = await get('issues/7/');
	for (const field of ['substatus', 'priority', 'issueType', 'issueCategory', 'isUnhandled', 'platform']) {
		assert.equal(at(json, field), undefined, field);
	}
	assert.equal(headers.get('x-sentry-rate-limit-limit'), null);
	assert.equal((await get('issues/7/events/latest/')).status, 200);
	assert.equal((await get('issues/7/events/recommended/')).status, 404);
	const assigned = await get('~/issues/?query=is:assigned');
	assert.ok((assigned.json as unknown[]).length > 0);
	assert.ok(
		column(assigned.json, 'assignedTo').every((who) => at(who, 'type') === undefined && at(who, 'id')),
	);
	const list = await get('~/issues/?query=');
	assert.equal((await get('~/issues/?sort=priority')).status, 200);
	assert.equal((await get('~/issues/?sort=trends')).status, 400);
	const annotations = column(list.json, 'annotations').flat();
	assert.match(String(annotations[0]), /^<a href=/);
});

test('GlitchTip has no GET of an issue under its organization, other sorts, other errors', async (t) => {
	const { get, send } = await serve(t, { mode: 'glitchtip' });
	assert.equal((await get('~/issues/7/')).status, 405);
	assert.equal((await send('PUT', '~/issues/7/', { status: 'resolved' })).status, 200);
	const { json } = await get('issues/7/');
	assert.equal(at(json, 'activity'), undefined);
	const refused = await get('~/issues/?sort=date');
	assert.equal(refused.status, 422);
	assert.deepEqual(at(refused.json, 'detail.0.loc'), ['query', 'sort']);
	assert.equal((await get('~/issues/?sort=-last_seen&groupStatsPeriod=1h')).status, 200);
	assert.equal(typeof at((await get('issues/7/events/latest/')).json, 'projectID'), 'number');
	assert.equal((await get('issues/7/comments/')).status, 200);
});

test('GlitchTip answers for what it lacks with its web app, or with a page that carries its fonts', async (t) => {
	const { get, send } = await serve(t, { mode: 'glitchtip' });
	for (const path of ['~/issues/7/events/recommended/', '~/issues/7/tags/', '~/issues/PUMP-STATION-1/']) {
		const { status, headers } = await get(path);
		assert.deepEqual([status, headers.get('content-type')], [200, 'text/html; charset=utf-8'], path);
	}
	assert.equal((await get('issues/7/events/oldest/')).status, 422);
	assert.equal((await send('POST', '~/issues/7/notes/', { text: 'x' })).status, 403);
	assert.equal((await send('PUT', '~/issues/7/', { priority: 'high' })).status, 500);
	const missing = await get('~/tags/');
	assert.equal(missing.status, 404);
	assert.ok(missing.text.length > 70_000);
});

test("GlitchTip's cursor is base64, and left out when there is no such page", async (t) => {
	const { get } = await serve(t, { mode: 'glitchtip' });
	const first = await get('~/issues/?query=&limit=10');
	const [previous = '', next = ''] = (first.headers.get('link') ?? '').split(/, (?=<)/);
	assert.match(previous, /^\{'<.*results="false"$/);
	const cursor = /cursor="([^"]+)"/.exec(next)?.[1] ?? '';
	assert.match(Buffer.from(decodeURIComponent(cursor), 'base64').toString(), /^[\d.]+:\d+:0$/);
	const second = await get(`~/issues/?query=&limit=10&cursor=${cursor}`);
	assert.equal(new Set([...column(first.json, 'id'), ...column(second.json, 'id')]).size, 20);
});

test('regions: the control server knows them, and each serves its own', async (t) => {
	const regional = await startSampleRegions();
	t.after(() => regional.close());
	const { control, us, de } = regional;
	const get = async (origin: string, path: string) => {
		const response = await fetch(`${origin}/api/0/${path}`, {
			headers: { authorization: `Bearer ${control.tokens.readOnly}` },
		});
		const text = await response.text();
		return { status: response.status, json: text === '' ? undefined : (JSON.parse(text) as unknown) };
	};
	const regions = await get(control.origin, 'users/me/regions/');
	assert.deepEqual(regions.json, {
		regions: [
			{ name: 'us', url: us.origin },
			{ name: 'de', url: de.origin },
		],
	});
	assert.equal((await get(us.origin, 'users/me/regions/')).status, 404);
	const organizations = await get(control.origin, 'organizations/');
	assert.deepEqual(column(organizations.json, 'links.regionUrl'), [us.origin, de.origin]);
	assert.deepEqual(column((await get(de.origin, 'organizations/')).json, 'slug'), ['outer-colonies']);
	assert.equal((await get(de.origin, 'organizations/the-interstellar-jurisdiction/issues/')).status, 404);
	assert.equal((await get(us.origin, 'issues/7/')).status, 200);
	const headers = { authorization: `Bearer ${control.tokens.readOnly}` };
	const plain = await fetch(`${us.origin}/api/0/issues/7/`, { headers });
	assert.equal(
		plain.headers.get('x-sentry-replacement-endpoint'),
		'/api/0/organizations/:organization_id_or_slug/issues/7/',
	);
	assert.equal((await get(de.origin, 'issues/7/')).status, 404);
	assert.equal((await get(control.origin, 'issues/7/')).status, 404);
	assert.equal(
		(await get(control.origin, 'organizations/the-interstellar-jurisdiction/issues/7/')).status,
		200,
	);
});

test('a self-hosted server has no regions, and is its own region', async (t) => {
	const { get, server } = await serve(t);
	assert.equal((await get('users/me/regions/')).status, 404);
	assert.equal(at((await get('~/')).json, 'links.regionUrl'), server.origin);
});
