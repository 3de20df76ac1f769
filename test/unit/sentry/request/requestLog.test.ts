import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClock } from '../clock.ts';
import { client, fails, json, never, selfHosted, serve } from '../loopback.ts';

test('the log tells each request with its time, and a failure with what is known of it; what a server lacks is no warning', async (context) => {
	const server = await serve(
		context,
		selfHosted(({ path }, response) =>
			path.endsWith('/environments/')
				? [{ name: 'production' }]
				: json(response, path.endsWith('/teams/') ? 500 : 405, { detail: { code: 'odd', message: 'x' } }),
		),
	);
	const lines: string[] = [];
	const api = client(context, server.origin, { log: (level, line) => void lines.push(`${level} ${line}`) });
	const began = performance.now();
	await api.environments('acme', never());
	const [answered = ''] = lines.filter((line) => line.includes('environments'));
	const [, ms = ''] =
		/^debug GET \/organizations\/\{org\}\/environments\/ 200 in (\d+) ms$/.exec(answered) ?? [];
	assert.ok(ms !== '' && Number(ms) <= Math.ceil(performance.now() - began), answered);
	await assert.rejects(api.teams('acme', never()), fails('serverError'));
	assert.equal(lines.at(-1), 'warn GET /organizations/{org}/teams/ serverError 500 odd');
	assert.deepEqual(await api.savedSearches('acme', never()), []);
	assert.equal(lines.at(-1), 'debug GET /organizations/{org}/searches/ gone 405 odd');
});

test('questions that differ in their query only are two, though they are asked at the same time', async (context) => {
	const server = await serve(
		context,
		selfHosted(({ query }) => [{ id: query.get('query') === 'is:resolved' ? '1' : '2' }]),
	);
	const api = client(context, server.origin);
	const pages = await Promise.all(
		['is:resolved', 'is:unresolved'].map(async (query) => api.issues('acme', { query }, never())),
	);
	assert.deepEqual(
		pages.map(({ rows }) => rows.map(({ id }) => id)),
		[['1'], ['2']],
	);
});

for (const [seconds, asked] of [
	[1, 3],
	[15, 3],
	[16, 1],
] as const) {
	test(`a server that asks for ${seconds} s each time is asked ${asked} times`, async (context) => {
		const clock = createClock();
		const server = await serve(
			context,
			selfHosted((_request, response) =>
				json(response, 429, 'slow down', { 'retry-after': String(seconds) }),
			),
		);
		const api = client(context, server.origin, clock.options);
		await assert.rejects(api.environments('acme', never()), fails('rateLimited'));
		assert.equal(server.seen.filter(({ path }) => path.endsWith('/environments/')).length, asked);
	});
}
