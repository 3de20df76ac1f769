import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { createApi } from '../../../src/sentry/net.ts';
import { badGateway } from '../../sentry/http/faults.ts';
import { type SampleSentry, startSampleSentry } from '../../sentry/sampleSentry.ts';
import { fails, never } from './loopback.ts';
import { createCa } from './privateCa.ts';
import { serveTunnel } from './tunnel.ts';

const origins = { us: 'https://us.sentry.io', de: 'https://de.sentry.io' };

/** sentry.io, its two regions and one host that only looks like a region, behind a proxy that knows these names. */
async function serveSaas(
	context: TestContext,
	regionOrigins: { readonly [region: string]: string } = origins,
	known: { readonly [organization: string]: string } = {},
) {
	const ca = createCa(context);
	const start = (host: string, region?: 'us' | 'de', world?: SampleSentry['world']) =>
		startSampleSentry({
			tls: ca.issue(host),
			regionOrigins: () => regionOrigins,
			tokenSalt: 'saas',
			...(region && { region }),
			...(world && { world }),
		});
	const us = await start('us.sentry.io', 'us');
	const de = await start('de.sentry.io', 'de', us.world);
	const control = await start('sentry.io', undefined, us.world);
	const evil = await start('evil.test', undefined, us.world);
	const port = ({ origin }: SampleSentry) => Number(new URL(origin).port);
	const proxy = await serveTunnel(context, {
		ports: {
			'sentry.io': port(control),
			'us.sentry.io': port(us),
			'de.sentry.io': port(de),
			'evil.test': port(evil),
		},
	});
	const network = { caFile: ca.file, proxy: proxy.url, environment: {} };
	const api = createApi({
		origin: 'https://sentry.io',
		token: async () => us.tokens.full,
		regions: known,
		network: () => network,
		sleep: async () => undefined,
	});
	context.after(async () => {
		await api.close();
		await Promise.all([us, de, control, evil].map((server) => server.close()));
	});
	return { us, de, control, evil, api };
}

test('sentry.io: an organization in de is found with one question and asked for in de', async (context) => {
	const { us, de, control, api } = await serveSaas(context);
	const page = await api.issues('outer-colonies', { query: '' }, never());
	assert.ok(page.rows.length > 0);
	await api.issue('outer-colonies', page.rows[0]?.id ?? '', never());
	assert.deepEqual(
		control.requests.map(({ path }) => path),
		['/api/0/organizations/outer-colonies/'],
	);
	assert.equal(de.requests.length, 2);
	assert.equal(us.requests.length, 0);
});

test('sentry.io: the organizations of both regions; one region down hides only its own', async (context) => {
	const { de, control, api } = await serveSaas(context);
	const slugs = async () => (await api.organizations(never())).map(({ slug }) => slug).sort();
	assert.deepEqual(await slugs(), ['outer-colonies', 'the-interstellar-jurisdiction']);
	de.knobs.set({ path: '/api/0/organizations/', fault: badGateway(503) });
	assert.deepEqual(await slugs(), ['the-interstellar-jurisdiction']);
	control.knobs.set({ path: '/api/0/*', fault: badGateway(503) });
	await api.forget();
	await assert.rejects(api.organizations(never()), fails('serverError'));
});

test('sentry.io: a region that is named elsewhere is not asked', async (context) => {
	const { evil, control, api } = await serveSaas(context, {
		us: 'https://evil.test',
		de: 'https://evil.test',
	});
	await api.organizations(never());
	await api.issues('outer-colonies', { query: '' }, never());
	assert.equal(evil.requests.length, 0);
	assert.ok(control.requests.some(({ path }) => path === '/api/0/organizations/outer-colonies/issues/'));
});

test('sentry.io: an issue that is not there is not looked for without its organization', async (context) => {
	const { us, control, api } = await serveSaas(context);
	await assert.rejects(api.issue('the-interstellar-jurisdiction', '99999999', never()), fails('notFound'));
	const asked = [...us.requests, ...control.requests].map(({ path }) => path);
	assert.ok(!asked.includes('/api/0/issues/99999999/'), asked.join('\n'));
});

test('sentry.io: where an organization lives is not asked when the account remembers it', async (context) => {
	const { us, de, control, api } = await serveSaas(context, origins, { 'outer-colonies': origins.de });
	await api.issues('outer-colonies', { query: '' }, never());
	assert.deepEqual(
		[control, us, de].map(({ requests }) => requests.length),
		[0, 0, 1],
	);
});

test('sentry.io: an organization that is not where it is remembered is looked for, and asked for there', async (context) => {
	const { us, de, control, api } = await serveSaas(context, origins, { 'outer-colonies': origins.us });
	assert.ok((await api.issues('outer-colonies', { query: '' }, never())).rows.length > 0);
	assert.deepEqual(
		[control, us, de].map(({ requests }) => requests.length),
		[1, 1, 1],
	);
	await api.issues('outer-colonies', { query: 'is:resolved' }, never());
	assert.deepEqual(
		[control, us, de].map(({ requests }) => requests.length),
		[1, 1, 2],
	);
});

test('sentry.io: a place that is remembered elsewhere than on sentry.io gets no token', async (context) => {
	const { evil, api } = await serveSaas(context, origins, { 'outer-colonies': 'https://evil.test' });
	await api.issues('outer-colonies', { query: '' }, never());
	assert.equal(evil.requests.length, 0);
});

test('sentry.io: what is remembered is forgotten with the account', async (context) => {
	const { control, api } = await serveSaas(context, origins, { 'outer-colonies': origins.de });
	await api.forget();
	await api.issues('outer-colonies', { query: '' }, never());
	assert.equal(control.requests.length, 1);
});

test('sentry.io: a look-up that failed is not remembered', async (context) => {
	const { de, control, api } = await serveSaas(context);
	control.knobs.set({
		path: '/api/0/organizations/outer-colonies/',
		times: 1,
		fault: { status: 500, body: {} },
	});
	await assert.rejects(api.issues('outer-colonies', { query: '' }, never()), fails('serverError'));
	assert.equal(de.requests.length, 0);
	await api.issues('outer-colonies', { query: '' }, never());
	assert.equal(de.requests.length, 1);
});

test('sentry.io: the list of organizations corrects what is remembered', async (context) => {
	const { us, de, api } = await serveSaas(context, origins, { 'outer-colonies': origins.us });
	await api.organizations(never());
	us.forgetRequests();
	de.forgetRequests();
	await api.issues('outer-colonies', { query: '' }, never());
	assert.deepEqual([us.requests.length, de.requests.length], [0, 1]);
});

test('sentry.io: only where a region says that it does not know an organization is it looked for again', async (context) => {
	const { de, control, api } = await serveSaas(context);
	await api.issues('outer-colonies', { query: '' }, never());
	assert.equal(control.requests.length, 1);
	await assert.rejects(api.issue('outer-colonies', '99999999', never()), fails('notFound'));
	de.knobs.set({
		path: '/api/0/organizations/outer-colonies/issues/',
		times: 1,
		fault: { status: 400, body: { detail: 'no' } },
	});
	await assert.rejects(api.issues('outer-colonies', { query: 'x' }, never()), fails('badRequest'));
	assert.equal(control.requests.length, 1);

	await assert.rejects(api.issues('nowhere', { query: '' }, never()), fails('notFound'));
	assert.deepEqual(
		control.requests.slice(1).map(({ path }) => path),
		['/api/0/organizations/nowhere/', '/api/0/organizations/nowhere/issues/'],
	);
});
