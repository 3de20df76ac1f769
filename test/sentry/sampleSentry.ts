/**
 * A sample Sentry server on loopback, for tests, for `npm start` and for pictures. It speaks Sentry's dialect over real
 * HTTP, from plain data in memory: what a PUT changes is gone when it closes.
 *
 *     const sentry = await startSampleSentry({ issues: 250 });
 *     // ask `${sentry.origin}/api/0/…` with `Bearer ${sentry.tokens.readOnly}`
 *     sentry.knobs.set({ path: '/api/0/organizations/*', times: 1, fault: throttled(2) });
 *     sentry.requests.filter(({ path }) => path.endsWith('/issues/')).length;
 *     await sentry.close();
 *
 * `faults.ts` has ready-made faults. Three servers that stand for sentry.io and its regions: `sampleRegions.ts`.
 * From a shell: `node test/sentry/main.ts --port 8765 --issues 10000`.
 */
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { sampleWorld } from './data/sampleWorld.ts';
import { jurisdiction } from './data/organizations.ts';
import { type Knobs, FaultRules } from './http/fault.ts';
import { type RateLimit, RateLimiter } from './http/rateLimit.ts';
import type { RecordedRequest } from './http/recorder.ts';
import type { Reply } from './http/reply.ts';
import { respond } from './http/respond.ts';
import type { Mode } from './http/route.ts';
import { send } from './http/send.ts';
import { type SampleToken, type SampleTokens, sampleTokens } from './http/token.ts';
import type { Region } from './model/organization.ts';
import type { World } from './model/world.ts';

export interface SampleSentryOptions {
	/** Default: any free port. */
	readonly port?: number;
	/** Default `127.0.0.1`. */
	readonly host?: string;
	/** How the origin names the host; default `host`. For `localhost`, or a name that a test resolves. */
	readonly hostname?: string;
	/** Generated issues on top of the sample's own. The same number gives the same issues. */
	readonly issues?: number;
	readonly mode?: Mode;
	/** Unix ms: what "now" is when the server starts. Default: now. The data's dates are relative to it. */
	readonly now?: number;
	/** Further tokens that the server knows. */
	readonly tokens?: readonly SampleToken[];
	/** Two servers with different salts know different tokens. */
	readonly tokenSalt?: string;
	/** PEM. With it the server speaks HTTPS. */
	readonly tls?: { readonly key: string; readonly cert: string };
	/** Refuses what is over it, with 429 in sentry.io's shape. Default: no limit, but the headers all the same. */
	readonly rateLimit?: RateLimit;
	/** Serves only the organizations of this region. */
	readonly region?: Region;
	/** What `links.regionUrl` says, by region. Called for each request, so that servers can be started one after another. */
	readonly regionOrigins?: () => { readonly [region: string]: string };
	/** Shares another server's data. */
	readonly world?: World;
}

export interface SampleSentry {
	/** `http://127.0.0.1:PORT` */
	readonly origin: string;
	readonly tokens: SampleTokens;
	/** Slug of the organization that has the data. */
	readonly organization: string;
	/** Every request that came, oldest first. */
	readonly requests: readonly RecordedRequest[];
	readonly knobs: Knobs;
	readonly world: World;
	/** Connections open now: a client that closes properly leaves none. */
	readonly connections: () => number;
	/** Forgets the requests so far. */
	forgetRequests(): void;
	/** Cuts every connection and stops. */
	close(): Promise<void>;
}

/** Rejects when the port is taken. */
export async function startSampleSentry(options: SampleSentryOptions = {}): Promise<SampleSentry> {
	const world = options.world ?? sampleWorld(options.now ?? Date.now(), options.issues ?? 0);
	const requests: RecordedRequest[] = [];
	const rules = new FaultRules();
	const limiter = new RateLimiter(options.rateLimit);
	const sockets = new Set<Socket>();
	const listener = (message: IncomingMessage, response: ServerResponse) => {
		void answer(message, response);
	};
	const server = options.tls ? createHttpsServer(options.tls, listener) : createHttpServer(listener);
	server.on('connection', (socket: Socket) => {
		sockets.add(socket);
		socket.once('close', () => sockets.delete(socket));
	});
	const host = options.host ?? '127.0.0.1';
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(options.port ?? 0, host, resolve);
	});
	const { port } = server.address() as AddressInfo;
	const origin = `${options.tls ? 'https' : 'http'}://${options.hostname ?? host}:${port}`;
	const { names: tokens, all } = sampleTokens(origin, jurisdiction.slug, options.tokenSalt);
	const known = [...all, ...(options.tokens ?? [])];

	async function answer(message: IncomingMessage, response: ServerResponse): Promise<void> {
		const url = new URL(message.url ?? '/', origin);
		const method = message.method ?? 'GET';
		const record = recordOf(message, url);
		requests.push(record);
		response.once('close', () => {
			record.endedAt = Date.now();
			record.aborted = !response.writableFinished;
		});
		const body = await textOf(message);
		if (body === undefined) {
			return;
		}
		record.body = body;
		const fault = rules.take(method, url, message.headers);
		const refuses = fault?.drop === 'before' || (fault?.status ?? 0) >= 400;
		const reply: Reply =
			refuses && method !== 'GET'
				? { status: fault?.status ?? 500, json: {} }
				: respond(
						{ method, url, authorization: message.headers.authorization, body },
						{
							world,
							mode: options.mode ?? 'sentry',
							region: options.region,
							regionOrigins: options.regionOrigins?.() ?? {},
							tokens: known,
							limiter,
						},
					);
		if (fault?.drop !== 'before') {
			record.status = fault?.status ?? reply.status;
		}
		await send(response, reply, fault);
	}

	return {
		origin,
		tokens,
		organization: jurisdiction.slug,
		requests,
		knobs: rules,
		world,
		connections: () => sockets.size,
		forgetRequests() {
			requests.length = 0;
		},
		async close() {
			const closed = new Promise<void>((resolve) => server.close(() => resolve()));
			for (const socket of sockets) {
				socket.destroy();
			}
			await closed;
		},
	};
}

function recordOf(message: IncomingMessage, url: URL): RecordedRequest {
	return {
		method: message.method ?? 'GET',
		path: url.pathname,
		query: url.searchParams,
		authorization: message.headers.authorization,
		headers: message.headers,
		body: '',
		receivedAt: Date.now(),
		status: undefined,
		endedAt: undefined,
		aborted: false,
	};
}

/** Undefined when the client went away before it had sent all. */
async function textOf(message: IncomingMessage): Promise<string | undefined> {
	const chunks: Buffer[] = [];
	try {
		for await (const chunk of message) {
			chunks.push(chunk as Buffer);
		}
	} catch {
		return undefined;
	}
	return Buffer.concat(chunks).toString();
}
