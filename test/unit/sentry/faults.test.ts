import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FailureReason } from '../../../src/core/failure.ts';
import { createApi } from '../../../src/sentry/net.ts';
import type { Fault } from '../../sentry/http/fault.ts';
import {
	badGateway,
	brownout,
	glitchtipThrottled,
	internalError,
	loginPage,
	rateLimited,
	redirect,
	throttled,
} from '../../sentry/http/faults.ts';
import { startSampleSentry } from '../../sentry/sampleSentry.ts';
import { until } from '../../host/harness/until.ts';
import { createClock } from './clock.ts';
import { fails, never } from './loopback.ts';

const soon = Date.now() / 1_000 + 600;

/** Every way in which the sample server can fail, and what the client makes of it. */
const faults: readonly (readonly [name: string, fault: Fault, reason: FailureReason])[] = [
	['cut before the answer', { drop: 'before' }, 'unreachable'],
	['cut midway', { drop: 'midway' }, 'unreachable'],
	['late', { latency: 60_000 }, 'timeout'],
	['slow', { slow: { bytes: 1, every: 30_000 } }, 'timeout'],
	['truncated', { truncate: 40 }, 'badReply'],
	['oversize', { oversize: 30 * 1024 * 1024 }, 'tooLarge'],
	['bomb', { gzip: 60 * 1024 * 1024 }, 'tooLarge'],
	['foreign JSON', { body: { ok: true } }, 'badReply'],
	['JSON text', { body: '"hello"', headers: { 'content-type': 'application/json' } }, 'badReply'],
	['empty', { body: '' }, 'badReply'],
	['a login page', loginPage(), 'notSentry'],
	['a gateway page', badGateway(), 'serverError'],
	['503', badGateway(503), 'serverError'],
	['internal error', internalError(), 'serverError'],
	['rate limit of sentry.io', rateLimited(Math.round(soon)), 'rateLimited'],
	['rate limit of DRF', throttled(600), 'rateLimited'],
	['rate limit of GlitchTip', glitchtipThrottled(new Date(soon * 1_000).toUTCString()), 'rateLimited'],
	['brownout', brownout(), 'gone'],
	['redirect away', redirect('https://evil.test/'), 'redirected'],
	['redirect to itself', redirect('/api/0/organizations/'), 'redirected'],
];

for (const [name, fault, reason] of faults) {
	test(`a server that fails so: ${name}`, async (context) => {
		const server = await startSampleSentry();
		const clock = createClock();
		const { sleep } = clock.options;
		const api = createApi({
			origin: server.origin,
			token: async () => server.tokens.full,
			...(reason === 'timeout' && { timeouts: { headers: 150, body: 150 } }),
			...(sleep && { sleep }),
		});
		context.after(async () => {
			await api.close();
			await server.close();
		});
		const path = /\/issues\/1\/|\/api\/0\/organizations\/$/;
		const undo = server.knobs.set({ path, fault });
		await assert.rejects(api.issue(server.organization, '1', never()), fails(reason));
		undo();
		const read = async () => (await api.issue(server.organization, '1', never())).shortId;
		if (reason === 'timeout') {
			// So little time is allowed here that a machine with other work may take longer.
			await until(async () => (await read().catch(() => undefined)) === 'PUMP-STATION-1');
		} else if (reason !== 'rateLimited') {
			assert.equal(await read(), 'PUMP-STATION-1', 'it works again at once');
		}
	});
}

test('gzip is read as what it holds', async (context) => {
	const server = await startSampleSentry();
	const api = createApi({ origin: server.origin, token: async () => server.tokens.full });
	context.after(async () => {
		await api.close();
		await server.close();
	});
	server.knobs.set({ fault: { gzip: true } });
	assert.equal((await api.issue(server.organization, '1', never())).id, '1');
});
