import { setTimeout as sleep } from 'node:timers/promises';
import type { SentryApi } from './api.ts';
import type { ApiOptions } from './apiOptions.ts';
import type { Ask } from './ask.ts';
import { createConnections } from './connections.ts';
import { eventResource } from './eventResource.ts';
import { issueResource } from './issueResource.ts';
import { organizationResource } from './organizationResource.ts';
import { parseOrigin } from './origin.ts';
import { createRegions } from './regions.ts';
import { createRequester } from './requester.ts';
import { timeoutsOf } from './timeouts.ts';

/** The client of one account. Throws `badInput` when the origin is none that may receive a token. */
export function createClient(options: ApiOptions): SentryApi {
	const account = parseOrigin(options.origin);
	const timeouts = timeoutsOf(options.timeouts);
	const now = options.now ?? Date.now;
	const log: NonNullable<ApiOptions['log']> = options.log ?? (() => undefined);
	const transport = createConnections({ network: options.network ?? (() => ({})), timeouts, log, now });
	const requester = createRequester({
		transport,
		token: options.token,
		mayReceiveToken: (origin) => regions.isTrusted(origin),
		userAgent: options.userAgent ?? 'culprit',
		now,
		timeouts,
		log,
		random: Math.random,
		sleep: options.sleep ?? ((ms, signal) => sleep(ms, undefined, { signal })),
	});
	const regions = createRegions(account, requester.request);

	const ask: Ask = {
		async get(organization, path, signal, query) {
			const origin = organization === undefined ? account : await regions.originOf(organization, signal);
			return requester.request({ method: 'GET', origin, path, signal, ...(query && { query }) });
		},
		async send(method, organization, path, body, signal, query) {
			const origin = await regions.originOf(organization, signal);
			return requester.request({ method, origin, path, body, signal, ...(query && { query }) });
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
			requester.forget();
		},
		async close() {
			requester.close();
			await transport.close();
		},
	};
}
