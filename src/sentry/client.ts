import { setTimeout as sleep } from 'node:timers/promises';
import { accountResource } from './resources/accountResource.ts';
import type { SentryApi } from './api.ts';
import type { ApiOptions } from './apiOptions.ts';
import { createCalls } from './resources/calls.ts';
import { createCapabilities } from './request/capabilities.ts';
import { createConnections } from './transport/connections.ts';
import { eventResource } from './resources/eventResource.ts';
import { issueResource } from './resources/issueResource.ts';
import { organizationResource } from './resources/organizationResource.ts';
import { isSaas, parseOrigin } from './origin.ts';
import { createRegions } from './resources/regions.ts';
import { ReplyStore } from './cache/replyStore.ts';
import { createRequester } from './request/requester.ts';
import { createRoutes } from './request/routes.ts';
import { createScopeCheck } from './resources/scopeCheck.ts';
import { seriesResource } from './resources/seriesResource.ts';
import { learnServer } from './resources/serverSelf.ts';
import { timeoutsOf } from './transport/timeouts.ts';
import { findTokenPage } from './resources/tokenPage.ts';

/** The client of one account. Throws `badInput` when the origin is none that may receive a token. */
export function createClient(options: ApiOptions): SentryApi {
	const account = parseOrigin(options.origin);
	const timeouts = timeoutsOf(options.timeouts);
	const now = options.now ?? Date.now;
	const log: NonNullable<ApiOptions['log']> = options.log ?? (() => undefined);
	const transport = createConnections({
		network: options.network ?? (() => ({})),
		timeouts,
		log,
		now,
	});
	const userAgent = options.userAgent ?? 'culprit';
	const capabilities = createCapabilities({
		origin: account,
		known: options.server ?? {},
		now,
		learnt: options.learnt ?? (() => undefined),
	});
	if (isSaas(new URL(account))) {
		capabilities.note({ kind: 'saas' });
	}
	const requester = createRequester({
		transport,
		token: options.token,
		mayReceiveToken: (origin) => regions.isTrusted(origin),
		userAgent,
		now,
		timeouts,
		log,
		account,
		capabilities,
		random: Math.random,
		sleep: options.sleep ?? ((ms, signal) => sleep(ms, undefined, { signal })),
	});
	const store = new ReplyStore(options.store, now, options.idle);
	const regions = createRegions({
		account,
		known: options.regions ?? {},
		send: requester.request,
		store,
		log,
	});
	const selfParts = { origin: account, transport, userAgent, note: capabilities.note };
	const scopes = createScopeCheck(account, requester.request);
	const routes = createRoutes(now);
	const calls = createCalls({
		account,
		requester: { ...requester, request: scopes.explain },
		regions,
		routes,
		store,
		renew() {
			log('warn', 'an answer is of something else than was asked for: connecting anew');
			transport.renew();
		},
	});

	return {
		...accountResource(calls, regions, scopes.note),
		server: capabilities.facts,
		tokenPage: (signal) => findTokenPage(selfParts, signal),
		learnServer: (signal) => learnServer(selfParts, capabilities.facts, signal),
		...organizationResource(calls),
		...issueResource(calls, now, capabilities),
		...eventResource(calls, capabilities),
		...seriesResource(calls),
		revalidate() {
			store.revalidate();
			capabilities.doubt();
		},
		async forget() {
			regions.forget();
			routes.forget();
			scopes.forget();
			capabilities.forget();
			requester.forget();
			await store.forget();
		},
		async close() {
			requester.close();
			store.close();
			await transport.close();
		},
	};
}
