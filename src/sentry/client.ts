import { CulpritError } from '../core/failure.ts';
import type { SentryApi } from './api.ts';
import type { ApiOptions } from './apiOptions.ts';
import type { Ask } from './ask.ts';
import { eventResource } from './eventResource.ts';
import { exchange, type ApiReply, type ApiRequest } from './exchange.ts';
import { issueResource } from './issueResource.ts';
import { organizationResource } from './organizationResource.ts';
import { parseOrigin } from './origin.ts';
import { createRegions } from './regions.ts';
import { timeoutsOf } from './timeouts.ts';
import { createAgent, createUndiciTransport } from './undiciTransport.ts';

/** The client of one account. Throws `badInput` when the origin is none that may receive a token. */
export function createClient(options: ApiOptions): SentryApi {
	const account = parseOrigin(options.origin);
	const timeouts = timeoutsOf(options.timeouts);
	const transport = createUndiciTransport(createAgent(timeouts));
	let closed = false;

	async function send(request: ApiRequest): Promise<ApiReply> {
		if (closed) {
			throw new CulpritError('cancelled');
		}
		const started = Date.now();
		const line = `${request.method} ${request.path.pattern}`;
		try {
			const reply = await exchange(parts, request);
			options.log?.('debug', `${line} ${reply.status} in ${Date.now() - started} ms`);
			return reply;
		} catch (error) {
			options.log?.('warn', `${line} failed: ${error instanceof Error ? error.message : 'unknown'}`);
			throw error;
		}
	}
	const regions = createRegions(account, send);
	const parts = {
		transport: () => transport,
		token: options.token,
		mayReceiveToken: regions.isTrusted,
		userAgent: options.userAgent ?? 'culprit',
		now: options.now ?? Date.now,
		total: timeouts.total,
	};

	const ask: Ask = {
		async get(organization, path, signal, query) {
			const origin = organization === undefined ? account : await regions.originOf(organization, signal);
			return send({ method: 'GET', origin, path, signal, ...(query && { query }) });
		},
		async send(method, organization, path, body, signal, query) {
			const origin = await regions.originOf(organization, signal);
			return send({ method, origin, path, body, signal, ...(query && { query }) });
		},
	};

	return {
		...organizationResource(ask),
		...issueResource(ask),
		...eventResource(ask),
		organizations: regions.organizations,
		async lastIssue() {
			return undefined;
		},
		async lastEvent() {
			return undefined;
		},
		revalidate() {},
		async forget() {
			regions.forget();
		},
		async close() {
			closed = true;
			await transport.close();
		},
	};
}
