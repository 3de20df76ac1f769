import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { NetworkSettings } from '../../../../src/sentry/apiOptions.ts';
import { client, fails, never, serve, token } from '../loopback.ts';
import { createCa } from '../privateCa.ts';
import { serveSecure } from '../secureLoopback.ts';
import { serveTunnel } from '../tunnel.ts';

const variable = 'NODE_TLS_REJECT_UNAUTHORIZED';

/** Node reads it at each connection. */
function switchChecksOff(context: TestContext): void {
	process.env[variable] = '0';
	context.after(() => {
		delete process.env[variable];
	});
}

function asks(context: TestContext, origin: string, network: NetworkSettings = {}) {
	return client(context, origin, { network: () => ({ environment: {}, ...network }) }).whoAmI(never());
}

const selfSigned = fails('certificate', { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });

test('fetch sends the token to anybody while NODE_TLS_REJECT_UNAUTHORIZED is 0', async (context) => {
	const server = await serveSecure(context, createCa(context).selfSigned('localhost'));
	switchChecksOff(context);
	await fetch(`https://localhost:${server.port}/`, { headers: { authorization: `Bearer ${token}` } });
	assert.deepEqual(
		server.seen.map(({ authorization }) => authorization),
		[`Bearer ${token}`],
	);
});

test('with NODE_TLS_REJECT_UNAUTHORIZED=0 a certificate is checked all the same, and the log says so', async (context) => {
	const ca = createCa(context);
	const own = await serveSecure(context, ca.selfSigned('localhost'));
	const elsewhere = await serveSecure(context, ca.issue('sentry.corp.test'));
	switchChecksOff(context);
	const lines: string[] = [];
	const api = client(context, `https://localhost:${own.port}`, {
		log: (_level, line) => void lines.push(line),
	});
	await assert.rejects(api.whoAmI(never()), selfSigned);
	await assert.rejects(
		asks(context, `https://localhost:${elsewhere.port}`, { caFile: ca.file }),
		fails('certificate', { code: 'ERR_TLS_CERT_ALTNAME_INVALID' }),
	);
	assert.equal(own.seen.length + elsewhere.seen.length, 0);
	assert.equal(lines.filter((line) => line.includes(variable)).length, 1);
});

test('with NODE_TLS_REJECT_UNAUTHORIZED=0 a certificate is checked behind a proxy and behind an https proxy, whose own is, too', async (context) => {
	const ca = createCa(context);
	const host = 'sentry.corp.test';
	const server = await serveSecure(context, ca.selfSigned(host));
	const ports = { [host]: server.port };
	const plain = await serveTunnel(context, { ports });
	const secure = await serveTunnel(context, { ports, keys: ca.issue('127.0.0.1') });
	const stranger = await serveTunnel(context, { ports, keys: ca.selfSigned('127.0.0.1') });
	switchChecksOff(context);
	for (const { url } of [plain, secure]) {
		await assert.rejects(asks(context, `https://${host}`, { proxy: url, caFile: ca.file }), selfSigned);
	}
	await assert.rejects(
		asks(context, `https://${host}`, { proxy: stranger.url, caFile: ca.file }),
		fails('proxy', { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }),
	);
	assert.equal(plain.seen.length + secure.seen.length, 2);
	assert.equal(stranger.seen.length, 0);
	assert.equal(server.seen.length, 0);
});

test('while NODE_TLS_REJECT_UNAUTHORIZED is 0 the patched fetch is no way round a check, whatever failed before', async (context) => {
	const server = await serveSecure(context, createCa(context).selfSigned('localhost'));
	const origin = `https://localhost:${server.port}`;
	/** It knows the way to every host, as VS Code's does behind some proxies. */
	const patchedFetch: typeof fetch = (input, init) =>
		fetch(new URL(new URL(input as URL).pathname, origin), init);
	switchChecksOff(context);
	await assert.rejects(asks(context, origin, { patchedFetch }), selfSigned);
	await assert.rejects(asks(context, 'https://sentry.corp.test', { patchedFetch }), fails('unreachable'));
	const proxied = { patchedFetch, proxy: 'http://127.0.0.1:1' };
	await assert.rejects(asks(context, 'https://sentry.corp.test', proxied), fails('proxy'));
	assert.equal(server.seen.length, 0);
});

test('where only the patched fetch got through, it is left once NODE_TLS_REJECT_UNAUTHORIZED is 0', async (context) => {
	const ca = createCa(context);
	const trusted = await serve(context, () => ({ version: '0' }));
	const stranger = await serveSecure(context, ca.selfSigned('localhost'));
	let origin = trusted.origin;
	const patchedFetch: typeof fetch = (input, init) =>
		fetch(new URL(new URL(input as URL).pathname, origin), init);
	const network = { patchedFetch, proxy: 'http://127.0.0.1:1', environment: {} };
	const api = client(context, 'https://sentry.corp.test', { network: () => network });
	await api.whoAmI(never());
	origin = `https://localhost:${stranger.port}`;
	switchChecksOff(context);
	await assert.rejects(api.whoAmI(never()), fails('proxy'));
	assert.equal(stranger.seen.length, 0);
});

test('culprit.network.transport vscode refuses https while NODE_TLS_REJECT_UNAUTHORIZED is 0, and says why', async (context) => {
	const server = await serveSecure(context, createCa(context).selfSigned('localhost'));
	const plain = await serve(context, () => ({ version: '0' }));
	const network = { transport: 'vscode', patchedFetch: fetch } as const;
	switchChecksOff(context);
	await assert.rejects(
		asks(context, `https://localhost:${server.port}`, network),
		fails('certificate', { code: 'UNCHECKED' }),
	);
	assert.equal(server.seen.length, 0);
	await asks(context, plain.origin, network);
});
