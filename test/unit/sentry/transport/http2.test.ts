import assert from 'node:assert/strict';
import { once } from 'node:events';
import http2 from 'node:http2';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { Agent, request } from 'undici';
import { client, fails, never } from '../loopback.ts';
import { createCa } from '../privateCa.ts';

test('over HTTP/2 cancelling ends the one stream and not the connection', async (context) => {
	const ca = createCa(context);
	const server = http2.createSecureServer(ca.issue('localhost'));
	const held = Promise.withResolvers<http2.ServerHttp2Stream>();
	let sessions = 0;
	server.on('session', (session) => {
		sessions++;
		context.after(() => session.destroy());
	});
	server.on('stream', (stream, headers) => {
		stream.on('error', () => undefined);
		if (headers[':path']?.includes('/tags/')) {
			held.resolve(stream);
			return;
		}
		stream.respond({ ':status': 200, 'content-type': 'application/json' });
		stream.end('{"id":"1","version":"0"}');
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	context.after(() => server.close());
	const { port } = server.address() as AddressInfo;
	const api = client(context, `https://localhost:${port}`, { network: () => ({ caFile: ca.file }) });
	await api.whoAmI(never());
	const caller = new AbortController();
	const waiting = assert.rejects(api.tags('acme', '1', [], caller.signal), fails('cancelled'));
	const stream = await held.promise;
	const closed = once(stream, 'close');
	caller.abort();
	await waiting;
	await closed;
	assert.ok(!stream.headersSent, 'it was never answered: only the client can have ended it');
	await api.whoAmI(never());
	assert.equal(sessions, 1);
});

/** It answers nothing: HTTP/2 settings of its own say so. */
async function serveNoStream(context: TestContext) {
	const ca = createCa(context);
	const server = http2.createSecureServer({
		...ca.issue('localhost'),
		settings: { maxConcurrentStreams: 0 },
	});
	const begun = Promise.withResolvers<http2.ServerHttp2Session>();
	server.on('session', (session) => {
		context.after(() => session.destroy());
		session.on('error', () => undefined);
		begun.resolve(session);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	context.after(() => server.close());
	const { port } = server.address() as AddressInfo;
	return { origin: `https://localhost:${port}`, ca, session: begun.promise };
}

test('undici waits for ever to close where a server allows no stream', async (context) => {
	const { origin, ca, session } = await serveNoStream(context);
	const agent = new Agent({ connect: { ca: ca.pem } });
	context.after(() => agent.destroy());
	const caller = new AbortController();
	const asked = assert.rejects(request(origin, { dispatcher: agent, signal: caller.signal }));
	// A round trip, after which undici knows that it may not ask.
	const server = await session;
	const ping = async (): Promise<void> =>
		new Promise((resolve, reject) => {
			server.ping((error) => (error ? reject(error) : resolve()));
		});
	await ping();
	caller.abort();
	await asked;
	let closed = false;
	void agent.close().then(() => (closed = true));
	await ping();
	assert.ok(!closed);
});

test('a server that allows no stream: a request times out, closing ends, and no connection stays', async (context) => {
	const { origin, ca, session } = await serveNoStream(context);
	const api = client(context, origin, { network: () => ({ caFile: ca.file }), timeouts: { headers: 300 } });
	const asked = assert.rejects(api.whoAmI(never()), fails('timeout'));
	const ended = once(await session, 'close');
	await asked;
	await api.close();
	await ended;
});
