import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pythonEvent, pythonLinks } from './fixtures/pythonEvent.ts';
import { issue, now, snapshot } from './fixtures/snapshot.ts';
import { drawn, PageHarness, whyNot } from './harness.ts';

let harness: PageHarness;
before(async () => {
	if (whyNot === false) {
		harness = await PageHarness.start();
	}
});
after(() => harness?.stop());

test('a refresh keeps scroll, focus, selection, what was opened and what was typed', {
	skip: whyNot,
}, async () => {
	const panel = await harness.open({ snapshot: snapshot(pythonEvent, { links: pythonLinks }), height: 600 });
	const { page } = panel;
	await page.getByRole('button', { name: '3 library frames' }).click();
	await page.getByRole('button', { name: 'Request', exact: true }).click();
	const field = page.getByRole('textbox', { name: 'Comment' });
	await field.fill('half a sente');
	await page.evaluate(() => window.scrollTo(0, 700));
	await field.evaluate((element: HTMLTextAreaElement) => element.setSelectionRange(2, 5));
	await field.focus();
	const look = () =>
		page.evaluate(() => ({
			scroll: document.scrollingElement?.scrollTop,
			focus: document.activeElement?.getAttribute('aria-label'),
			selection:
				document.activeElement instanceof HTMLTextAreaElement ? document.activeElement.selectionStart : -1,
			folds: document.querySelector('.fold')?.getAttribute('aria-expanded'),
			request: document
				.querySelector('[data-section="request"] .section-toggle')
				?.getAttribute('aria-expanded'),
		}));
	const before = await look();
	const code = await page.locator('.code').first().elementHandle();
	await panel.push(
		snapshot(structuredClone(pythonEvent), {
			links: pythonLinks,
			issue: issue({ count: 1600 }),
			now: now + 60_000,
		}),
	);
	assert.deepEqual(await look(), before);
	assert.deepEqual(
		[before.focus, before.selection, before.folds, before.request],
		['Comment', 2, 'true', 'false'],
	);
	assert.equal(await field.inputValue(), 'half a sente');
	assert.ok(await code?.evaluate((element) => element.isConnected), 'the source was drawn anew');
	await panel.close();
});

test('hidden and shown again, the page is as it was left', { skip: whyNot }, async () => {
	const panel = await harness.open({ snapshot: snapshot(pythonEvent), height: 600 });
	const { page } = panel;
	await page.getByRole('button', { name: 'Request', exact: true }).click();
	await page.getByRole('button', { name: 'Show Last 24 Hours as Table' }).click();
	await page.getByRole('button', { name: 'Users 212' }).click();
	await page.getByRole('button', { name: '3 library frames' }).click();
	await page.evaluate(() => window.scrollTo(0, 900));
	await page.waitForFunction(
		() =>
			(JSON.parse(sessionStorage.getItem('culpritState') ?? '{}') as { anchor?: string }).anchor !==
			undefined,
	);
	await panel.reload();
	await page.waitForSelector(drawn);
	await page.waitForFunction(() => document.scrollingElement?.scrollTop === 900);
	assert.equal(
		await page.getByRole('button', { name: 'Request', exact: true }).getAttribute('aria-expanded'),
		'false',
	);
	assert.ok(await page.getByRole('region', { name: 'Last 24 Hours' }).isVisible());
	for (const name of ['Users 212', '3 library frames']) {
		const button = page.getByRole('button', { name });
		const on = (await button.getAttribute('aria-pressed')) ?? (await button.getAttribute('aria-expanded'));
		assert.equal(on, 'true', name);
	}
	await panel.close();
});

test('what was read is where it was, though what is above it has not loaded yet', {
	skip: whyNot,
}, async () => {
	const full = snapshot(pythonEvent, { filter: { environment: 'production' } });
	const before = { ...full, sections: { ...full.sections, events: { state: 'idle' } as const } };
	let starts = 0;
	const panel = await harness.open({
		height: 600,
		onAsk: async ({ method }, shown) => {
			if (method === 'ready') {
				await shown.push(starts++ === 0 ? full : before);
			}
		},
	});
	const { page } = panel;
	const request = page.locator('[data-section="request"]');
	const top = () => request.evaluate((element) => Math.round(element.getBoundingClientRect().top));
	await request.waitFor();
	await request.evaluate((element) => window.scrollBy(0, element.getBoundingClientRect().top - 40));
	await page.waitForFunction(
		() =>
			(JSON.parse(sessionStorage.getItem('culpritState') ?? '{}') as { anchor?: string }).anchor !==
			undefined,
	);
	const wasAt = await top();
	await panel.reload();
	await request.waitFor();
	await page.waitForFunction(
		(at) =>
			Math.abs((document.querySelector('[data-section="request"]')?.getBoundingClientRect().top ?? 0) - at) <=
			1,
		wasAt,
	);
	await panel.push(full);
	assert.ok(Math.abs((await top()) - wasAt) <= 1, 'what loads above does not move it');
	await panel.close();
});

