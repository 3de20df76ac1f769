import assert from 'node:assert/strict';
import { test } from 'node:test';
import { client, fails, json, never, selfHosted, serve, token } from './loopback.ts';

test('lists issues with the query as parameters and the token in the header only', async (context) => {
	const server = await serve(
		context,
		selfHosted((_request, response) => {
			json(response, 200, [{ id: '1', title: 'Boom', count: '3' }, { title: 'no id' }, { id: '1' }], {
				link: '<https://elsewhere.test/x?&cursor=0:100:0>; rel="next"; results="true"; cursor="0:100:0"',
				'x-hits': '250',
			});
		}),
	);
	const api = client(context, server.origin);
	const page = await api.issues('acme', { query: 'is:unresolved', projects: ['1', '2'] }, never());
	assert.equal(page.rows.length, 1);
	assert.equal(page.rows[0]?.count, 3);
	assert.equal(page.unreadable, 1);
	assert.equal(page.next, '0:100:0');
	assert.equal(page.total, 250);
	const request = server.seen.at(-1);
	assert.equal(request?.path, '/api/0/organizations/acme/issues/');
	assert.deepEqual(request?.query.getAll('project'), ['1', '2']);
	assert.equal(request?.query.get('groupStatsPeriod'), '24h');
	assert.equal(request?.headers.authorization, `Bearer ${token}`);
	assert.ok(!request?.url.includes(token));
	await api.issues('acme', { groupStatsPeriod: '14d' }, never());
	assert.equal(server.seen.at(-1)?.query.get('groupStatsPeriod'), '14d');
});

test('reads one issue, and shows the id that came back', async (context) => {
	const server = await serve(
		context,
		selfHosted(() => ({ id: '7', title: 'survivor' })),
	);
	const api = client(context, server.origin);
	assert.equal((await api.issue('acme', '3', never())).id, '7');
});

test('a refused value is never sent', async (context) => {
	const server = await serve(context, () => ({}));
	const api = client(context, server.origin);
	for (const id of ['../../users/me', '1/?x=', '1#', '%2f', '１', '1\r\nX:', '9'.repeat(300), '..', '']) {
		await assert.rejects(api.issue('acme', id, never()), fails('badInput'));
	}
	assert.equal(server.seen.length, 0);
});
