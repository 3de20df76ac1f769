/**
 * Stands between the browser and VS Code's server and adds two things that the bare server lacks:
 * - `POST /mint-key`, the server's half of the key that encrypts SecretStorage in the browser; without it a secret
 *   lives until the next reload;
 * - extensions under development, for a page opened by any browser: the page reads them from its configuration, and a
 *   built server takes none from the URL.
 */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';

/** Absolute paths on this machine. */
export interface Development {
	readonly extensions: readonly string[];
	/** A CommonJS module whose `run()` is the tests. */
	readonly tests?: string;
}

export interface FrontOptions {
	/** Port of VS Code's server on 127.0.0.1. */
	readonly target: number;
	/** 0 for any. */
	readonly port: number;
	/** Where the half key is kept. */
	readonly keyFile: string;
	readonly development?: Development;
	/** Where the bare address leads: a path with its query. */
	readonly home?: string;
}

export async function startFront(options: FrontOptions): Promise<Server> {
	const key = await halfKey(options.keyFile);
	const server = createServer((incoming, answer) => {
		if (incoming.method === 'POST' && incoming.url?.split('?')[0] === '/mint-key') {
			answer.writeHead(200, { 'content-type': 'application/octet-stream' }).end(key);
			return;
		}
		if (options.home && incoming.url === '/') {
			answer.writeHead(302, { location: options.home }).end();
			return;
		}
		forward(options, incoming, answer);
	});
	server.on('upgrade', (incoming, socket, head) => tunnel(options.target, incoming, socket as Socket, head));
	server.listen(options.port, '127.0.0.1');
	await once(server, 'listening');
	return server;
}

export function frontPort(server: Server): number {
	return (server.address() as AddressInfo).port;
}

async function halfKey(file: string): Promise<Buffer> {
	try {
		return await readFile(file);
	} catch {
		const key = randomBytes(32);
		await writeFile(file, key, { mode: 0o600 });
		return key;
	}
}

function forward(options: FrontOptions, incoming: IncomingMessage, answer: ServerResponse): void {
	const isPage = incoming.url?.split('?')[0] === '/';
	const headers = { ...incoming.headers, ...(isPage ? { 'accept-encoding': 'identity' } : {}) };
	const outgoing = request(
		{ host: '127.0.0.1', port: options.target, method: incoming.method, path: incoming.url, headers },
		(reply) => {
			if (!isPage || !options.development) {
				answer.writeHead(reply.statusCode ?? 502, reply.headers);
				reply.pipe(answer);
				return;
			}
			const chunks: Buffer[] = [];
			reply.on('data', (chunk: Buffer) => chunks.push(chunk));
			reply.on('end', () => {
				const html = withDevelopment(
					Buffer.concat(chunks).toString(),
					options.development as Development,
					incoming.headers.host ?? '',
				);
				const { 'content-length': _length, ...kept } = reply.headers;
				answer.writeHead(reply.statusCode ?? 502, kept).end(html);
			});
		},
	);
	outgoing.on('error', () => answer.destroy());
	answer.on('close', () => outgoing.destroy());
	incoming.pipe(outgoing);
}

/** Adds the extensions to the configuration that the page carries in one attribute, as JSON in HTML's quotes. */
function withDevelopment(html: string, development: Development, authority: string): string {
	const uri = (path: string): object => ({ scheme: 'vscode-remote', authority, path });
	return html.replace(
		/(id="vscode-workbench-web-configuration" data-settings=")([^"]*)(")/,
		(_all, before: string, settings: string, after: string) => {
			const configuration = JSON.parse(settings.replaceAll('&quot;', '"')) as {
				[key: string]: unknown;
			};
			configuration['developmentOptions'] = {
				...(configuration['developmentOptions'] as object | undefined),
				extensions: development.extensions.map(uri),
				...(development.tests ? { extensionTestsPath: uri(development.tests) } : {}),
			};
			return `${before}${JSON.stringify(configuration).replaceAll('"', '&quot;')}${after}`;
		},
	);
}

/** WebSockets: the request as it came, then bytes both ways. */
function tunnel(target: number, incoming: IncomingMessage, socket: Socket, head: Buffer): void {
	const server = connect(target, '127.0.0.1', () => {
		const lines = [`${incoming.method} ${incoming.url} HTTP/1.1`];
		for (let i = 0; i + 1 < incoming.rawHeaders.length; i += 2) {
			lines.push(`${incoming.rawHeaders[i]}: ${incoming.rawHeaders[i + 1]}`);
		}
		server.write(`${lines.join('\r\n')}\r\n\r\n`);
		server.write(head);
		server.pipe(socket).pipe(server);
	});
	server.setNoDelay();
	socket.setNoDelay();
	const end = (): void => {
		server.destroy();
		socket.destroy();
	};
	server.on('error', end).on('close', end);
	socket.on('error', end).on('close', end);
}
