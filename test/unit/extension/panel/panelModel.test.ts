import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { lacks } from '../../../../src/core/capabilities.ts';
import { KnownIssues } from '../../../../src/core/issue/knownIssues.ts';
import { linkKey } from '../../../../src/core/panel/protocol.ts';
import { CulpritError } from '../../../../src/core/failure.ts';
import { createL10n } from '../../../../src/core/text/l10n.ts';
import { valueOf } from '../../../../src/core/panel/loadable.ts';
import { toFailure } from '../../../../src/core/text/userMessages.ts';
import { PanelModel, type PanelModelOptions } from '../../../../src/extension/panel/panelModel.ts';
import type { SentryApi } from '../../../../src/sentry/api.ts';
import { createApi } from '../../../../src/sentry/net.ts';
import { type SampleSentry, startSampleSentry } from '../../../sentry/sampleSentry.ts';
import { anIssue } from '../anIssue.ts';

describe('PanelModel', () => {
	let sentry: SampleSentry;
	let api: SentryApi;
	const opened: PanelModel[] = [];
	const logged: unknown[] = [];
	before(async () => {
		sentry = await startSampleSentry();
	});
	after(() => sentry.close());
	afterEach(async () => {
		for (const model of opened.splice(0)) {
			model.dispose();
		}
		sentry.knobs.clear();
		logged.length = 0;
		await api.close();
	});

	/** A panel of the issue with that id, whose every frame leads to one line. */
	function open(id: string, options: Partial<PanelModelOptions> = {}): PanelModel {
		api = createApi({ origin: sentry.origin, token: async () => sentry.tokens.readOnly });
		sentry.forgetRequests();
		const model = new PanelModel({
			issue: anIssue({ id, title: 'what the row knew' }),
			origin: sentry.origin,
			organization: sentry.organization,
			api: async () => api,
			permissions: () => ({ write: false }),
			lacks: (capability) => lacks(api.server(), capability, Date.now()),
			known: () => undefined,
			settings: () => ({}),
			source: {
				linksOf: async (_issue, _event, _signal, onLink) => {
					onLink(linkKey({ stack: 0, frame: 0 }), { verdict: 'exact', file: 'a.py', line: 1, why: '' });
				},
				linkCulprit: async () => ({ verdict: 'exact', file: 'b.py', line: 2, why: '' }),
			},
			pageUp: Promise.resolve(),
			toFailure: (error, context) => toFailure(error, createL10n(), context),
			log: (error) => logged.push(error),
			now: () => 7,
			...options,
		});
		opened.push(model);
		return model;
	}
	const asked = (): readonly string[] =>
		sentry.requests
			.map(({ path }) => path.replace(/^.*\/issues\//, ''))
			.filter((path) => !path.startsWith('/'));

	it('paints what the row knew before anything has come', () => {
		const model = open('2');
		const snapshot = model.snapshot();
		assert.equal(snapshot.issue.title, 'what the row knew');
		assert.deepEqual([snapshot.details.state, snapshot.event.state, snapshot.now], ['idle', 'idle', 7]);
		assert.deepEqual(asked(), []);
	});

	it('shows what is known of its issue, and tells what it has learnt', async () => {
		const known = new KnownIssues();
		known.settle([{ id: '2', fields: { title: 'said elsewhere' } }]);
		const model = open('2', { known: () => known });
		assert.equal(model.snapshot().issue.title, 'said elsewhere');
		await model.start();
		const { title } = model.issue;
		assert.notEqual(title, 'said elsewhere');
		assert.equal(known.of(anIssue({ id: '2' })).title, title);
		const end = known.begin(['2'], (issue) => ({ ...issue, status: 'resolved' }));
		const { details, issue } = model.snapshot();
		assert.deepEqual([issue.status, valueOf(details)?.status], ['resolved', 'resolved']);
		end();
		assert.equal(model.snapshot().issue.status, 'unresolved');
	});

	it('learns for the account that was asked, whichever is in use when the answer comes', async () => {
		const [asked, inUse] = [new KnownIssues(), new KnownIssues()];
		let known = asked;
		const model = open('2', { known: () => known });
		const starting = model.start();
		known = inUse;
		await starting;
		const row = anIssue({ id: '2', title: 'what the row knew' });
		assert.equal(inUse.of(row).title, 'what the row knew');
		assert.notEqual(asked.of(row).title, 'what the row knew');
	});

	it('reads no files for links before the page is up', async () => {
		let up = (): void => {};
		const model = open('2', {
			pageUp: new Promise((resolve) => {
				up = resolve;
			}),
		});
		assert.equal(model.isOpened, false);
		await model.start();
		assert.equal(model.isOpened, true);
		assert.deepEqual([model.snapshot().links, model.snapshot().culpritLink], [{}, undefined]);
		const linked = new Promise<void>((resolve) => {
			model.onDidChange(() => Object.keys(model.snapshot().links).length > 0 && resolve());
		});
		up();
		await linked;
		assert.equal(model.snapshot().links[linkKey({ stack: 0, frame: 0 })]?.file, 'a.py');
	});

	it('opens with two requests, side by side', async () => {
		let atOnce = 0;
		const model = open('2');
		model.onDidChange(() => {
			const { details, event } = model.snapshot();
			atOnce += details.state === 'loading' && event.state === 'loading' ? 1 : 0;
		});
		await model.start();
		assert.deepEqual([...asked()].toSorted(), ['2/', '2/events/recommended/']);
		assert.ok(atOnce > 0);
		const snapshot = model.snapshot();
		assert.equal(snapshot.details.state, 'ready');
		assert.equal(snapshot.event.state, 'ready');
		assert.notEqual(snapshot.issue.title, 'what the row knew');
		assert.deepEqual(Object.keys(snapshot.links), ['0:0']);
		assert.equal(snapshot.culpritLink?.file, 'b.py');
	});

	it('goes without links where they cannot be found', async () => {
		const broken = new Error('no index');
		const model = open('2', {
			source: {
				linksOf: () => Promise.reject(broken),
				linkCulprit: () => Promise.reject(broken),
			},
		});
		await model.start();
		assert.equal(model.snapshot().event.state, 'ready');
		assert.deepEqual(model.snapshot().links, {});
		assert.ok(logged.length > 0);
	});

	it('finds the lines anew when the code has changed, without a request', async () => {
		let line = 1;
		const model = open('2', {
			source: {
				linksOf: async (_issue, _event, _signal, onLink) =>
					onLink(linkKey({ stack: 0, frame: 0 }), { verdict: 'moved', file: 'a.py', line, why: '' }),
				linkCulprit: async () => ({ verdict: 'moved', file: 'a.py', line, why: '' }),
			},
		});
		await model.start();
		sentry.forgetRequests();
		line = 4;
		model.relink();
		await new Promise((resolve) => setImmediate(resolve));
		const { links, culpritLink } = model.snapshot();
		assert.deepEqual([links['0:0']?.line, culpritLink?.line, sentry.requests.length], [4, 4, 0]);
	});

	it('opens with one request when the issue was just fetched', async () => {
		const first = open('2');
		await first.start();
		const { details } = first;
		assert.ok(details);
		await api.close();
		const second = open('2', { details });
		assert.equal(second.snapshot().details.state, 'ready');
		await second.start();
		assert.deepEqual(asked(), ['2/events/recommended/']);
	});

	it('shows the issue when the event fails, and the event when the issue does', async () => {
		sentry.knobs.set({ path: /\/events\//, fault: { status: 404, body: { detail: 'Event not found.' } } });
		const model = open('2');
		await model.start();
		assert.deepEqual([model.snapshot().details.state, model.snapshot().event.state], ['ready', 'failed']);
		sentry.knobs.clear();
		await model.load('event');
		assert.equal(model.snapshot().event.state, 'ready');
	});

	it('keeps what it has when a refresh fails', async () => {
		const model = open('2');
		await model.start();
		const { event } = model;
		sentry.knobs.set({ path: '/api/0/organizations/*', fault: { status: 403, body: { detail: 'no' } } });
		await model.refresh();
		assert.equal(model.snapshot().details.state, 'failed');
		assert.equal(valueOf(model.snapshot().event)?.id, event?.id);
	});

	it('goes through the events, and back', async () => {
		const model = open('2');
		await model.start();
		await model.select({ kind: 'oldest' });
		const oldest = model.event;
		assert.ok(oldest?.nextEventId);
		await model.select({ kind: 'next' });
		assert.equal(model.event?.id, oldest.nextEventId);
		assert.deepEqual(model.snapshot().selection, { kind: 'id', id: oldest.nextEventId });
		await model.select({ kind: 'previous' });
		assert.equal(model.event?.id, oldest.id);
		await assert.rejects(model.select({ kind: 'previous' }), CulpritError);
	});

	it('says that the server knows no first event once it has refused it, and asks for it no more until Refresh', async (context) => {
		const glitchtip = await startSampleSentry({ mode: 'glitchtip' });
		context.after(() => glitchtip.close());
		const model = open('21', { organization: glitchtip.organization });
		await api.close();
		api = createApi({ origin: glitchtip.origin, token: async () => glitchtip.tokens.readOnly });
		await model.start();
		assert.equal(model.snapshot().lacksFirst, undefined);
		await model.select({ kind: 'oldest' });
		assert.deepEqual([model.snapshot().event.state, model.snapshot().lacksFirst], ['failed', true]);
		await model.select({ kind: 'latest' });
		assert.deepEqual([model.snapshot().event.state, model.snapshot().lacksFirst], ['ready', true]);
		await model.refresh();
		assert.equal(model.snapshot().lacksFirst, undefined);
	});

	it('loads a section when it is asked for, and each fails alone', async () => {
		const model = open('2');
		await model.start();
		sentry.knobs.set({ path: /\/tags\/$/, fault: { status: 500 } });
		await Promise.all([model.sections.load('tags'), model.sections.load('comments')]);
		const { tags, comments, attachments } = model.snapshot().sections;
		assert.deepEqual([tags.state, comments.state, attachments.state], ['failed', 'ready', 'idle']);
	});

	it('asks anew for all that failed when one of them is retried', async () => {
		sentry.knobs.set({ path: '/api/0/*', fault: { status: 500 } });
		const model = open('2');
		await model.start();
		await Promise.all([model.load('tags'), model.load('suspectCommits')]);
		const states = () => {
			const { details, event, sections } = model.snapshot();
			const { tags, suspectCommits, comments } = sections;
			return [details, event, tags, suspectCommits, comments].map(({ state }) => state);
		};
		assert.deepEqual(states(), ['failed', 'failed', 'failed', 'failed', 'idle']);
		sentry.knobs.clear();
		await model.load('tags');
		assert.deepEqual(states(), ['ready', 'ready', 'ready', 'ready', 'idle']);
	});

	it('leaves what failed alone when something else is first shown', async () => {
		sentry.knobs.set({ path: /\/tags\/$/, fault: { status: 500 } });
		const model = open('2');
		await model.start();
		await model.load('tags');
		sentry.knobs.clear();
		sentry.forgetRequests();
		await model.load('comments');
		assert.equal(model.snapshot().sections.tags.state, 'failed');
		assert.equal(sentry.requests.length, 1);
	});

	it('asks for users over time, and a release’s commits, when they are wanted', async () => {
		const model = open('2');
		await model.start();
		await Promise.all([model.sections.load('series'), model.sections.load('releaseCommits')]);
		const { series, releaseCommits } = model.snapshot().sections;
		const { '24h': hours, '30d': days } = valueOf(series) ?? {};
		const recent = (stats: readonly { count: number }[] = [], length: number) =>
			stats.slice(-length).map(({ count }) => count);
		const own = model.details?.stats ?? {};
		assert.deepEqual(recent(hours?.events, 25), recent(own['24h'], 25));
		assert.deepEqual(recent(days?.events, 31), recent(own['30d'], 31));
		assert.ok(hours && days && hours.users.length >= 48 && days.users.length >= 60);
		assert.ok(hours.users.every(({ count }, at) => count <= (hours.events[at]?.count ?? 0)));
		const [commit] = valueOf(releaseCommits) ?? [];
		assert.match(commit?.id ?? '', /^[0-9a-f]{40}$/);
		assert.ok(commit?.author && commit.message && commit.repository);
	});

	it('does without users over time where the server has no such thing', async () => {
		for (const status of [404, 400]) {
			sentry.knobs.set({ path: /\/events-stats\/$/, fault: { status } });
			const model = open('2');
			await model.start();
			await model.sections.load('series');
			assert.deepEqual(model.snapshot().sections.series, { state: 'ready', value: undefined });
			await api.close();
		}
	});

	it('waits with what belongs to an event until there is one', async () => {
		const model = open('2');
		const starting = model.start();
		await model.sections.load('attachments');
		await starting;
		assert.equal(model.snapshot().sections.attachments.state, 'ready');
	});

	it('reads the image of an attachment by its number, and refuses a number that there is none of', async () => {
		const model = open('2');
		await model.start();
		const closing = new AbortController();
		const image = (index: number) => model.sections.image(index, closing.signal);
		await assert.rejects(image(0), { reason: 'badInput' });
		await model.sections.load('attachments');
		await assert.rejects(image(1), { reason: 'badInput' });
		const png = Buffer.from('\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\x02\0\0\0\x01', 'latin1');
		sentry.knobs.set({ path: /\/attachments\/9001\/$/, fault: { status: 200, body: png } });
		const { id, type, base64 } = await image(0);
		assert.deepEqual([id, type], ['9001', 'image/png']);
		assert.deepEqual(Buffer.from(base64, 'base64'), png);
		assert.match(sentry.requests.at(-1)?.path ?? '', /\/events\/[0-9a-f]{32}\/attachments\/9001\/$/);
	});

	it('narrows the events, and shows one that is among them', async () => {
		const model = open('2');
		await model.start();
		await model.filter({ environment: 'no-such-environment' });
		const { events } = model.snapshot().sections;
		assert.deepEqual(valueOf(events)?.rows, []);
		await model.filter({});
		assert.ok((valueOf(model.snapshot().sections.events)?.rows.length ?? 0) > 0);
		assert.equal(model.snapshot().filter, undefined);
	});

	it('stays among the narrowed events wherever the navigator goes', async () => {
		const model = open('3');
		await model.start();
		await model.sections.load('tags');
		const { tags } = model.snapshot().sections;
		const environments = valueOf(tags)?.find(({ key }) => key === 'environment')?.topValues ?? [];
		assert.ok(environments.length > 1);
		const environment = environments.at(-1)?.value ?? '';
		const own = () => model.event?.tags.find(({ key }) => key === 'environment')?.value;
		await model.filter({ environment });
		assert.equal(own(), environment, 'the recommended one');
		for (const kind of ['oldest', 'next', 'latest', 'previous', 'previous'] as const) {
			const before = model.event?.id;
			await model.select({ kind });
			assert.equal(own(), environment, kind);
			assert.notEqual(model.event?.id, before, kind);
		}
		const chosen = model.event?.id;
		await model.filter({ environment, span: { start: 0, end: 4_000_000_000 } });
		assert.equal(model.event?.id, chosen, 'an event that still fits stays');
	});

	it('tells a server that ignores the filter by its answers', async () => {
		const environment = (name: string) => (json: unknown) => ({
			...(json as object),
			tags: [{ key: 'environment', value: name }],
		});
		const first = open('2');
		await first.start();
		const wanted = first.event?.tags.find(({ key }) => key === 'environment')?.value ?? '';
		const [same, other] = [environment(wanted), environment('elsewhere')];
		sentry.knobs.set({
			path: /\/events\/$/,
			fault: {
				transform: (json) => (json as unknown[]).map((row, at) => (at === 1 ? same(row) : other(row))),
			},
		});
		sentry.knobs.set({ path: /\/events\/(?:recommended|latest)\/$/, fault: { transform: other } });
		const model = open('2');
		await model.start();
		await model.sections.load('events');
		const all = valueOf(model.snapshot().sections.events);
		assert.ok((all?.rows.length ?? 0) > 2);
		assert.deepEqual([model.snapshot().mismatch, all?.leftOut], [undefined, undefined]);
		const filtering = model.filter({ environment: wanted });
		assert.equal(model.snapshot().mismatch, undefined, 'not before it was answered');
		await filtering;
		const some = valueOf(model.snapshot().sections.events);
		assert.equal(model.snapshot().mismatch, 'ignored');
		assert.deepEqual(
			some?.rows.map(({ id }) => id),
			[all?.rows[1]?.id],
		);
		assert.equal(some?.leftOut, (all?.rows.length ?? 0) - 1);
		await model.select({ kind: 'id', id: all?.rows[0]?.id ?? '' });
		await model.filter({});
		assert.equal(model.snapshot().mismatch, undefined);
	});

	it('says that nothing is left, and goes back to what was shown', async () => {
		const model = open('2');
		await model.start();
		const before = model.event?.id;
		await model.filter({ environment: 'no-such-environment' });
		const { event } = model.snapshot();
		assert.ok(event.state === 'failed' && event.failure.reason === 'notFound');
		await model.filter({});
		assert.equal(model.event?.id, before);
		assert.equal(model.snapshot().event.state, 'ready');
	});

	it('finds the way on from an event that was the newest when it was read', async () => {
		const model = open('2');
		await model.start();
		await model.select({ kind: 'latest' });
		const newest = model.event?.id ?? '';
		await model.select({ kind: 'id', id: newest });
		assert.equal(model.event?.nextEventId, undefined);
		sentry.knobs.set({
			path: new RegExp(`/events/${newest}/$`),
			fault: { transform: (json) => ({ ...(json as object), nextEventID: 'f'.repeat(32) }) },
		});
		await model.refresh();
		assert.equal(model.event?.nextEventId, 'f'.repeat(32));
	});

	it('narrows the events to one bar of a chart', async () => {
		const model = open('2');
		await model.start();
		await model.sections.load('events');
		const rows = valueOf(model.snapshot().sections.events)?.rows ?? [];
		const time = Math.floor((rows.at(-1)?.dateCreated ?? 0) / 1_000);
		await model.filter({ span: { start: time, end: time + 1 } });
		assert.deepEqual(
			valueOf(model.snapshot().sections.events)?.rows.map(({ id }) => id),
			[rows.at(-1)?.id],
		);
		assert.equal(model.event?.id, rows.at(-1)?.id);
	});

	it('starts with the event that the user had chosen', async () => {
		const first = open('2');
		await first.start();
		const { nextEventId, previousEventId } = first.event ?? {};
		const eventId = nextEventId ?? previousEventId;
		assert.ok(eventId);
		await api.close();
		const again = open('2', { eventId });
		await again.start();
		assert.equal(again.event?.id, eventId);
	});

	it('shows the issue that came back where another was merged into it', async () => {
		sentry.knobs.set({
			path: /\/issues\/2\/$/,
			fault: { transform: (json) => ({ ...(json as object), id: '3' }) },
		});
		const model = open('2');
		await model.start();
		assert.equal(model.snapshot().issue.id, '3');
	});

	it('ends its requests when it is closed, and says nothing any more', async () => {
		sentry.knobs.set({ fault: { latency: 5_000 } });
		const model = open('2');
		let told = 0;
		const starting = model.start();
		model.onDidChange(() => told++);
		model.dispose();
		await starting;
		assert.equal(told, 0);
	});
});
