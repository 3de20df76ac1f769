import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { createSecureContext } from 'node:tls';
import type { NetworkSettings } from '../../../../src/sentry/apiOptions.ts';
import { proxyFor } from '../../../../src/sentry/transport/proxy.ts';
import { timeoutsOf } from '../../../../src/sentry/transport/timeouts.ts';
import { createProxied, createUndiciTransport } from '../../../../src/sentry/transport/undiciTransport.ts';
import { client, fails, never, serve, token } from '../loopback.ts';
import { createCa } from '../privateCa.ts';
import { serveSecure } from '../secureLoopback.ts';
import { serveTunnel, type TunnelOptions } from '../tunnel.ts';

/** A server whose name only the proxy knows, so that what arrives has come through the proxy. */
const host = 'sentry.corp.test';
const basic = `Basic ${Buffer.from('ann:p@ss:word').toString('base64')}`;

async function behindProxy(context: TestContext, options: Partial<TunnelOptions> = {}) {
	const ca = createCa(context);
	const server = await serveSecure(context, ca.issue(host));
	const proxy = await serveTunnel(context, { ports: { [host]: server.port }, ...options });
	const reach = (network: NetworkSettings) =>
		client(context, `https://${host}`, {
			network: () => ({ caFile: ca.file, environment: {}, ...network }),
		}).whoAmI(never());
	return { server, proxy, reach, ca };
}

test('without a proxy the name is not found', async (context) => {
	const { reach, proxy } = await behindProxy(context);
	await assert.rejects(reach({}), fails('unreachable'));
	assert.equal(proxy.seen.length, 0);
});

test('http.proxy carries the request in a tunnel, over HTTP/2, and never sees the token', async (context) => {
	const { reach, proxy, server } = await behindProxy(context);
	await reach({ proxy: proxy.url });
	assert.deepEqual(proxy.seen, [{ target: `${host}:443`, authorization: undefined }]);
	assert.deepEqual(proxy.plain, []);
	assert.equal(server.seen[0]?.version, '2.0');
	assert.equal(server.seen[0]?.authorization, `Bearer ${token}`);
});

test('without TLS, too, a proxy is asked for a tunnel and never sees the token', async (context) => {
	const server = await serve(context, () => ({ version: '0' }));
	const proxy = await serveTunnel(context, { ports: { [host]: Number(new URL(server.origin).port) } });
	const transport = createUndiciTransport(
		createProxied(
			{ url: proxy.url, authorization: undefined, strict: true },
			timeoutsOf(),
			createSecureContext(),
		),
	);
	context.after(() => transport.close());
	const { status } = await transport.send({
		method: 'GET',
		url: new URL(`http://${host}/`),
		headers: { authorization: `Bearer ${token}` },
		signal: never(),
	});
	assert.equal(status, 200);
	assert.deepEqual(proxy.seen, [{ target: `${host}:80`, authorization: undefined }]);
	assert.deepEqual(proxy.plain, []);
});

test('a proxy with a password: in the URL, percent-encoded, or in http.proxyAuthorization', async (context) => {
	const { reach, proxy } = await behindProxy(context, { authorization: basic });
	await assert.rejects(reach({ proxy: proxy.url }), fails('proxy', { code: '407' }));
	await reach({ proxy: `http://ann:p%40ss%3Aword@127.0.0.1:${proxy.port}` });
	await reach({ proxy: proxy.url, proxyAuthorization: basic });
	await assert.rejects(
		reach({ proxy: proxy.url, proxyAuthorization: 'Basic wrong' }),
		fails('proxy', { code: '407' }),
	);
});

test('the environment names the proxy when the settings do not', async (context) => {
	const { reach, proxy } = await behindProxy(context);
	await reach({ environment: { HTTPS_PROXY: `127.0.0.1:${proxy.port}` } });
	await reach({ environment: { https_proxy: proxy.url, NO_PROXY: 'other.test,127.0.0.1' } });
	await assert.rejects(
		reach({ environment: { https_proxy: proxy.url, NO_PROXY: 'corp.test' } }),
		fails('unreachable'),
	);
	assert.equal(proxy.seen.length, 2);
});

test('http.noProxy and http.proxySupport off keep the proxy out', async (context) => {
	const { reach, proxy } = await behindProxy(context);
	await assert.rejects(reach({ proxy: proxy.url, noProxy: ['*.corp.test'] }), fails('unreachable'));
	await assert.rejects(reach({ proxy: proxy.url, proxySupport: 'off' }), fails('unreachable'));
	assert.equal(proxy.seen.length, 0);
});

test("VS Code's own resolver goes before the settings; when it fails, they count", async (context) => {
	const { reach, proxy } = await behindProxy(context);
	const asked: string[] = [];
	await reach({
		resolveProxy: async (url) => {
			asked.push(url);
			return proxy.url;
		},
	});
	assert.ok(asked.every((url) => url.startsWith(`https://${host}/`)));
	await assert.rejects(
		reach({ proxy: proxy.url, resolveProxy: async () => undefined }),
		fails('unreachable'),
	);
	await reach({
		proxy: proxy.url,
		resolveProxy: async () => {
			throw new Error('not reachable');
		},
	});
});

test('a proxy that refuses, or is not there, is told apart from the server', async (context) => {
	const { reach, proxy } = await behindProxy(context, { refuseWith: 403 });
	await assert.rejects(reach({ proxy: proxy.url }), fails('proxy', { code: '403' }));
	await assert.rejects(reach({ proxy: 'http://127.0.0.1:1' }), fails('proxy', { code: 'ECONNREFUSED' }));
});

test('http.proxyStrictSSL off accepts the certificate of the proxy, never that of the server', async (context) => {
	const ca = createCa(context);
	const other = createCa(context);
	const server = await serveSecure(context, ca.issue(host));
	const proxy = await serveTunnel(context, {
		ports: { [host]: server.port },
		keys: other.selfSigned('127.0.0.1'),
	});
	const reach = (network: NetworkSettings) =>
		client(context, `https://${host}`, {
			network: () => ({ proxy: proxy.url, environment: {}, ...network }),
		}).whoAmI(never());

	await assert.rejects(reach({ caFile: ca.file }), fails('proxy', { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }));
	await reach({ caFile: ca.file, strictSSL: false });
	assert.equal(server.seen.length, 1);
	await assert.rejects(
		reach({ strictSSL: false }),
		fails('certificate', { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }),
	);
	assert.equal(server.seen.length, 1);
});

test('loopback never goes through a proxy', async (context) => {
	const ca = createCa(context);
	const server = await serveSecure(context, ca.issue('localhost'));
	const proxy = await serveTunnel(context, { ports: {} });
	await client(context, `https://localhost:${server.port}`, {
		network: () => ({ caFile: ca.file, proxy: proxy.url }),
	}).whoAmI(never());
	assert.equal(proxy.seen.length, 0);
});

for (const [proxy, used] of [
	['proxy.test:8080', 'http://proxy.test:8080'],
	['https://proxy.test', 'https://proxy.test'],
	['socks5://proxy.test', 'socks5://proxy.test'],
	['ftp://proxy.test', undefined],
	['http://', undefined],
	['http://[', undefined],
	['', undefined],
] as const) {
	test(`${JSON.stringify(proxy)} is ${used === undefined ? 'no proxy' : `the proxy ${used}`}`, async () => {
		assert.equal(await proxyFor(new URL('https://sentry.example'), { proxy, environment: {} }), used);
	});
}