test('what is kept names the issue and holds nothing of the event', { skip: whyNot }, async () => {
	const panel = await harness.open({ snapshot: snapshot(pythonEvent, { selection: { kind: 'oldest' } }) });
	await panel.page.waitForFunction(() => sessionStorage.getItem('culpritState') !== null);
	assert.deepEqual(await panel.state(), {
		version: 1,
		origin: 'https://sentry.example',
		organization: 'hydro',
		issueId: '4213',
		eventId: pythonEvent.id,
		open: {},
		scroll: 0,
	});
	await panel.close();
});

test('state that somebody tampered with is left alone', { skip: whyNot }, async () => {
	const panel = await harness.open({ snapshot: snapshot(pythonEvent) });
	await panel.page.evaluate(() =>
		sessionStorage.setItem(
			'culpritState',
			JSON.stringify({ version: 1, open: [[]], scroll: 'far', issueId: '../..' }),
		),
	);
	await panel.reload();
	assert.equal(await panel.page.locator('h1').innerText(), 'ValueError');
	assert.deepEqual(panel.errors, []);
	await panel.close();
});

test('times pass while the page is open, by the clock of the host', { skip: whyNot }, async () => {
	const panel = await harness.open();
	await panel.page.clock.install();
	await panel.push(snapshot(pythonEvent));
	const lastSeen = panel.page.locator('.numbers time').nth(1);
	assert.equal(await lastSeen.innerText(), '4 minutes ago');
	await panel.page.clock.runFor(61_000);
	assert.equal(await lastSeen.innerText(), '5 minutes ago');
	await panel.close();
});

test('after the pause that the server asked for there is a button', { skip: whyNot }, async () => {
	const panel = await harness.open();
	await panel.page.clock.install();
	const failure = {
		reason: 'rateLimited',
		message: 'Sentry asks for a pause.',
		retryAt: now + 3_000,
	} as const;
	await panel.push(snapshot(pythonEvent, { event: { state: 'failed', failure } }));
	assert.equal(await panel.page.getByRole('timer').innerText(), 'Retry in 3s');
	await panel.page.clock.runFor(4_000);
	await panel.page.getByRole('button', { name: 'Retry' }).click();
	await panel.askedLast('load', { section: 'event' });
	await panel.close();
});

test('a clock that is set back during the pause locks nobody out', { skip: whyNot }, async () => {
	const panel = await harness.open();
	const failure = {
		reason: 'rateLimited',
		message: 'Sentry asks for a pause.',
		retryAt: now + 600_000,
	} as const;
	await panel.push(snapshot(pythonEvent, { event: { state: 'failed', failure } }));
	await panel.page.getByRole('timer').waitFor();
	await panel.push({
		...snapshot(pythonEvent, { event: { state: 'failed', failure } }),
		now: now - 3_600_000,
	});
	await panel.page.getByRole('button', { name: 'Retry' }).click();
	await panel.askedLast('load', { section: 'event' });
	await panel.close();
});

test('old data says how old it is', { skip: whyNot }, async () => {
	const first = snapshot(pythonEvent);
	const failure = { reason: 'unreachable', message: 'The server refuses connections.' } as const;
	const old = <T>(last: T) => ({ state: 'failed', failure, last, since: now - 600_000 }) as const;
	assert.ok(first.details.state === 'ready' && first.event.state === 'ready');
	const panel = await harness.open({
		snapshot: {
			...first,
			details: old(first.details.value),
			event: old(first.event.value),
			sections: { ...first.sections, tags: old([]) },
		},
	});
	assert.equal(await panel.page.getByText('As of 10 minutes ago').count(), 3);
	assert.match(await panel.page.locator('[data-section="tags"] .stale').innerText(), /10 minutes ago/);
	assert.equal(await panel.page.getByText('Secrets were not kept').count(), 0);
	await panel.push(snapshot(pythonEvent, { event: { ...old(first.event.value), masked: true } }));
	assert.equal(
		await panel.page.getByText('10 minutes ago · Secrets were not kept: they can be revealed').count(),
		1,
	);
	await panel.close();
});

test('a part whose data is broken fails alone, and comes back with the next snapshot', {
	skip: whyNot,
}, async () => {
	const broken = snapshot({
		...pythonEvent,
		entries: pythonEvent.entries.map((entry) =>
			entry.type === 'breadcrumbs' ? { ...entry, values: [null] as unknown as typeof entry.values } : entry,
		),
	});
	const panel = await harness.open({ snapshot: broken });
	assert.equal(await panel.page.getByText('This part cannot be shown').count(), 1);
	assert.ok(await panel.page.getByRole('heading', { name: 'Stack Trace' }).isVisible());
	assert.ok(await panel.page.getByRole('heading', { name: 'Request' }).isVisible());
	assert.equal(panel.errors.length, 1);
	await panel.push(snapshot(pythonEvent));
	assert.ok(await panel.page.getByRole('heading', { name: 'Breadcrumbs' }).isVisible());
	assert.equal(await panel.page.getByText('This part cannot be shown').count(), 0);
	await panel.close();
});
