import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import { type TestContext, test } from 'node:test';
import type { NetworkSettings } from '../../../../src/sentry/apiOptions.ts';
import { createConnections } from '../../../../src/sentry/transport/connections.ts';
import { timeoutsOf } from '../../../../src/sentry/transport/timeouts.ts';
import { until } from '../../../host/harness/until.ts';
import { client, fails, never, serve } from '../loopback.ts';
import { createCa } from '../privateCa.ts';
import { serveSecure } from '../secureLoopback.ts';
import { serveTunnel } from '../tunnel.ts';

const { fetch: plainFetch } = globalThis;

/** A server on loopback, and the sockets that it was reached by. */
async function serveSockets(context: TestContext, drop = false) {
	const sockets: Socket[] = [];
	const server = await serve(context, (_request, response) => {
		if (drop) {
			response.destroy();
			return undefined;
		}
		return { version: '0' };
	});
	// It does not hang up itself while a test runs.
	server.server.keepAliveTimeout = 120_000;
	server.server.on('connection', (socket) => sockets.push(socket));
	return { ...server, sockets };
}

test('other settings mean other connections, which the log says; closing ends the old ones, too', async (context) => {
	const { origin, sockets } = await serveSockets(context);
	const lines: string[] = [];
	let network: NetworkSettings = {};
	const api = client(context, origin, {
		network: () => network,
		log: (_level, line) => void lines.push(line),
		// They end by themselves after as long.
		timeouts: { total: 600_000 },
	});
	const said = () => lines.filter((line) => line.includes('settings')).length;
	await api.whoAmI(never());
	assert.deepEqual([sockets.length, said()], [1, 0]);
	network = { noProxy: ['x.test'] };
	await api.whoAmI(never());
	assert.deepEqual([sockets.length, said()], [2, 1]);
	await api.close();
	await until(() => sockets.every(({ destroyed }) => destroyed));
});

for (const [what, settings, warnings] of [
	['is off', { strictSSL: false }, 1],
	['is on', { strictSSL: true }, 0],
	['is not set', {}, 0],
] as const) {
	test(`the log warns ${warnings === 0 ? 'of nothing' : 'once'} where http.proxyStrictSSL ${what}`, async (context) => {
		const { origin } = await serveSockets(context);
		const lines: string[] = [];
		const api = client(context, origin, {
			network: () => settings,
			log: (level, line) => void (level === 'warn' && lines.push(line)),
		});
		await api.whoAmI(never());
		await api.whoAmI(never());
		assert.equal(lines.filter((line) => line.includes('proxyStrictSSL')).length, warnings);
	});
}

test('once closed, nothing is sent', async (context) => {
	const { origin, seen } = await serveSockets(context);
	const connections = createConnections({
		network: () => ({}),
		timeouts: timeoutsOf(),
		log: () => undefined,
		now: Date.now,
	});
	await connections.close();
	await assert.rejects(
		connections.send({ method: 'GET', url: new URL(origin), headers: {}, signal: never() }),
		{ name: 'AbortError' },
	);
	assert.equal(seen.length, 0);
});

test('what the resolver says counts for each request: another proxy is gone through from then on', async (context) => {
	const host = 'sentry.corp.test';
	const ca = createCa(context);
	const server = await serveSecure(context, ca.issue(host));
	const ports = { [host]: server.port };
	const office = await serveTunnel(context, { ports });
	const home = await serveTunnel(context, { ports });
	let where = office;
	const network = { caFile: ca.file, environment: {}, resolveProxy: async () => where.url };
	const api = client(context, `https://${host}`, { network: () => network });
	const gone = () => [office.seen.length, home.seen.length];
	await api.whoAmI(never());
	assert.deepEqual(gone(), [1, 0]);
	where = home;
	await api.whoAmI(never());
	assert.deepEqual(gone(), [1, 1]);
	where = office;
	await api.whoAmI(never());
	assert.deepEqual(gone(), [1, 1], 'the connection is still there');
});

/** A patched `fetch` that gets through to a server of its own, and counts. */
async function patched(context: TestContext) {
	const { origin } = await serve(context, () => ({ version: '0' }));
	const calls: string[] = [];
	const patchedFetch: typeof fetch = (input, init) => {
		calls.push(new URL(input as URL).origin);
		return plainFetch(`${origin}/`, init);
	};
	return { calls, network: { patchedFetch, environment: {} } };
}

test('the patched fetch is tried where nobody listens, and where a certificate is not trusted; the log says so once', async (context) => {
	const { port } = await serveSecure(context, createCa(context).selfSigned('localhost'));
	for (const origin of ['http://127.0.0.1:1', `https://localhost:${port}`]) {
		const { calls, network } = await patched(context);
		const lines: string[] = [];
		const api = client(context, origin, {
			network: () => network,
			log: (level, line) => void (level === 'info' && lines.push(line)),
		});
		await api.whoAmI(never());
		await api.whoAmI(never());
		assert.deepEqual(calls, [origin, origin]);
		assert.deepEqual(lines, ["undici did not get through, VS Code's fetch did: it is used from now on"]);
	}
});

test('the patched fetch is not tried where a server was reached and hung up', async (context) => {
	const { origin } = await serveSockets(context, true);
	const { calls, network } = await patched(context);
	await assert.rejects(
		client(context, origin, { network: () => network }).whoAmI(never()),
		fails('unreachable'),
	);
	assert.deepEqual(calls, []);
});
