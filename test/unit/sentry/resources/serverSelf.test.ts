import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { ServerFacts } from '../../../../src/core/capabilities.ts';
import { redirect } from '../../../sentry/http/faults.ts';
import type { Mode } from '../../../sentry/http/route.ts';
import { startSampleSentry } from '../../../sentry/sampleSentry.ts';
import { createInFlightProbe } from '../clock.ts';
import { client, json, never, selfHosted, serve } from '../loopback.ts';
import { serveTunnel } from '../tunnel.ts';

const config = '/api/client-config/';
const settings = '/api/settings/';

async function sampleOf(context: TestContext, mode: Mode) {
	const server = await startSampleSentry({ mode });
	context.after(() => server.close());
	return server;
}

for (const [mode, self, asked] of [
	['sentry', { kind: 'sentry', version: '25.11.0' }, [config]],
	['glitchtip', { kind: 'glitchtip', version: '5.1.0' }, [config, settings]],
	['old', {}, [config, settings]],
] as const) {
	test(`${mode}: what it says of itself to everybody is asked for without a token, once`, async (context) => {
		const server = await sampleOf(context, mode);
		const learnt: unknown[] = [];
		const api = client(context, server.origin, { learnt: (each) => learnt.push(each) });
		await api.learnServer(never());
		assert.deepEqual(api.server(), self);
		assert.deepEqual(learnt, 'kind' in self ? [self] : []);
		const all = asked.map((path) => ['GET', path, undefined]);
		const seen = () =>
			server.requests.map(({ method, path, authorization }) => [method, path, authorization]);
		assert.deepEqual(seen(), all);
		await api.learnServer(never());
		assert.equal(server.requests.length, 'version' in self ? all.length : 2 * all.length);
	});
}

test('of sentry.io nothing is asked', async (context) => {
	let sent = 0;
	const patchedFetch: typeof fetch = async () => {
		sent++;
		throw new TypeError('fetch failed');
	};
	const network = { transport: 'vscode', patchedFetch } as const;
	const ask = async (origin: string): Promise<void> =>
		client(context, origin, { network: () => network }).learnServer(never());
	await ask('https://us.sentry.io');
	assert.equal(sent, 0);
	await ask('https://sentry.corp.test');
	assert.equal(sent, 2, 'of another it would be');
});

const whole = { isSelfHosted: true, urlPrefix: '', version: { current: '25.11.0', upgradeAvailable: false } };
for (const [what, said, self] of [
	['a version that is none', { ...whole, version: { current: '<b>25</b>' } }, { kind: 'sentry' }],
	['no version', { ...whole, version: {} }, { kind: 'sentry' }],
	['a text for a version', { ...whole, version: '25.11.0' }, {}],
	['what Sentry does not look like', { version: { current: '25.11.0' } }, {}],
	['a list', [whole], {}],
	['nothing', null, {}],
] as const satisfies readonly (readonly [string, unknown, ServerFacts])[]) {
	test(`${what} under ${config} is taken for what it is`, async (context) => {
		const server = await serve(
			context,
			selfHosted(({ path }, response) => json(response, path === config ? 200 : 404, said)),
		);
		const api = client(context, server.origin);
		await api.learnServer(never());
		assert.deepEqual(api.server(), self);
	});
}

test('a redirect is not followed', async (context) => {
	const [server, elsewhere] = [await sampleOf(context, 'sentry'), await sampleOf(context, 'sentry')];
	server.knobs.set({ path: config, fault: redirect(`${elsewhere.origin}${config}`) });
	const api = client(context, server.origin);
	await api.learnServer(never());
	assert.deepEqual([api.server(), elsewhere.requests], [{}, []]);
});

test('a second is all that it gets, and who asked may end it before', async (context) => {
	const probe = createInFlightProbe();
	const server = await serve(
		context,
		selfHosted((_request, response) => probe.hold(response)),
	);
	const api = client(context, server.origin);
	const caller = new AbortController();
	const ended = api.learnServer(caller.signal);
	await probe.arrived(1);
	caller.abort();
	await ended;
	await probe.allClosed();
	context.mock.timers.enable({ apis: ['setTimeout'] });
	let isOver = false;
	const late = api.learnServer(never()).then(() => (isOver = true));
	await probe.arrived(2);
	context.mock.timers.tick(999);
	assert.equal(isOver, false);
	context.mock.timers.tick(1);
	await late;
	await probe.allClosed();
	assert.deepEqual(
		server.seen.map(({ path }) => path),
		[config, config],
		'of one that does not answer no more is asked',
	);
});

test('where a proxy refuses undici, the way round it is found by what is asked with the token', async (context) => {
	const server = await serve(context, ({ path }) => (path === config ? whole : { version: '0', user: null }));
	const proxy = await serveTunnel(context, { authorization: 'Negotiate', ports: {} });
	const patchedFetch: typeof fetch = (input, init) =>
		fetch(new URL(new URL(input as URL).pathname, server.origin), init);
	const network = { proxy: proxy.url, patchedFetch, environment: {} };
	const api = client(context, 'https://sentry.corp.test', { network: () => network });
	const [who] = await Promise.all([api.whoAmI(never()), api.learnServer(never())]);
	assert.deepEqual(who.scopes, []);
});
