import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as z from 'zod/mini';
import type { Locator } from 'playwright-core';
import type { SentryEvent } from '../../src/core/issue/event.ts';
import { event } from '../../src/sentry/wire/event.ts';
import { anrEvent } from './fixtures/anrEvent.ts';
import { pythonEvent } from './fixtures/pythonEvent.ts';
import { slowAnswer, slowEvent } from './fixtures/slowEvent.ts';
import { snapshot } from './fixtures/snapshot.ts';
import { PageHarness, whyNot } from './harness.ts';
import { openEverything } from './openEverything.ts';
import { unexpectedReports } from './unexpectedReports.ts';

let harness: PageHarness;
before(async () => {
	if (whyNot === false) {
		harness = await PageHarness.start();
	}
});
after(() => harness?.stop());

/** What stands in boxes of one line. */
async function textsOf(all: Locator): Promise<readonly string[]> {
	return (await all.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' ').trim());
}

function omitting(omitted: readonly [number, number]): SentryEvent {
	return {
		...pythonEvent,
		entries: pythonEvent.entries.map((entry) => (entry.type === 'exception' ? { ...entry, omitted } : entry)),
	};
}

for (const [omitted, text] of [
	[[1, 2], '1 exception omitted'],
	[[1, 2_001], '2,000 exceptions omitted'],
] as const) {
	test(`between two exceptions: ${text}`, { skip: whyNot }, async () => {
		const panel = await harness.open({ snapshot: snapshot(omitting(omitted)) });
		const rows = await panel.page
			.locator('#stack-body > :is(.stack-block, .omitted)')
			.evaluateAll((all) => all.map((one) => one.querySelector('h3')?.textContent ?? one.textContent));
		assert.deepEqual(rows, ['ValueError', text, 'SensorError']);
		assert.deepEqual(panel.errors, []);
		await panel.close();
	});
}

test('who holds the lock that a blocked thread waits for is told, and led to', { skip: whyNot }, async () => {
	const panel = await harness.open({ snapshot: snapshot(anrEvent), width: 540 });
	const { page } = panel;
	const head = page.locator('.stack-block').first();
	assert.deepEqual(await textsOf(head.locator('.chips .chip')), [
		'unhandled',
		'ANR',
		'io.sentry.android.core',
		'Thread 1 main',
		'BLOCKED',
	]);
	const waits = 'Waits for the lock at.waterworks.pumps.Database (0x0d3a2f0a)';
	assert.deepEqual(await textsOf(head.locator('.locks > li')), [`${waits} · held by Thread 27 pump-sync`]);
	assert.equal(await head.locator('.frame-lock').first().innerText(), waits);
	assert.equal(await page.getByRole('button', { name: /^Thread 27/ }).count(), 1, 'the threads are folded');
	await head.getByRole('button', { name: 'Thread 27 pump-sync' }).click();
	const holder = page.locator('.stack-toggle:focus');
	await holder.waitFor();
	assert.match(await holder.innerText(), /^Thread 27 pump-sync\s*RUNNABLE$/);
	assert.equal(await holder.getAttribute('aria-expanded'), 'true');
	const block = page.locator('.stack-block', { has: holder });
	assert.ok(await holder.evaluate((one) => one.getBoundingClientRect().top < innerHeight));
	assert.deepEqual(await textsOf(block.locator('.locks > li')), [
		'Holds the lock at.waterworks.pumps.Database (0x0d3a2f0a)',
		'Holds the lock java.io.FileOutputStream (0x0bb1c2d3)',
	]);
	await holder.press('Enter');
	assert.equal(await holder.getAttribute('aria-expanded'), 'false');
	await head.getByRole('button', { name: 'Thread 27 pump-sync' }).click();
	await page.locator('.stack-toggle:focus[aria-expanded="true"]').waitFor();
	assert.deepEqual(panel.errors, []);
	assert.deepEqual(await unexpectedReports(panel), []);
	await panel.close();
});

test('a holder that the event does not have is named, and leads nowhere', { skip: whyNot }, async () => {
	const entries = anrEvent.entries.map((entry) =>
		entry.type === 'threads' ? { ...entry, values: entry.values.slice(0, 3) } : entry,
	);
	const panel = await harness.open({ snapshot: snapshot({ ...anrEvent, entries }) });
	const told = panel.page.locator('.locks').first();
	assert.match(await told.innerText(), / · held by Thread 27\s*$/);
	assert.equal(await told.getByRole('button').count(), 0);
	await panel.close();
});

