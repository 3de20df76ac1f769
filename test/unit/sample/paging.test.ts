import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Answer, column, serve } from './serve.ts';

function links(answer: Answer): { [rel: string]: { results: boolean; cursor: string } } {
	const pattern = /<[^>]*>; rel="(\w+)"; results="(\w+)"; cursor="([^"]*)"/g;
	return Object.fromEntries(
		[...(answer.headers.get('link') ?? '').matchAll(pattern)].map(([, rel = '', results, cursor = '']) => [
			rel,
			{ results: results === 'true', cursor },
		]),
	);
}

test('pages of issues follow each other without gap or double, and back', async (t) => {
	const { get } = await serve(t, { issues: 250 });
	const all: unknown[] = [];
	let answer = await get('~/issues/?query=&limit=40');
	const pages: unknown[][] = [];
	assert.equal(links(answer)['previous']?.results, false);
	for (;;) {
		pages.push(column(answer.json, 'id'));
		all.push(...(pages.at(-1) ?? []));
		const next = links(answer)['next'];
		if (!next?.results) {
			break;
		}
		answer = await get(`~/issues/?query=&limit=40&cursor=${next.cursor}`);
		assert.equal(links(answer)['previous']?.results, true);
	}
	assert.equal(new Set(all).size, all.length);
	assert.equal(all.length, Number(answer.headers.get('x-hits')));
	const back = await get(`~/issues/?query=&limit=40&cursor=${links(answer)['previous']?.cursor}`);
	assert.deepEqual(column(back.json, 'id'), pages.at(-2));
});

test('rows of the same score are paged too', async (t) => {
	const { get } = await serve(t, { issues: 300 });
	const seen: unknown[] = [];
	let cursor: string | undefined = '';
	while (cursor !== undefined) {
		const answer: Answer = await get(`~/issues/?query=&limit=33&sort=user&cursor=${cursor}`);
		seen.push(...column(answer.json, 'id'));
		const next: { results: boolean; cursor: string } | undefined = links(answer)['next'];
		cursor = next?.results ? next.cursor : undefined;
	}
	assert.equal(new Set(seen).size, seen.length);
	const all = Number((await get('~/issues/?query=')).headers.get('x-hits'));
	assert.equal(seen.length, all);
});

test('what arrives meanwhile does not shift the next page', async (t) => {
	const { get, send } = await serve(t, { issues: 50 });
	const first = await get('~/issues/?query=is:unresolved&limit=10');
	const second = await get(`~/issues/?query=is:unresolved&limit=10&cursor=${links(first)['next']?.cursor}`);
	await send('PUT', `~/issues/${String(column(first.json, 'id')[3])}/`, { status: 'resolved' });
	const again = await get(`~/issues/?query=is:unresolved&limit=10&cursor=${links(first)['next']?.cursor}`);
	assert.deepEqual(column(again.json, 'id'), column(second.json, 'id'));
});

test('ten thousand issues are one page of a hundred, counted up to a thousand', async (t) => {
	const { get } = await serve(t, { issues: 10_000 });
	const answer = await get('~/issues/?query=');
	assert.equal(column(answer.json, 'id').length, 100);
	assert.equal(answer.headers.get('x-hits'), '1000');
	assert.equal(answer.headers.get('x-max-hits'), '1000');
	assert.equal((await get('~/issues/11000/')).status, 200);
});

test('the same number of issues is the same issues', async (t) => {
	const now = Date.UTC(2026, 10, 6);
	const [one, other] = await Promise.all([serve(t, { issues: 20, now }), serve(t, { issues: 20, now })]);
	const [left, right] = await Promise.all([one.get('~/issues/1005/'), other.get('~/issues/1005/')]);
	const text = ({ text }: Answer) => text.replace(/127\.0\.0\.1:\d+/g, 'host');
	assert.equal(text(left), text(right));
});

test('events are paged by offset', async (t) => {
	const { get } = await serve(t);
	const first = await get('~/issues/3/events/?per_page=10');
	const second = await get(`~/issues/3/events/?per_page=10&cursor=${links(first)['next']?.cursor}`);
	assert.equal(new Set([...column(first.json, 'id'), ...column(second.json, 'id')]).size, 20);
	const before = await get(`~/issues/3/events/?per_page=10&cursor=${links(second)['previous']?.cursor}`);
	assert.deepEqual(column(before.json, 'id'), column(first.json, 'id'));
});

for (const [query, detail] of [
	['limit=0', /limit/],
	['limit=101', /limit/],
	['cursor=next', /Invalid cursor/],
] as const) {
	test(`${query} is refused`, async (t) => {
		const { get } = await serve(t);
		const { status, text } = await get(`~/issues/?${query}`);
		assert.equal(status, 400);
		assert.match(text, detail);
	});
}
