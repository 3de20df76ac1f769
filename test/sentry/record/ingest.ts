import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { type StoredEvent, cspEvent } from './storedEvent.ts';
import { readEnvelope } from './envelope.ts';

/** The end of Sentry that SDKs talk to: takes what they send, and keeps the events. */
export interface Ingest {
	/** For one project: what a program's `SENTRY_DSN` is. */
	dsn(projectId: string): string;
	/** Where a browser reports violations of a page's content security policy. */
	securityUrl(projectId: string): string;
	/** The events since the last call, in the order in which they came. */
	take(): StoredEvent[];
	/** Resolves when so many events have come since the last `take`, or after ten seconds. */
	waitFor(count: number): Promise<void>;
	close(): Promise<void>;
}

export async function startIngest(): Promise<Ingest> {
	let events: StoredEvent[] = [];
	let wake = () => {};
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const body = Buffer.concat(chunks);
			const plain = request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
			events.push(...eventsIn(request.url ?? '', plain));
			wake();
			response.writeHead(200, { 'content-type': 'application/json', 'access-control-allow-origin': '*' });
			response.end(JSON.stringify({ id: '0'.repeat(32) }));
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		dsn: (projectId) => `http://c0ffee@127.0.0.1:${port}/${projectId}`,
		securityUrl: (projectId) => `http://127.0.0.1:${port}/api/${projectId}/security/?sentry_key=c0ffee`,
		take() {
			const taken = events;
			events = [];
			return taken;
		},
		async waitFor(count) {
			const deadline = AbortSignal.timeout(10_000);
			while (events.length < count && !deadline.aborted) {
				await new Promise<void>((resolve) => {
					wake = resolve;
					deadline.addEventListener('abort', () => resolve(), { once: true });
				});
			}
		},
		close: () => new Promise((resolve) => server.close(() => resolve())),
	};
}

function eventsIn(url: string, body: Buffer): StoredEvent[] {
	if (url.includes('/security/')) {
		return [cspEvent(JSON.parse(body.toString()) as Parameters<typeof cspEvent>[0])];
	}
	return readEnvelope(body)
		.filter(({ type }) => type === 'event' || type === 'feedback')
		.map(({ type, payload }) => ({ ...(JSON.parse(payload.toString()) as StoredEvent), type }));
}
