import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { QueryLookups } from '../../../../../src/extension/list/search/queryLookups.ts';
import { createApi } from '../../../../../src/sentry/net.ts';
import { startSampleSentry } from '../../../../sentry/sampleSentry.ts';

const signal = new AbortController().signal;

async function lookupsOf(token: 'full' | 'minimal') {
	const sentry = await startSampleSentry();
	const api = createApi({ origin: sentry.origin, token: async () => sentry.tokens[token] });
	await api.organizations(signal);
	sentry.forgetRequests();
	const lookups = new QueryLookups({
		api: async () => api,
		organization: sentry.organization,
		projects: [],
	});
	return {
		sentry,
		lookups,
		[Symbol.asyncDispose]: async () => {
			await api.close();
			await sentry.close();
		},
	};
}

describe('QueryLookups', () => {
	it('asks once for the same thing', async () => {
		await using scene = await lookupsOf('full');
		const { lookups, sentry } = scene;
		const lookup = { source: 'tagKeys', key: '', prefix: '' } as const;
		assert.equal(lookups.known(lookup), undefined);
		const keys = await lookups.find(lookup, signal);
		assert.ok(keys.some(({ value }) => value === 'environment'));
		assert.deepEqual(await lookups.find({ ...lookup, prefix: 'env' }, signal), keys);
		assert.equal(sentry.requests.length, 1);
	});

	it('offers members by e-mail and teams by #name', async () => {
		await using scene = await lookupsOf('full');
		const offered = await scene.lookups.find({ source: 'members', key: 'assigned', prefix: '' }, signal);
		assert.ok(offered.some(({ value }) => value === 'rahul.okafor@example.com'));
		assert.ok(offered.some(({ value }) => value.startsWith('#')));
	});

	it('offers nothing where the token may not ask, and does not ask again', async () => {
		await using scene = await lookupsOf('minimal');
		const { lookups, sentry } = scene;
		const lookup = { source: 'members', key: 'assigned', prefix: '' } as const;
		const offered = await lookups.find(lookup, signal);
		assert.deepEqual(
			offered.filter(({ value }) => !value.startsWith('#')),
			[],
		);
		const asked = sentry.requests.length;
		await lookups.find(lookup, signal);
		assert.equal(sentry.requests.length, asked);
	});

	it('keeps nothing of what nobody waited for', async () => {
		await using scene = await lookupsOf('full');
		const { lookups } = scene;
		const stop = new AbortController();
		const lookup = { source: 'projects', key: 'project', prefix: '' } as const;
		const finding = lookups.find(lookup, stop.signal);
		stop.abort();
		assert.deepEqual(await finding, []);
		assert.equal(lookups.known(lookup), undefined);
	});
});
