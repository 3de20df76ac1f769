import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, column, serve } from './serve.ts';

test('resolving answers the whole issue but for its details, and is remembered', async (t) => {
	const { get, send } = await serve(t);
	const answer = await send('PUT', '~/issues/7/', { status: 'resolved' });
	assert.partialDeepStrictEqual(answer.json, {
		id: '7',
		status: 'resolved',
		substatus: null,
		statusDetails: {},
	});
	for (const field of ['activity', 'stats', 'tags', 'firstRelease']) {
		assert.equal(at(answer.json, field), undefined, field);
	}
	const { json } = await get('~/issues/7/');
	assert.equal(at(json, 'status'), 'resolved');
	assert.partialDeepStrictEqual(at(json, 'activity.0'), { type: 'set_resolved', user: { id: '1' } });
	assert.equal(at(json, `activity.${(at(json, 'activity') as unknown[]).length - 1}.type`), 'first_seen');
});

for (const [change, expected] of [
	[{ status: 'resolvedInNextRelease' }, { status: 'resolved', statusDetails: { inNextRelease: true } }],
	[
		{ status: 'resolved', statusDetails: { inRelease: 'latest' } },
		{ statusDetails: { inRelease: 'pump-station@1.5.0-rc.1' } },
	],
	[{ status: 'ignored' }, { status: 'ignored', substatus: 'archived_forever' }],
	[{ status: 'ignored', substatus: 'archived_until_escalating' }, { substatus: 'archived_until_escalating' }],
	[
		{ status: 'ignored', statusDetails: { ignoreCount: 5 } },
		{ substatus: 'archived_until_condition_met', statusDetails: { ignoreCount: 5 } },
	],
	[{ assignedTo: 'user:2' }, { assignedTo: { type: 'user', id: '2', name: 'Rahul Okafor' } }],
	[{ assignedTo: 'rahul' }, { assignedTo: { type: 'user', id: '2' } }],
	[{ assignedTo: 'team:3' }, { assignedTo: { type: 'team', id: '3' } }],
	[{ assignedTo: '' }, { assignedTo: null }],
	[{ priority: 'low' }, { priority: 'low' }],
	[
		{ isBookmarked: true, isSubscribed: true, hasSeen: true },
		{ isBookmarked: true, isSubscribed: true, hasSeen: true },
	],
] as const) {
	test(`a PUT of ${JSON.stringify(change)} does what it says`, async (t) => {
		const { get, send } = await serve(t);
		assert.partialDeepStrictEqual((await send('PUT', '~/issues/PUMP-STATION-2/', change)).json, expected);
		assert.partialDeepStrictEqual((await get('~/issues/PUMP-STATION-2/')).json, expected);
	});
}

for (const [change, refusal] of [
	[{ status: 'done' }, { status: ['"done" is not a valid choice.'] }],
	[{ assignedTo: 'nobody' }, { assignedTo: ['Unknown actor input'] }],
	[
		{ status: 'resolved', statusDetails: { inRelease: '9.9' } },
		{ statusDetails: { inRelease: ['Unable to find a release with the given version.'] } },
	],
	[{ priority: 'urgent' }, { priority: ['"urgent" is not a valid choice.'] }],
] as const) {
	test(`a PUT of ${JSON.stringify(change)} is refused, and changes nothing`, async (t) => {
		const { get, send } = await serve(t);
		const before = await get('~/issues/7/');
		const { status, json } = await send('PUT', '~/issues/7/', change);
		assert.deepEqual([status, json], [400, refusal]);
		assert.equal((await get('~/issues/7/')).text, before.text);
	});
}

test('many are changed at once, by id or by query; none is 204', async (t) => {
	const { get, send } = await serve(t);
	const byId = await send('PUT', '~/issues/?id=7&id=8', { status: 'resolved' });
	assert.deepEqual(byId.json, { status: 'resolved', statusDetails: {} });
	assert.deepEqual(
		column((await get('~/issues/?query=is:resolved')).json, 'id')
			.filter((id) => id === '7' || id === '8')
			.sort(),
		['7', '8'],
	);
	await send('PUT', '~/issues/?query=level:warning', { isBookmarked: true });
	assert.ok(column((await get('~/issues/?query=level:warning')).json, 'isBookmarked').every(Boolean));
	assert.equal((await send('PUT', '~/issues/?id=424242', { status: 'resolved' })).status, 204);
	assert.deepEqual((await send('PUT', '~/issues/?id=x', {})).json, { detail: 'Group ids must be integers' });
});

test('merging leaves the issue with the most events, and its children answer with it', async (t) => {
	const { get, send } = await serve(t);
	const { json } = await send('PUT', '~/issues/?id=7&id=8', { merge: 1 });
	const parent = String(at(json, 'merge.parent'));
	const [child] = at(json, 'merge.children') as string[];
	assert.notEqual(child, parent);
	assert.equal(at((await get(`~/issues/${child}/`)).json, 'id'), parent);
});

test('a comment is kept; an empty one is refused', async (t) => {
	const { get, send } = await serve(t);
	const made = await send('POST', '~/issues/7/notes/', { text: 'Looking into it' });
	assert.equal(made.status, 201);
	assert.partialDeepStrictEqual(made.json, {
		type: 'note',
		data: { text: 'Looking into it' },
		user: { id: '1' },
	});
	assert.equal(at((await get('~/issues/7/notes/')).json, '0.data.text'), 'Looking into it');
	const numbers = at((await get('~/issues/7/')).json, 'numComments');
	assert.equal(numbers, ((await get('~/issues/7/comments/')).json as unknown[]).length);
	assert.equal((await send('POST', '~/issues/7/notes/', { text: ' ' })).status, 400);
});

test('a deleted issue is gone', async (t) => {
	const { get, send } = await serve(t);
	assert.equal((await send('DELETE', '~/issues/7/', undefined)).status, 202);
	assert.equal((await get('~/issues/7/')).status, 404);
});

test('a body that is no JSON object is refused', async (t) => {
	const { send, server } = await serve(t);
	assert.equal((await send('PUT', '~/issues/7/', [1])).status, 400);
	const broken = await fetch(`${server.origin}/api/0/issues/7/`, {
		method: 'PUT',
		headers: { authorization: `Bearer ${server.tokens.full}` },
		body: '{"status":',
	});
	assert.equal(broken.status, 400);
	assert.match(await broken.text(), /JSON parse error/);
});

test('a change that is refused by a fault is not made; one that brings a substatus keeps it', async (t) => {
	const { server, send } = await serve(t);
	server.knobs.set({ method: 'PUT', times: 1, fault: { status: 403, body: { detail: 'No.' } } });
	const before = server.world.issue('3')?.substatus;
	assert.equal((await send('PUT', '~/issues/3/', { status: 'resolved' })).status, 403);
	assert.equal(server.world.issue('3')?.status, 'unresolved');
	await send('PUT', '~/issues/3/', { status: 'resolved' });
	await send('PUT', '~/issues/3/', { status: 'unresolved', substatus: before });
	assert.deepEqual([server.world.issue('3')?.substatus, before], ['regressed', 'regressed']);
});
