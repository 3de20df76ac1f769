import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { findProxyResolver } from '../../../src/extension/session/networkSettings.ts';
import { type SampleSentry, startSampleSentry } from '../../sentry/sampleSentry.ts';
import { serveTunnel, type Tunnel, type TunnelOptions } from '../../unit/sentry/tunnel.ts';
import { carriesOnly } from '../harness/carriesOnly.ts';
import { skip } from '../harness/skip.ts';
import { until } from '../harness/until.ts';

/** A server whose name only the proxy knows, so that what arrives has come through the proxy. */
const host = 'sentry.corp.test';
const origin = `https://${host}`;
/** A certificate for it, and the authority's, made by `test/tools/testHost.ts`: VS Code reads its own at the start. */
interface Tls {
	readonly key: string;
	readonly cert: string;
	readonly caFile: string;
}

const set = (name: string, value: unknown): Thenable<void> =>
	vscode.workspace.getConfiguration().update(name, value, vscode.ConfigurationTarget.Global);

describe('the network that VS Code is set to', () => {
	let tls: Tls;
	let sentry: SampleSentry;
	const cleanups: (() => unknown)[] = [];
	const changed = new Set<string>();
	const settings = async (values: { readonly [name: string]: unknown }): Promise<void> => {
		for (const [name, value] of Object.entries(values)) {
			changed.add(name);
			await set(name, value);
		}
	};
	const proxy = async (options: Partial<TunnelOptions> = {}): Promise<Tunnel> => {
		const ports = { [host]: Number(new URL(sentry.origin).port) };
		return serveTunnel({ after: (clean: () => unknown) => void cleanups.push(clean) }, { ports, ...options });
	};
	/** As a user does it: what fails is told in a message, not thrown. */
	const signIn = async (): Promise<boolean> => {
		sentry.forgetRequests();
		await vscode.commands.executeCommand('culprit.signIn', {
			origin,
			token: sentry.tokens.readOnly,
			organization: sentry.organization,
		});
		return sentry.requests.some(({ path, status }) => path === '/api/0/organizations/' && status === 200);
	};

	/** Only `fetch` says how it was called; undici's `request` says nothing. */
	const byFetch = (): boolean[] => [
		...new Set(sentry.requests.map(({ headers }) => headers['sec-fetch-mode'] !== undefined)),
	];

	before(async () => {
		tls = JSON.parse(readFileSync(process.env['CULPRIT_TEST_TLS'] ?? '', 'utf8')) as Tls;
		sentry = await startSampleSentry({ tls });
		await vscode.commands.executeCommand('workbench.view.explorer');
	});
	afterEach(async () => {
		await vscode.commands.executeCommand('culprit.signOut');
		for (const name of changed) {
			await set(name, undefined);
		}
		changed.clear();
		for (const clean of cleanups.splice(0)) {
			await clean();
		}
	});
	after(() => sentry.close());

	it('without a proxy nothing arrives', async () => {
		await settings({ 'culprit.caFile': tls.caFile });
		assert.equal(await signIn(), false);
	});

	it('VS Code’s own resolver is found, and says what its settings say', async () => {
		const resolve = findProxyResolver();
		assert.ok(resolve, 'in this version it is where it is looked for');
		assert.equal(await resolve(`${origin}/api/0/`), undefined);
		await settings({ 'http.proxy': 'http://ann:secret@10.1.2.3:8080', 'http.noProxy': ['other.test'] });
		await until(async () => (await resolve(`${origin}/api/0/`)) === 'http://ann:secret@10.1.2.3:8080');
		assert.equal(await resolve('https://other.test/'), undefined);
		assert.equal(await resolve('http://127.0.0.1:9000/'), undefined);
	});

	it('http.proxy carries requests in a tunnel', async () => {
		const { url, seen, plain } = await proxy();
		await settings({ 'http.proxy': url, 'culprit.caFile': tls.caFile });
		assert.equal(await signIn(), true);
		assert.ok(seen.length > 0 && seen.every(({ target }) => target === `${host}:443`));
		assert.deepEqual(plain, []);
		assert.deepEqual(byFetch(), [false]);
		carriesOnly(sentry, sentry.tokens.readOnly);
	});

	it('a proxy with a password: without it nothing arrives, with it in http.proxy or http.proxyAuthorization all does', async () => {
		const basic = `Basic ${Buffer.from('ann:p@ss:word').toString('base64')}`;
		const { url, port, seen } = await proxy({ authorization: basic });
		await settings({ 'http.proxy': url, 'culprit.caFile': tls.caFile });
		assert.equal(await signIn(), false);
		assert.ok(seen.length > 0, 'it was asked');
		await settings({ 'http.proxy': `http://ann:p%40ss%3Aword@127.0.0.1:${port}` });
		assert.equal(await signIn(), true);
		await vscode.commands.executeCommand('culprit.signOut');
		await settings({ 'http.proxy': url, 'http.proxyAuthorization': basic });
		assert.equal(await signIn(), true);
	});

	it('http.noProxy and http.proxySupport off keep the proxy out', async () => {
		const { url, seen } = await proxy();
		await settings({ 'http.proxy': url, 'http.noProxy': ['corp.test'], 'culprit.caFile': tls.caFile });
		assert.equal(await signIn(), false);
		assert.deepEqual(seen, []);
		await settings({ 'http.noProxy': [], 'http.proxySupport': 'off' });
		assert.equal(await signIn(), false);
		assert.deepEqual(seen, []);
		await settings({ 'http.proxySupport': 'override' });
		assert.equal(await signIn(), true);
	});

	/**
	 * VS Code 1.105's own fetch reads the system's certificates from fixed files, which a test cannot add to, and keeps the
	 * first proxy that it ever used; 1.139's does neither.
	 */
	const ownFetchIsTestable = Number(vscode.version.split('.')[1]) >= 139;
	const tooOld = `It needs VS Code 1.139 or newer, and this is ${vscode.version}: \`npm run test:host\` runs it there.`;

	it('the transport vscode is VS Code’s own fetch, which finds the proxy and the system’s authorities by itself', async function () {
		if (!ownFetchIsTestable) {
			skip(this, tooOld);
		}
		const { url, seen } = await proxy();
		await settings({ 'http.proxy': url, 'culprit.network.transport': 'vscode' });
		assert.equal(await signIn(), true);
		assert.ok(seen.length > 0);
		assert.deepEqual(byFetch(), [true]);
	});

	it('where the proxy refuses undici (407), VS Code’s own fetch goes on', async function () {
		if (!ownFetchIsTestable) {
			skip(this, tooOld);
		}
		const { url, seen } = await proxy({ refuseFirst: 1 });
		await settings({
			'http.proxy': url,
			'culprit.caFile': tls.caFile,
			'culprit.network.transport': 'undici',
		});
		assert.equal(await signIn(), false);
		const other = await proxy({ refuseFirst: 1 });
		await settings({ 'http.proxy': other.url, 'culprit.network.transport': 'auto' });
		assert.equal(await signIn(), true);
		// The token's rights, the organizations and the server's version are asked for side by side, over three connections at most.
		assert.ok(seen.length <= 3, String(seen.length));
		assert.ok(other.seen.length > 1);
		assert.ok(byFetch().includes(true));
	});
});
