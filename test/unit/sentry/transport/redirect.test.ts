import assert from 'node:assert/strict';
import { test } from 'node:test';
import { client, fails, json, never, selfHosted, serve, token } from '../loopback.ts';

/** A second server that wants the token: it counts what reaches it. */
async function serveEvil(context: Parameters<typeof serve>[0]) {
	return serve(context, () => ({ id: '666', title: 'evil' }));
}

test('what a redirect could leak: fetch itself would ask the other server', async (context) => {
	const evil = await serveEvil(context);
	const server = await serve(context, (_request, response) => {
		response.writeHead(302, { location: `${evil.origin}/api/0/x/` }).end();
	});
	await fetch(`${server.origin}/api/0/`, { headers: { authorization: `Bearer ${token}` } });
	assert.equal(evil.seen.length, 1);
});

for (const status of [301, 302, 303, 307, 308]) {
	for (const { name, to } of [
		{ name: 'another origin', to: (evil: string) => `${evil}/api/0/organizations/acme/issues/1/` },
		{ name: 'another origin without its scheme', to: (evil: string) => evil.replace('http:', '') },
		{ name: 'a file', to: () => 'file:///etc/passwd' },
		{ name: 'https on the same host', to: (_evil: string, own: string) => own.replace('http:', 'https:') },
		{ name: 'the same host with a user', to: (_evil: string, own: string) => own.replace('//', '//a:b@') },
		{ name: 'no address at all', to: () => 'http://[' },
	]) {
		test(`${status} to ${name} is not followed, and the token stays`, async (context) => {
			const evil = await serveEvil(context);
			const server = await serve(
				context,
				selfHosted((_request, response) => {
					response.writeHead(status, { location: to(evil.origin, server.origin) }).end();
				}),
			);
			await assert.rejects(client(context, server.origin).issue('acme', '1', never()), fails('redirected'));
			assert.equal(evil.seen.length, 0);
		});
	}
}

test('a renamed project is followed on the same origin', async (context) => {
	const server = await serve(
		context,
		selfHosted((request, response) => {
			if (request.path.includes('/old/')) {
				const url = '/api/0/projects/acme/new/events/latest/attachments/';
				json(
					response,
					302,
					{ detail: { code: 'resource-moved', extra: { url, slug: 'new' } } },
					{ location: url },
				);
				return undefined;
			}
			return [{ id: '1', name: 'log.txt' }];
		}),
	);
	const found = await client(context, server.origin).attachments('acme', 'old', 'latest', never());
	assert.equal(found[0]?.name, 'log.txt');
	assert.equal(server.seen.at(-1)?.headers.authorization, `Bearer ${token}`);
});

test('three hops on the same origin are followed, a fourth and a loop are not', async (context) => {
	const server = await serve(
		context,
		selfHosted((request, response) => {
			const left = Number(request.query.get('left') ?? request.path.match(/issues\/(\d+)\//)?.[1]);
			if (left === 0) {
				return { id: '9', title: 'arrived' };
			}
			response.writeHead(302, { location: `${request.path}?left=${left - 1}` }).end();
			return undefined;
		}),
	);
	const api = client(context, server.origin);
	assert.equal((await api.issue('acme', '3', never())).id, '9');
	await assert.rejects(api.issue('acme', '4', never()), fails('redirected'));
	const before = server.seen.length;
	await assert.rejects(api.issue('acme', '1000', never()), fails('redirected'));
	assert.equal(server.seen.length - before, 4);
});

test('a redirected PUT is not sent again anywhere', async (context) => {
	const server = await serve(
		context,
		selfHosted((request, response) => {
			response.writeHead(307, { location: request.path.replace('/1/', '/2/') }).end();
		}),
	);
	const api = client(context, server.origin);
	await assert.rejects(api.update('acme', ['1'], { status: 'resolved' }, never()), fails('redirected'));
	assert.equal(server.seen.filter(({ method }) => method === 'PUT').length, 1);
});

test('the next page is asked of the account, whatever host its Link names', async (context) => {
	const evil = await serveEvil(context);
	const server = await serve(
		context,
		selfHosted((_request, response) => {
			const link = `<${evil.origin}/api/0/organizations/acme/issues/?&cursor=0:100:0>; rel="next"; results="true"; cursor="0:100:0"`;
			json(response, 200, [{ id: '1' }], { link });
		}),
	);
	const api = client(context, server.origin);
	// What following the header's own address would do.
	await fetch(`${evil.origin}/api/0/organizations/acme/issues/?&cursor=0:100:0`);
	assert.equal(evil.seen.length, 1);
	const page = await api.issues('acme', {}, never());
	assert.ok(page.next);
	await api.issues('acme', { cursor: page.next }, never());
	assert.equal(server.seen.at(-1)?.query.get('cursor'), '0:100:0');
	assert.equal(evil.seen.length, 1);
});
