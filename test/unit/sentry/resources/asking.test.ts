import assert from 'node:assert/strict';
import { test } from 'node:test';
import { client, fails, type Handler, json, never, selfHosted, serve, token } from '../loopback.ts';

/** What the client asks for, and how often. */

for (const [what, index, accepted] of [
	['its version', { version: '0' }, true],
	['the token', { auth: { scopes: ['org:read'] } }, true],
	['the user', { user: { id: '1' } }, true],
	['anything else', { ok: true }, false],
	['nothing', {}, false],
	['a list', [], false],
	['null', null, false],
] as const) {
	test(`a server whose index holds ${what} is ${accepted ? '' : 'not '}taken for Sentry`, async (context) => {
		const server = await serve(context, () => index);
		const who = client(context, server.origin).whoAmI(never());
		if (accepted) {
			await who;
		} else {
			await assert.rejects(who, fails('notSentry'));
		}
	});
}

test('the scopes that the index names explain a refusal without another question, until they are forgotten', async (context) => {
	const server = await serve(
		context,
		selfHosted(({ path }, response) =>
			path === '/api/0/'
				? { auth: { scopes: ['org:read'] } }
				: json(response, 403, { detail: 'You do not have permission to perform this action.' }),
		),
	);
	const api = client(context, server.origin);
	const asked = () => server.seen.filter(({ path }) => path === '/api/0/').length;
	const isExplained = () =>
		assert.rejects(api.issue('acme', '1', never()), fails('missingScope', { scopes: ['event:read'] }));
	await api.whoAmI(never());
	await isExplained();
	assert.equal(asked(), 1);
	await api.forget();
	await isExplained();
	assert.equal(asked(), 2);
});

for (const [pages, asked] of [
	[1, 1],
	[2, 2],
	[12, 10],
] as const) {
	test(`of ${pages} pages of projects ${asked} are asked for, 100 at a time, each by the cursor of the one before`, async (context) => {
		const server = await serve(
			context,
			selfHosted(({ query }, response) => {
				const page = Number(query.get('cursor')?.split(':')[1] ?? 0);
				const link = `<https://x.test/>; rel="next"; results="${page < pages - 1}"; cursor="0:${page + 1}:0"`;
				return json(response, 200, [{ id: String(page), slug: `p${page}` }], { link });
			}),
		);
		const projects = await client(context, server.origin).projects('acme', never());
		const numbers = Array.from({ length: asked }, (_, page) => page);
		assert.deepEqual(
			projects.map(({ slug }) => slug),
			numbers.map((page) => `p${page}`),
		);
		assert.deepEqual(
			server.seen.filter(({ path }) => path.endsWith('/projects/')).map(({ query }) => query.toString()),
			numbers.map((page) => (page === 0 ? 'per_page=100' : `per_page=100&cursor=0%3A${page}%3A0`)),
		);
	});
}

test('a list that fails is not one that is empty', async (context) => {
	const server = await serve(
		context,
		selfHosted((_request, response) => json(response, 500, { detail: 'Internal Error' })),
	);
	const api = client(context, server.origin);
	await assert.rejects(api.attachments('acme', 'shop', 'latest', never()), fails('serverError'));
	await assert.rejects(api.teams('acme', never()), fails('serverError'));
});

test('which paths and pauses a server has is forgotten with the account', async (context) => {
	let isTired = false;
	const answer: Handler = ({ path }, response) => {
		if (isTired) {
			return json(response, 429, 'slow down', { 'retry-after': '600' });
		}
		return path.endsWith('/users/') ? json(response, 405, { detail: 'No.' }) : [];
	};
	const server = await serve(context, selfHosted(answer));
	const api = client(context, server.origin);
	const asked = (end: string) => server.seen.filter(({ path }) => path.endsWith(end)).length;
	await api.members('acme', ['1'], never());
	await api.members('acme', ['2'], never());
	assert.equal(asked('/users/'), 1);
	await api.forget();
	await api.members('acme', ['3'], never());
	assert.equal(asked('/users/'), 2);

	isTired = true;
	await assert.rejects(api.environments('acme', never()), fails('rateLimited'));
	isTired = false;
	await assert.rejects(api.environments('acme', never()), fails('rateLimited'));
	await api.forget();
	await api.environments('acme', never());
});

test('that a server answered as Sentry does is forgotten with the account', async (context) => {
	let isPage = false;
	const answer: Handler = (_request, response) =>
		isPage ? response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Log in</html>') : [];
	const server = await serve(context, selfHosted(answer));
	const api = client(context, server.origin);
	await api.environments('acme', never());
	isPage = true;
	await assert.rejects(api.tags('acme', '1', [], never()), fails('gone'));
	await api.forget();
	await assert.rejects(api.tags('acme', '1', [], never()), fails('notSentry'));
});

for (const [what, options, sent] of [
	['as it is told', { userAgent: 'culprit/0.1.0 (vscode 1.105.0)' }, 'culprit/0.1.0 (vscode 1.105.0)'],
	['by its name', {}, 'culprit'],
] as const) {
	test(`the client names itself ${what}, and asks for JSON`, async (context) => {
		const server = await serve(context, () => ({ version: '0' }));
		await client(context, server.origin, options).whoAmI(never());
		const { 'user-agent': name, accept, authorization } = server.seen[0]?.headers ?? {};
		assert.deepEqual([name, accept, authorization], [sent, 'application/json', `Bearer ${token}`]);
	});
}
