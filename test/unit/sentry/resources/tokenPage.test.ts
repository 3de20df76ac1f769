import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { createApi } from '../../../../src/sentry/net.ts';
import { startSampleSentry } from '../../../sentry/sampleSentry.ts';
import { never } from '../loopback.ts';

const ofSentry = '/settings/account/api/auth-tokens/new-token/';

async function lookUp(t: TestContext, origin: string) {
	const api = createApi({ origin, token: async () => 'sntryu_0a1b2c3d' });
	t.after(() => api.close());
	const page = await api.tokenPage(never());
	assert.ok(page.startsWith(origin));
	return { page: page.slice(origin.length), server: api.server() };
}

async function pageOf(t: TestContext, origin: string): Promise<string> {
	return (await lookUp(t, origin)).page;
}

for (const [mode, page, self] of [
	['sentry', ofSentry, {}],
	['old', ofSentry, {}],
	['glitchtip', '/profile/auth-tokens', { kind: 'glitchtip', version: '5.1.0' }],
] as const) {
	test(`${mode}: ${page} is where tokens are made, asked for without one`, async (t) => {
		const server = await startSampleSentry({ mode });
		t.after(() => server.close());
		assert.deepEqual(await lookUp(t, server.origin), { page, server: self });
		assert.deepEqual(
			server.requests.map(({ path, authorization }) => [path, authorization]),
			[['/api/settings/', undefined]],
		);
	});
}

test('of sentry.io nothing is asked', async (t) => {
	assert.equal(await pageOf(t, 'https://sentry.io'), ofSentry);
});

test('a server that answers nothing, or something else, is taken for Sentry', async (t) => {
	const answers = ['[1]', '<html></html>', '{"version":1}'];
	for (const answer of answers) {
		const server = createServer((_request, response) => response.end(answer));
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		t.after(() => server.close());
		const { port } = server.address() as AddressInfo;
		assert.equal(await pageOf(t, `http://127.0.0.1:${port}`), ofSentry);
		server.closeAllConnections();
		server.close();
		assert.equal(await pageOf(t, `http://127.0.0.1:${port}`), ofSentry);
	}
});