test('spans and images say what they are before they are opened', { skip: whyNot }, async () => {
	const panel = await harness.open({ snapshot: snapshot(slowEvent), width: 540 });
	const { page } = panel;
	const spans = page.locator('section', { has: page.getByRole('heading', { name: /^Spans/ }) });
	await spans.locator('.section-toggle').click();
	const rows = await textsOf(spans.locator('.raw-row'));
	assert.equal(rows.length, 17);
	assert.deepEqual(rows.slice(0, 2), [
		'django.view stations.views.list 1.29s',
		'db SELECT * FROM "station" 12ms',
	]);
	assert.match(rows.at(-1) ?? '', /^http\.client GET https:\/\/tides\.example\/now\?token=•+ 590ms$/);
	await spans.locator('.raw-row').first().click();
	assert.match(await spans.locator('.tree').innerText(), /trace_id/);
	const images = page.locator('section', { has: page.getByRole('heading', { name: /^Images Loaded/ }) });
	await images.locator('.section-toggle').click();
	assert.deepEqual(await textsOf(images.locator('.raw-row')), [
		'libpumps.so elf symbols found 0x7f3a10000000 – 0x7f3a100fffff',
		'libc.so.6 elf symbols missing 0x7f3a20000000',
		'app.1f2e.min.js sourcemap',
	]);
	assert.deepEqual(panel.errors, []);
	await panel.close();
});

test('the spans of a performance issue are told with their parent, above all that was sent', {
	skip: whyNot,
}, async () => {
	const panel = await harness.open({ snapshot: snapshot(slowEvent) });
	const evidence = panel.page.locator('[data-section="occurrence"]');
	assert.deepEqual(await textsOf(evidence.locator('.fact')), [
		'Transaction GET /stations',
		'Transaction Duration 1.3s',
	]);
	assert.deepEqual(await textsOf(evidence.locator('h3')), [
		'Parent Span',
		'Starting Span',
		'Offending Spans14 · 91ms in total',
	]);
	assert.deepEqual(await textsOf(evidence.getByRole('list', { name: 'Parent Span' }).locator('.raw-row')), [
		'django.view stations.views.list 1.29s',
	]);
	const offenders = evidence.getByRole('list', { name: 'Offending Spans' });
	assert.equal(await offenders.locator('.raw-row').count(), 10);
	await offenders.getByRole('button', { name: 'Show More (10 of 14)' }).click();
	assert.equal(await offenders.locator('.raw-row').count(), 14);
	assert.equal(await evidence.locator('.empty').innerText(), 'The server sent no details of 1 more span.');
	assert.deepEqual(panel.errors, []);
	await panel.close();
});

test('a performance issue of an old server has no occurrence, and tells its spans all the same', {
	skip: whyNot,
}, async () => {
	const { occurrence: _, ...old } = slowEvent;
	const panel = await harness.open({
		snapshot: snapshot({ ...old, perfProblem: { offenderSpanIds: ['b00'] } }),
	});
	const evidence = panel.page.locator('[data-section="occurrence"]');
	assert.deepEqual(await textsOf(evidence.locator('h3, .raw-row')), [
		'Offending Spans',
		'db SELECT * FROM "station" 12ms',
	]);
	await panel.push(snapshot(old));
	assert.equal(await evidence.count(), 0);
	await panel.close();
});

test('what was measured is told with its unit', { skip: whyNot }, async () => {
	const panel = await harness.open({ snapshot: snapshot(slowEvent) });
	const { page } = panel;
	assert.deepEqual(await textsOf(page.locator('[data-section="measurements"] :is(.fact, h3)')), [
		'Largest Contentful Paint (LCP) 2.51s',
		'Cumulative Layout Shift (CLS) 0.0234',
		'pumps_drawn 12',
		'Time by Operation',
		'db 103ms',
		'http 590ms',
		'Total 1.29s',
	]);
	await panel.push(snapshot(pythonEvent));
	assert.equal(await page.locator('[data-section="measurements"]').count(), 0);
	await panel.close();
});

test('whatever spans, images and measures are called, it is text', { skip: whyNot }, async () => {
	for (const text of ['<img src=x onerror=window.pwned=1>', 'a\u202Eb\0c\uD800', 'x'.repeat(50_000)]) {
		const names = new Set(['op', 'description', 'code_file', 'debug_status', 'type', 'unit', 'debug_id']);
		const hostile: unknown = JSON.parse(JSON.stringify(slowAnswer), (key, value: unknown) =>
			names.has(key) && !['spans', 'debugmeta', 'transaction'].includes(String(value)) ? text : value,
		);
		const panel = await harness.open({ snapshot: snapshot(z.parse(event, hostile)), width: 540 });
		await openEverything(panel);
		const { page } = panel;
		assert.equal(await page.evaluate(() => Reflect.get(window, 'pwned') as unknown), undefined);
		assert.equal(await page.locator('img').count(), 0);
		assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
		const row = await page.locator('.raw-row').first().innerText();
		assert.ok(!row.includes('\u202E') && row.length < 700, row.slice(0, 800));
		assert.deepEqual(panel.errors, []);
		await panel.close();
	}
});
