import { setTimeout as wait } from 'node:timers/promises';
import { createGzip, gzipSync } from 'node:zlib';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Fault } from './fault.ts';
import type { Reply } from './reply.ts';

/** Sends a reply, spoiled by a fault. Ends early, without an error, when the client goes away. */
export async function send(response: ServerResponse, reply: Reply, fault: Fault | undefined): Promise<void> {
	const gone = new AbortController();
	response.once('close', () => gone.abort());
	try {
		if (fault?.latency !== undefined) {
			await wait(fault.latency, undefined, { signal: gone.signal });
		}
		await fault?.until?.();
		if (fault?.drop === 'before') {
			response.destroy();
			return;
		}
		await sendBody(response, reply, fault, gone.signal);
	} catch (error) {
		if (!gone.signal.aborted) {
			throw error;
		}
	}
}

async function sendBody(
	response: ServerResponse,
	reply: Reply,
	fault: Fault | undefined,
	signal: AbortSignal,
): Promise<void> {
	const headers = headersOf(reply, fault);
	response.writeHead(fault?.status ?? reply.status, headers);
	if (typeof fault?.gzip === 'number') {
		await sendBomb(response, fault.gzip, signal);
		return;
	}
	const body = bodyOf(reply, fault);
	if (fault?.drop === 'midway') {
		response.write(body.subarray(0, Math.ceil(body.length / 2)), () => response.destroy());
		return;
	}
	if (fault?.slow) {
		const { bytes, every } = fault.slow;
		for (let at = 0; at < body.length; at += bytes) {
			await wait(every, undefined, { signal });
			response.write(body.subarray(at, at + bytes));
		}
		response.end();
		return;
	}
	response.end(response.req.method === 'HEAD' ? undefined : body);
}

function headersOf(reply: Reply, fault: Fault | undefined): { [name: string]: string } {
	const headers: { [name: string]: string } = {};
	if (reply.json !== undefined || reply.text !== undefined) {
		headers['content-type'] =
			reply.contentType ?? (reply.text === undefined ? 'application/json' : 'text/plain; charset=utf-8');
	}
	Object.assign(headers, reply.headers);
	if (fault?.body !== undefined || fault?.oversize !== undefined) {
		headers['content-type'] = 'application/json';
	}
	if (fault?.gzip !== undefined) {
		headers['content-encoding'] = 'gzip';
	}
	for (const [name, value] of Object.entries(fault?.headers ?? {})) {
		headers[name.toLowerCase()] = value;
	}
	return Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''));
}

function bodyOf(reply: Reply, fault: Fault | undefined): Uint8Array {
	let body = Buffer.from(plainBodyOf(reply, fault));
	if (fault?.gzip === true) {
		body = gzipSync(body);
	}
	return fault?.truncate === undefined ? body : body.subarray(0, fault.truncate);
}

function plainBodyOf(reply: Reply, fault: Fault | undefined): string | Uint8Array {
	if (fault?.oversize !== undefined) {
		return `["${'x'.repeat(Math.max(0, fault.oversize - 4))}"]`;
	}
	if (fault?.body !== undefined) {
		return typeof fault.body === 'string' || fault.body instanceof Uint8Array
			? fault.body
			: JSON.stringify(fault.body);
	}
	if (reply.text !== undefined) {
		return reply.text;
	}
	if (reply.json === undefined) {
		return '';
	}
	const text = JSON.stringify(reply.json);
	return fault?.transform ? JSON.stringify(fault.transform(JSON.parse(text))) : text;
}

/** Zeros compress a thousandfold: what a careless client unpacks until its memory is full. */
async function sendBomb(response: ServerResponse, bytes: number, signal: AbortSignal): Promise<void> {
	const gzip = createGzip({ level: 9 });
	gzip.pipe(response);
	const block = Buffer.alloc(1024 * 1024, ' ');
	gzip.write('["');
	for (let sent = 0; sent < bytes && !signal.aborted; sent += block.length) {
		if (!gzip.write(block)) {
			await once(gzip, 'drain', { signal });
		}
	}
	gzip.end('"]');
}
