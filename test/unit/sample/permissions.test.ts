import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, column, serve } from './serve.ts';

test('without a token, or with one that is not known, nobody gets in', async (t) => {
	const { get, server } = await serve(t);
	const none = await get('~/issues/', '');
	assert.equal(none.status, 401);
	assert.equal(none.headers.get('www-authenticate'), 'xBasic realm="api"');
	assert.deepEqual(none.json, { detail: 'Authentication credentials were not provided.' });
	for (const [token, detail] of [
		['sntryu_0000', 'Invalid token'],
		['sntrys_0000', 'Invalid org token'],
		['two words', 'Invalid token header. Token string should not contain spaces.'],
		[server.tokens.expired, 'Token expired'],
		[server.tokens.inactive, 'User inactive or deleted'],
	] as const) {
		const answer = await get('~/issues/', token);
		assert.equal(answer.status, 401);
		assert.deepEqual(answer.json, { detail });
	}
	const sso = await get('~/issues/', server.tokens.sso);
	assert.equal(at(sso.json, 'detail.code'), 'sso-required');
});

test('the scheme may be in any case', async (t) => {
	const { server } = await serve(t);
	const headers = { authorization: `bearer ${server.tokens.readOnly}` };
	assert.equal((await fetch(`${server.origin}/api/0/`, { headers })).status, 200);
});

test('a token tells its scopes and its user', async (t) => {
	const { get, server } = await serve(t);
	assert.partialDeepStrictEqual((await get('', server.tokens.minimal)).json, {
		auth: { scopes: ['event:read', 'org:read', 'project:read'] },
		user: { id: '1' },
	});
	assert.partialDeepStrictEqual((await get('', server.tokens.ciOnly)).json, {
		auth: { scopes: ['org:ci'] },
		user: null,
	});
	assert.equal((await get('auth/', server.tokens.ciOnly)).status, 401);
});

test('a read-only token reads everything and changes nothing', async (t) => {
	const { get, send, server } = await serve(t);
	for (const path of [
		'~/',
		'~/projects/',
		'~/issues/',
		'~/issues/7/',
		'~/issues/7/events/latest/',
		'~/tags/',
	]) {
		assert.equal((await get(path, server.tokens.minimal)).status, 200, path);
	}
	const refused = await send('PUT', '~/issues/7/', { status: 'resolved' }, server.tokens.readOnly);
	assert.equal(refused.status, 403);
	assert.deepEqual(refused.json, { detail: 'You do not have permission to perform this action.' });
	assert.match(refused.headers.get('www-authenticate') ?? '', /insufficient_scope.*event:write/);
	assert.equal((await send('POST', '~/issues/7/notes/', { text: 'x' }, server.tokens.readOnly)).status, 403);
	assert.equal(
		server.world.issue('7')?.activity.some(({ type }) => type === 'set_resolved'),
		false,
	);
	assert.equal((await get('~/members/', server.tokens.minimal)).status, 403);
});

test('a token for uploads gets 403 for issues, as does one that may only list organizations', async (t) => {
	const { get, server } = await serve(t);
	for (const token of [server.tokens.ciOnly, server.tokens.organizationOnly]) {
		assert.equal((await get('~/issues/', token)).status, 403);
	}
	assert.equal((await get('organizations/', server.tokens.ciOnly)).status, 403);
	assert.equal((await get('~/releases/', server.tokens.ciOnly)).status, 200);
	assert.equal((await get('organizations/', server.tokens.organizationOnly)).status, 200);
	const payload = Buffer.from(server.tokens.ciOnly.split('_')[1] ?? '', 'base64').toString();
	assert.partialDeepStrictEqual(JSON.parse(payload), { url: server.origin, org: server.organization });
});

test('what belongs to others is not found', async (t) => {
	const { get, server } = await serve(t);
	assert.deepEqual((await get('organizations/', server.tokens.stranger)).json, []);
	for (const path of ['~/issues/7/', 'issues/7/', '~/issues/', '~/']) {
		const answer = await get(path, server.tokens.stranger);
		assert.equal(answer.status, 404, path);
		assert.deepEqual(answer.json, { detail: 'The requested resource does not exist' });
	}
	assert.equal((await get('organizations/outer-colonies/issues/7/')).status, 404);
	assert.equal((await get('organizations/outer-colonies/issues/901/')).status, 200);
});

test('a short id needs an organization', async (t) => {
	const { get } = await serve(t);
	assert.equal((await get('~/issues/pump-station-1/')).status, 200);
	assert.equal((await get('issues/PUMP-STATION-1/')).status, 404);
	assert.equal((await get('~/issues/99999999/')).status, 404);
	assert.equal((await get('~/shortids/NO-SUCH-1/')).status, 404);
});

test('issues that are being deleted are gone; merged ones answer with the survivor', async (t) => {
	const { get } = await serve(t);
	assert.equal((await get('~/issues/902/')).status, 404);
	assert.equal(at((await get('~/issues/903/')).json, 'id'), '2');
	const { json } = await get('~/issues/?query=&limit=100');
	assert.ok(!column(json, 'id').some((id) => id === '902' || id === '903'));
});

test('a forgotten slash, an unknown path and a wrong method are told apart', async (t) => {
	const { get, send } = await serve(t);
	const slash = await get('~/issues');
	assert.equal(slash.status, 404);
	assert.match(slash.text, /did you forget a trailing slash/);
	const unknown = await get('~/no-such-thing/');
	assert.deepEqual([unknown.status, unknown.text], [404, '']);
	const method = await send('PUT', '~/projects/', {});
	assert.deepEqual([method.status, method.json], [405, { detail: 'Method "PUT" not allowed.' }]);
	assert.match(method.headers.get('allow') ?? '', /GET/);
});

test('an event that is not there is refused in the words of its endpoint', async (t) => {
	const { get } = await serve(t);
	const gone = await get(`~/issues/7/events/${'0'.repeat(32)}/`);
	assert.deepEqual(
		[gone.status, at(gone.json, 'detail')],
		[404, "Event not found. The event ID may be incorrect, or it's age exceeded the retention period."],
	);
	const none = await get('~/issues/7/events/latest/?environment=nowhere');
	assert.deepEqual(
		[none.status, at(none.json, 'detail')],
		[404, 'No matching event found, try changing the environments, date range, or query.'],
	);
});
