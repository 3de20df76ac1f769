import { setTimeout as sleep } from 'node:timers/promises';
import { accountResource } from './accountResource.ts';
import type { SentryApi } from './api.ts';
import type { ApiOptions } from './apiOptions.ts';
import { createAsk } from './ask.ts';
import { createConnections } from './connections.ts';
import { eventResource } from './eventResource.ts';
import { issueResource } from './issueResource.ts';
import { organizationResource } from './organizationResource.ts';
import { parseOrigin } from './origin.ts';
import { practiseReading } from './practice.ts';
import { createRegions } from './regions.ts';
import { ReplyStore } from './replyStore.ts';
import { createRequester } from './requester.ts';
import { createRoutes } from './routes.ts';
import { createScopeCheck } from './scopeCheck.ts';
import { seriesResource } from './seriesResource.ts';
import { timeoutsOf } from './timeouts.ts';
import { findTokenPage } from './tokenPage.ts';

/** The client of one account. Throws `badInput` when the origin is none that may receive a token. */
export function createClient(options: ApiOptions): SentryApi {
	const account = parseOrigin(options.origin);
	const timeouts = timeoutsOf(options.timeouts);
	const now = options.now ?? Date.now;
	const log: NonNullable<ApiOptions['log']> = options.log ?? (() => undefined);
	let isPractised = options.waiting === undefined;
	const transport = createConnections({
		network: options.network ?? (() => ({})),
		timeouts,
		log,
		now,
		connected: () => {
			if (isPractised) {
				return;
			}
			isPractised = true;
			try {
				const practice = practiseReading();
				if (practice) {
					options.waiting?.(practice);
				}
			} catch (error) {
				log('warn', `practice failed: ${error instanceof Error ? error.message : 'unknown'}`);
			}
		},
	});
	const userAgent = options.userAgent ?? 'culprit';
	const requester = createRequester({
		transport,
		token: options.token,
		mayReceiveToken: (origin) => regions.isTrusted(origin),
		userAgent,
		now,
		timeouts,
		log,
		random: Math.random,
		sleep: options.sleep ?? ((ms, signal) => sleep(ms, undefined, { signal })),
	});
	const store = new ReplyStore(options.store, now);
	const regions = createRegions({
		account,
		known: options.regions ?? {},
		send: requester.request,
		store,
		now,
		log,
	});
	const scopes = createScopeCheck(account, requester.request);
	const routes = createRoutes(now);
	const ask = createAsk({
		account,
		requester: { ...requester, request: scopes.explain },
		regions,
		routes,
		store,
		now,
	});

	return {
		...accountResource(ask, regions, scopes.note),
		tokenPage: (signal) => findTokenPage({ origin: account, transport, userAgent }, signal),
		...organizationResource(ask),
		...issueResource(ask),
		...eventResource(ask),
		...seriesResource(ask),
		revalidate: () => store.revalidate(),
		async forget() {
			regions.forget();
			routes.forget();
			scopes.forget();
			requester.forget();
			await store.forget();
		},
		async close() {
			requester.close();
			await transport.close();
		},
	};
}
