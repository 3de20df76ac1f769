import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createL10n } from '../../../../src/core/text/l10n.ts';
import { shippedViews } from '../../../../src/core/query/view.ts';
import { AccountStore } from '../../../../src/extension/session/accountStore.ts';
import { Session } from '../../../../src/extension/session/session.ts';
import { failureRows } from '../../../../src/extension/list/issueRows.ts';
import type { Choices } from '../../../../src/extension/list/listChoices.ts';
import { listHeader } from '../../../../src/extension/list/listHeader.ts';
import { OrganizationFinder } from '../../../../src/extension/list/organizationFinder.ts';
import { Section } from '../../../../src/extension/list/section.ts';
import { SectionSet } from '../../../../src/extension/list/sectionSet.ts';
import { goOn, pausedUntil, viewState } from '../../../../src/extension/list/viewState.ts';
import { createApi } from '../../../../src/sentry/net.ts';
import { throttled } from '../../../sentry/http/faults.ts';
import { startSampleSentry } from '../../../sentry/sampleSentry.ts';
import { createClock } from '../../sentry/clock.ts';
import { memoryMemento, memorySecrets } from '../memory.ts';

const l10n = createL10n();
const isList = /\/issues\/$/;

test('a long pause: counted down above the rows, nothing sent meanwhile, then asked again for what was asked', async (t) => {
	const clock = createClock();
	const sentry = await startSampleSentry({ issues: 150, now: clock.now() });
	const globalState = memoryMemento();
	const accounts = new AccountStore(globalState, memorySecrets());
	const session = new Session({
		accounts,
		workspaceState: memoryMemento(),
		globalState,
		connect: async ({ origin, regions = {} }) =>
			createApi({ origin, token: async () => sentry.tokens.readOnly, regions, ...clock.options }),
	});
	const { origin, organization } = sentry;
	const account = { id: `${origin}#1`, origin, userId: '1', scopes: [], regions: { [organization]: origin } };
	await accounts.add(account, sentry.tokens.readOnly);
	await session.use(account, organization);
	const finder = new OrganizationFinder(session, () => {});
	const sections = new SectionSet();
	const view = shippedViews(l10n).find(({ id }) => id === 'allUnresolved');
	assert.ok(view);
	sections.set([
		{
			id: 'all',
			fingerprint: '1',
			make: () =>
				new Section({
					id: 'all',
					view,
					ask: async () => ({ query: { query: '' } }),
					fetchPage: async (query, signal) => (await session.api()).issues(organization, query, signal),
					now: clock.now,
				}),
		},
	]);
	t.after(async () => {
		sections.dispose();
		session.dispose();
		await sentry.close();
	});
	sections.only('all');
	const section = sections.sections[0];
	assert.ok(section);
	const { list } = section;
	const asked = () => sentry.requests.filter(({ path }) => isList.test(path)).length;
	const pausing = { session, finder, sections };
	const context = { l10n, language: 'en', now: clock.now() };

	await list.refresh();
	assert.equal(pausedUntil(pausing), undefined);
	sentry.knobs.set({ path: isList, times: 1, fault: throttled(60) });
	await list.loadMore();
	assert.deepEqual([list.state.rows.length, list.state.failedMore], [100, true]);
	assert.equal(pausedUntil(pausing), clock.now() + 60_000);
	const { scope } = session;
	assert.ok(scope);
	const choices: Choices = { environments: [], groupBy: 'none' };
	assert.match(
		listHeader('', scope, choices, section, context, 42_000),
		/asks for a pause: too many requests\. Nothing is sent until it is over\. Next try in 42s\./,
	);
	const labels = (now: number) =>
		failureRows('k', 'all', list.state.error, undefined, { ...context, now }).map(({ content }) =>
			content.kind === 'action' ? content.label : '',
		);
	assert.ok(!labels(clock.now()).includes('Try Again'), 'a button that would do nothing');
	assert.ok(labels(clock.now() + 60_000).includes('Try Again'));

	const before = asked();
	clock.pass(30_000);
	await list.refresh();
	assert.equal(asked(), before, 'not before it is over');
	assert.equal(list.state.rows.length, 100, 'the last good rows stay');
	clock.pass(30_000);
	await goOn(pausing);
	assert.equal(asked(), before + 1);
	assert.equal(pausedUntil(pausing), undefined);
	assert.equal(
		viewState({
			...pausing,
			choices: { current: choices },
			front: section,
			query: '',
			wait: undefined,
			context,
		}).state,
		'list',
	);

	sentry.knobs.set({ path: isList, times: 1, fault: throttled(60) });
	await list.loadMore();
	clock.pass(60_000);
	await goOn(pausing);
	assert.ok(list.state.rows.length > 100, 'what failed was the next page: that is what is asked for');
});

test('an account whose organizations cannot be asked for yet: the same', async (t) => {
	const clock = createClock();
	const sentry = await startSampleSentry({ now: clock.now() });
	const globalState = memoryMemento();
	const accounts = new AccountStore(globalState, memorySecrets());
	const session = new Session({
		accounts,
		workspaceState: memoryMemento(),
		globalState,
		connect: async ({ origin }) =>
			createApi({ origin, token: async () => sentry.tokens.integration, ...clock.options }),
	});
	t.after(async () => {
		session.dispose();
		await sentry.close();
	});
	const { origin } = sentry;
	const account = { id: origin, origin, scopes: [] };
	await accounts.add(account, sentry.tokens.integration);
	await session.use(account);
	const finder = new OrganizationFinder(session, () => {});
	const pausing = { session, finder, sections: new SectionSet() };
	sentry.knobs.set({ path: '/api/0/organizations/', times: 1, fault: throttled(60) });
	await finder.find();
	assert.equal(pausedUntil(pausing), clock.now() + 60_000);
	clock.pass(60_000);
	await goOn(pausing);
	assert.equal(session.scope?.organization, sentry.organization);
});
