import assert from 'node:assert/strict';
import { once } from 'node:events';
import http2 from 'node:http2';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { client, fails, never } from './loopback.ts';
import { createCa } from './privateCa.ts';

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
