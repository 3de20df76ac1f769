import assert from 'node:assert/strict';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { type FailureFacts, type FailureReason, isCulpritError } from '../../../src/core/failure.ts';
import { createApi } from '../../../src/sentry/net.ts';
import type { ApiOptions } from '../../../src/sentry/apiOptions.ts';

export interface Seen {
	readonly method: string;
	readonly url: string;
	readonly path: string;
	readonly query: URLSearchParams;
	readonly headers: http.IncomingHttpHeaders;
	readonly body: string;
}

export interface Loopback {
	readonly origin: string;
	/** Every request that came, in order. */
	readonly seen: Seen[];
	readonly server: http.Server;
}

/** What a handler answers: JSON with 200, or anything by the response itself. */
export type Handler = (request: Seen, response: http.ServerResponse) => unknown;

/** A real server on loopback for one test; it is closed, connections and all, when the test ends. */
export async function serve(context: TestContext, handler: Handler): Promise<Loopback> {
	const seen: Seen[] = [];
	const server = http.createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const url = new URL(request.url ?? '/', 'http://loopback');
			const one: Seen = {
				method: request.method ?? '',
				url: request.url ?? '',
				path: url.pathname,
				query: url.searchParams,
				headers: request.headers,
				body: Buffer.concat(chunks).toString(),
			};
			seen.push(one);
			const answer = handler(one, response);
			if (answer !== undefined && !response.headersSent) {
				json(response, 200, answer);
			}
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	context.after(async () => {
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	});
	return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen, server };
}

export function json(
	response: http.ServerResponse,
	status: number,
	body: unknown,
	headers: http.OutgoingHttpHeaders = {},
): void {
	response.writeHead(status, { 'content-type': 'application/json', ...headers });
	response.end(JSON.stringify(body));
}

export const token = 'sntryu_0123456789abcdef0123456789abcdef';

/** A client for one test. It never waits, unless the test gives it a clock. */
export function client(context: TestContext, origin: string, options: Partial<ApiOptions> = {}) {
	const api = createApi({
		origin,
		token: async () => token,
		sleep: async () => undefined,
		idle: async () => undefined,
		...options,
	});
	context.after(() => api.close());
	return api;
}

/** No signal ever comes. */
export function never(): AbortSignal {
	return new AbortController().signal;
}

/** A server that knows no regions, as self-hosted ones do, before `handler`. */
export function selfHosted(handler: Handler): Handler {
	return (request, response) => {
		if (request.path === '/api/0/users/me/regions/') {
			json(response, 404, { detail: 'The requested resource does not exist' });
			return undefined;
		}
		return handler(request, response);
	};
}

/** For `assert.rejects`: a `CulpritError` of this reason. */
export function fails(reason: FailureReason, facts: FailureFacts = {}) {
	return (error: unknown): boolean => {
		assert.ok(isCulpritError(error), String(error));
		assert.equal(error.reason, reason);
		assert.partialDeepStrictEqual(error.facts, facts);
		return true;
	};
}
