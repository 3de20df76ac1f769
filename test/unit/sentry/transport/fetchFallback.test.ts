import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { test } from 'node:test';
import { createClock, createInFlightProbe } from '../clock.ts';
import { client, fails, json, never, selfHosted, serve, token } from '../loopback.ts';
import { serveTunnel } from '../tunnel.ts';

/**
 * A `fetch` that knows the way to a host that undici cannot reach, as VS Code's does behind a Kerberos proxy. What it sends
 * arrives at a real server.
 */
function patchedFetch(origin: string) {
	const calls: string[] = [];
	const patched: typeof fetch = (input, init) => {
		const url = new URL(input as URL);
		calls.push(`${init?.method ?? 'GET'} ${url.origin}`);
		return fetch(new URL(url.pathname + url.search, origin), init);
	};
	return { calls, patched };
}

const account = 'https://sentry.corp.test';

test('a GET that the proxy refuses without a password goes by the patched fetch, and then all requests do', async (context) => {
	const server = await serve(context, () => ({ version: '0', id: '1' }));
	const proxy = await serveTunnel(context, { authorization: 'Negotiate', ports: {} });
	const { calls, patched } = patchedFetch(server.origin);
	const network = { proxy: proxy.url, patchedFetch: patched, environment: {} };
	const api = client(context, account, { network: () => network });
	await api.whoAmI(never());
	await api.issue('acme', '1', never());
	await api.update('acme', ['1'], { hasSeen: true }, never());
	assert.equal(proxy.seen.length, 1, 'undici was tried once');
	assert.deepEqual(calls, [`GET ${account}`, `GET ${account}`, `PUT ${account}`]);
	assert.equal(server.seen[0]?.headers.authorization, `Bearer ${token}`);
	assert.deepEqual(
		server.seen.map(({ body }) => body),
		['', '', '{"hasSeen":true}'],
	);
});

/** A network in which neither way leads anywhere, and how often the other way was tried. */
function nowhere() {
	let tries = 0;
	const patchedFetch = (async () => {
		tries++;
		throw new TypeError('fetch failed');
	}) as typeof fetch;
	return { network: { proxy: 'http://127.0.0.1:1', environment: {}, patchedFetch }, tries: () => tries };
}

test('two GETs side by side both go the other way: one finds it for both', async (context) => {
	const server = await serve(context, () => ({ version: '0', id: '1' }));
	const proxy = await serveTunnel(context, { authorization: 'Negotiate', ports: {} });
	const { calls, patched } = patchedFetch(server.origin);
	const network = { proxy: proxy.url, patchedFetch: patched, environment: {} };
	const api = client(context, account, { network: () => network });
	await Promise.all([api.whoAmI(never()), api.issue('acme', '1', never())]);
	assert.equal(calls.length, 2);
	assert.equal(server.seen.length, 2);
});

test('two GETs side by side that neither way takes are told the first failure, after one try', async (context) => {
	const { network, tries } = nowhere();
	const api = client(context, account, { network: () => network });
	await Promise.all([
		assert.rejects(api.whoAmI(never()), fails('proxy', { code: 'ECONNREFUSED' })),
		assert.rejects(api.issue('acme', '1', never()), fails('proxy', { code: 'ECONNREFUSED' })),
	]);
	assert.equal(tries(), 1);
});

test('a PUT never tries another way', async (context) => {
	const server = await serve(context, () => ({ id: '1' }));
	const { calls, patched } = patchedFetch(server.origin);
	const network = { proxy: 'http://127.0.0.1:1', patchedFetch: patched, environment: {} };
	const api = client(context, account, { network: () => network });
	await assert.rejects(api.update('acme', ['1'], { hasSeen: true }, never()), fails('proxy'));
	assert.deepEqual(calls, []);
});

test('when the other way fails too, the first failure is told, and it is not tried again for a minute', async (context) => {
	const clock = createClock();
	const { network, tries } = nowhere();
	const api = client(context, account, { network: () => network, ...clock.options });
	await assert.rejects(api.whoAmI(never()), fails('proxy', { code: 'ECONNREFUSED' }));
	await assert.rejects(api.whoAmI(never()), fails('proxy'));
	assert.equal(tries(), 1);
	clock.pass(60_000);
	await assert.rejects(api.whoAmI(never()), fails('proxy'));
	assert.equal(tries(), 2);
});

test('culprit.network.transport: undici never, vscode always', async (context) => {
	const server = await serve(
		context,
		selfHosted(() => ({ id: '1', version: '0' })),
	);
	const { calls, patched } = patchedFetch(server.origin);
	const only = {
		transport: 'undici',
		proxy: 'http://127.0.0.1:1',
		patchedFetch: patched,
		environment: {},
	} as const;
	await assert.rejects(client(context, account, { network: () => only }).whoAmI(never()), fails('proxy'));
	assert.equal(calls.length, 0);
	const always = { transport: 'vscode', patchedFetch: patched } as const;
	const api = client(context, server.origin, { network: () => always });
	await api.whoAmI(never());
	await api.update('acme', ['1'], { hasSeen: true }, never());
	assert.deepEqual(
		calls.map((call) => call.split(' ')[0]),
		['GET', 'GET', 'PUT'],
	);
});

test('a server that answers, however badly, is not asked a second way', async (context) => {
	const server = await serve(
		context,
		selfHosted((_request, response) => json(response, 500, { detail: 'Internal Error' })),
	);
	const { calls, patched } = patchedFetch(server.origin);
	const network = { patchedFetch: patched };
	await assert.rejects(
		client(context, server.origin, { network: () => network }).whoAmI(never()),
		fails('serverError'),
	);
	assert.deepEqual(calls, []);
});

test('by the patched fetch, too: redirects stay, sizes and times are bounded, cancelling ends the request', async (context) => {
	const evil = await serve(context, () => ({ id: '1' }));
	const probe = createInFlightProbe();
	const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024, ' '));
	const server = await serve(
		context,
		selfHosted((request, response) => {
			const packed = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
			switch (/(\d+)\/$/.exec(request.path)?.[1] ?? '') {
				case '1':
					response.writeHead(302, { location: `${evil.origin}/x` }).end();
					return undefined;
				case '2':
					response.writeHead(200, packed).end(bomb);
					return undefined;
				case '3':
					response.writeHead(200, packed).end(gzipSync('{"id":"3","title":"packed"}'));
					return undefined;
				default:
					return probe.hold(response);
			}
		}),
	);
	const network = { transport: 'vscode', patchedFetch: fetch } as const;
	const api = client(context, server.origin, { network: () => network });
	await assert.rejects(api.issue('acme', '1', never()), fails('redirected'));
	assert.equal(evil.seen.length, 0);
	await assert.rejects(api.issue('acme', '2', never()), fails('tooLarge'));
	assert.equal((await api.issue('acme', '3', never())).title, 'packed');

	const caller = new AbortController();
	const waiting = assert.rejects(api.tags('acme', '3', [], caller.signal), fails('cancelled'));
	await probe.arrived(1);
	caller.abort();
	await waiting;
	await probe.allClosed();
	const hasty = client(context, server.origin, { network: () => network, timeouts: { headers: 50 } });
	await assert.rejects(hasty.tags('acme', '3', [], never()), fails('timeout'));
});
