import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type SentryEvent, stacksOf } from '../../src/core/issue/event.ts';
import type { PanelSnapshot } from '../../src/core/panel/protocol.ts';
import { corpusEvents, corpusIssues, eventsByPlatform, noCorpus } from './corpus.ts';
import { pythonEvent } from './fixtures/pythonEvent.ts';
import { snapshot } from './fixtures/snapshot.ts';
import { PageHarness, type PanelPage, whyNot } from './harness.ts';
import { unexpectedReports } from './unexpectedReports.ts';

const skip = whyNot === false ? noCorpus : whyNot;
let harness: PageHarness;
let panel: PanelPage;
before(async () => {
	if (skip === false) {
		harness = await PageHarness.start();
		panel = await harness.open({ snapshot: snapshot(pythonEvent), width: 1100 });
	}
});
after(() => harness?.stop());

/** Draws it, opens every section, and tells which of them say nothing. */
async function emptySections(next: PanelSnapshot): Promise<readonly string[]> {
	await panel.push(next);
	return panel.page.evaluate(async () => {
		const closed = () => [
			...document.querySelectorAll<HTMLElement>('.section-toggle[aria-expanded="false"]'),
		];
		for (const toggle of closed()) {
			toggle.click();
		}
		await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
		return [...document.querySelectorAll<HTMLElement>('.section')]
			.filter(
				(section) => (section.querySelector<HTMLElement>('.section-body')?.innerText ?? '').trim() === '',
			)
			.map((section) => section.dataset['section'] ?? '');
	});
}

for (const { name, value } of skip === false ? [...corpusEvents(), ...eventsByPlatform()] : []) {
	test(`the event ${name} is drawn whole`, { skip }, async () => {
		assert.deepEqual(await emptySections(snapshot(value)), []);
		assert.deepEqual(panel.errors, []);
		assert.deepEqual(await unexpectedReports(panel), []);
	});
}

for (const { name, value } of skip === false ? corpusIssues() : []) {
	test(`the issue ${name} is drawn whole`, { skip }, async () => {
		const drawn = snapshot(pythonEvent, { issue: value, details: { state: 'ready', value } });
		assert.deepEqual(await emptySections(drawn), []);
		assert.deepEqual(panel.errors, []);
	});
}

test('real payloads are there', { skip }, () => {
	assert.ok(corpusEvents().length > 0 && corpusIssues().length > 0);
});

test('a picture of the longest event of each platform', { skip }, async () => {
	const longest = new Map<string, SentryEvent>();
	const framesOf = (event: SentryEvent) =>
		stacksOf(event).reduce((sum, { stacktrace }) => sum + (stacktrace?.frames.length ?? 0), 0);
	for (const { value } of [...corpusEvents(), ...eventsByPlatform()]) {
		const platform = value.platform ?? 'unknown';
		const known = longest.get(platform);
		if (!known || framesOf(known) < framesOf(value)) {
			longest.set(platform, value);
		}
	}
	const fresh = await harness.open({ snapshot: snapshot(pythonEvent) });
	for (const [platform, event] of longest) {
		await fresh.push(snapshot(event));
		await fresh.screenshot(`platform-${platform}`);
	}
	assert.ok(longest.size >= 8);
	assert.deepEqual(fresh.errors, []);
	await fresh.close();
});
