import http2 from 'node:http2';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import type { KeyPair } from './privateCa.ts';

export interface SecureLoopback {
	readonly port: number;
	readonly seen: {
		readonly version: string;
		readonly path: string;
		readonly authorization: string | undefined;
	}[];
	/** How many connections were made. */
	readonly connections: () => number;
}

/** A TLS server that speaks HTTP/2 and HTTP/1.1; it knows every issue. */
export async function serveSecure(context: TestContext, keys: KeyPair): Promise<SecureLoopback> {
	const seen: SecureLoopback['seen'] = [];
	const sessions = new Set<http2.ServerHttp2Session>();
	let connections = 0;
	const server = http2.createSecureServer({ ...keys, allowHTTP1: true }, (request, response) => {
		seen.push({
			version: request.httpVersion,
			path: request.url,
			authorization: request.headers.authorization,
		});
		response.setHeader('content-type', 'application/json');
		response.end(JSON.stringify({ version: '0', id: '1', title: 'over TLS' }));
	});
	server.on('secureConnection', () => connections++);
	server.on('session', (session) => sessions.add(session));
	server.on('sessionError', () => undefined);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	context.after(async () => {
		for (const session of sessions) {
			session.destroy();
		}
		await new Promise((resolve) => server.close(resolve));
	});
	return { port: (server.address() as AddressInfo).port, seen, connections: () => connections };
}
