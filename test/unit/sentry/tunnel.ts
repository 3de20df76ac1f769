import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import type { Duplex } from 'node:stream';
import type { TestContext } from 'node:test';
import type { KeyPair } from './privateCa.ts';

export interface Tunnel {
	readonly url: string;
	readonly port: number;
	/** `CONNECT host:port` with what it was asked by. */
	readonly seen: { readonly target: string; readonly authorization: string | undefined }[];
	/** What came without a tunnel: nothing ever should. */
	readonly plain: string[];
}

export interface TunnelOptions {
	/** Asks for this `Proxy-Authorization` (407 without it). */
	readonly authorization?: string;
	/** Asks the first so many for a password, whatever they bring: as those that want a ticket and not one in a header. */
	readonly refuseFirst?: number;
	/** Answers every CONNECT with this status. */
	readonly refuseWith?: number;
	/** Where each name leads: names that only this proxy knows. */
	readonly ports: { readonly [host: string]: number };
	/** An https proxy. */
	readonly keys?: KeyPair;
}

/** A real CONNECT proxy on loopback. */
export async function serveTunnel(
	context: Pick<TestContext, 'after'>,
	options: TunnelOptions,
): Promise<Tunnel> {
	const seen: Tunnel['seen'] = [];
	const plain: string[] = [];
	const sockets = new Set<Duplex>();
	const onRequest: http.RequestListener = (request, response) => {
		plain.push(request.url ?? '');
		response.writeHead(500).end();
	};
	const server = options.keys
		? https.createServer({ ...options.keys }, onRequest)
		: http.createServer(onRequest);
	server.on('connect', (request: http.IncomingMessage, client: Duplex) => {
		sockets.add(client);
		client.on('error', () => undefined);
		const authorization = request.headers['proxy-authorization'];
		seen.push({ target: request.url ?? '', authorization });
		if (options.refuseWith !== undefined) {
			client.end(`HTTP/1.1 ${options.refuseWith} No\r\n\r\n`);
			return;
		}
		const wrong = options.authorization !== undefined && authorization !== options.authorization;
		if (wrong || seen.length <= (options.refuseFirst ?? 0)) {
			client.end(
				'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="corp"\r\n\r\n',
			);
			return;
		}
		const port = options.ports[(request.url ?? '').split(':')[0] ?? ''];
		if (port === undefined) {
			client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
			return;
		}
		const upstream = net.connect(port, '127.0.0.1', () => {
			client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
			upstream.pipe(client);
			client.pipe(upstream);
		});
		sockets.add(upstream);
		upstream.on('error', () => client.destroy());
		client.on('close', () => upstream.destroy());
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	context.after(async () => {
		for (const socket of sockets) {
			socket.destroy();
		}
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	});
	const { port } = server.address() as net.AddressInfo;
	return { url: `${options.keys ? 'https' : 'http'}://127.0.0.1:${port}`, port, seen, plain };
}
