import assert from 'node:assert/strict';
import { test } from 'node:test';
import { client, fails, never, selfHosted, serve } from '../loopback.ts';

const id = 'ab'.repeat(16);

for (const [answer, issue] of [
	[{ groupId: '7' }, '7'],
	[{ groupId: 7, event: {} }, '7'],
] as const) {
	test(`an event is of issue ${issue} by ${JSON.stringify(answer)}`, async (context) => {
		const server = await serve(
			context,
			selfHosted(() => answer),
		);
		assert.equal(await client(context, server.origin).issueOfEvent('acme', id, never()), issue);
		assert.equal(server.seen.at(-1)?.path, `/api/0/organizations/acme/eventids/${id}/`);
	});
}

for (const answer of [{ groupId: null }, {}, [], { groupId: '../7' }, { groupId: '7/x' }]) {
	test(`an event is of no issue by ${JSON.stringify(answer)}`, async (context) => {
		const server = await serve(
			context,
			selfHosted(() => answer),
		);
		const asking = client(context, server.origin).issueOfEvent('acme', id, never());
		await assert.rejects(asking, fails('badReply', { code: 'shape' }));
	});
}

test('what is no event is never sent', async (context) => {
	const server = await serve(context, () => ({}));
	await assert.rejects(
		client(context, server.origin).issueOfEvent('acme', '../1', never()),
		fails('badInput'),
	);
	assert.deepEqual(server.seen, []);
});
