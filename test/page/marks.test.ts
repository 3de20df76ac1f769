import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as z from 'zod/mini';
import { event } from '../../src/sentry/wire/event.ts';
import { markedEvent } from './fixtures/markedEvent.ts';
import { snapshot } from './fixtures/snapshot.ts';
import { PageHarness, whyNot } from './harness.ts';
import { openEverything } from './openEverything.ts';

let harness: PageHarness;
before(async () => {
	if (whyNot === false) {
		harness = await PageHarness.start();
	}
});
after(() => harness?.stop());

test('what was filtered, cut or removed says so at its place, and nothing stands for it that was not sent', {
	skip: whyNot,
}, async () => {
	const panel = await harness.open({ snapshot: snapshot(z.parse(event, markedEvent)) });
	await openEverything(panel);
	const notes = await panel.page.evaluate(() =>
		[...document.querySelectorAll<HTMLElement>('.event [data-section]')].map(
			(section) =>
				[
					section.dataset['section'] ?? '',
					[...section.querySelectorAll<HTMLElement>('.mark-note')].map((note) => note.innerText),
				] as const,
		),
	);
	const project = 'Replaced by a rule of the project (project:0)';
	const password = 'Replaced by the rule @password:filter';
	const removed = 'Removed by the rule @anything:remove';
	assert.deepEqual(Object.fromEntries(notes), {
		message: [password],
		stack: ['Replaced by the rule @creditcard:replace', password],
		'event-tags': [project],
		breadcrumbs: ['Removed by the configuration of the SDK', 'Cut after 8,189 of 20,000 characters'],
		request: ['Removed because of size limits', removed, removed, removed],
		contexts: ['Replaced by the rule @email:replace', removed, project, project, removed],
		additional: [project, 'Removed because of size limits', 'Shortened: its length was 40'],
		'event-details': [],
	});
	const request = panel.page.locator('[data-section="request"]');
	assert.equal(await request.locator('.tree-empty').count(), 0, await request.innerText());
	assert.ok((await request.innerText()).includes('Body'));
	assert.deepEqual(panel.errors, []);
	await panel.close();
});

test('a context that was removed whole has its title and says so', { skip: whyNot }, async () => {
	const removed = { '': { rem: [['@anything:remove', 'x']] } };
	const value = z.parse(event, {
		eventID: 'ab'.repeat(16),
		contexts: { device: null, gpu: null },
		_meta: { contexts: { device: removed } },
	});
	const panel = await harness.open({ snapshot: snapshot(value) });
	const cards = panel.page.locator('[data-section="contexts"] .card');
	assert.deepEqual(
		(await cards.allInnerTexts()).map((text) => text.split(/\s*\n\s*/)),
		[['Device', 'Removed by the rule @anything:remove']],
	);
	await panel.close();
});

test('an event of which nothing was taken has no word of it', { skip: whyNot }, async () => {
	const nothing = {
		context: null,
		contexts: null,
		entries: {},
		message: null,
		packages: null,
		tags: {},
		user: null,
	};
	const panel = await harness.open({
		snapshot: snapshot(z.parse(event, { ...markedEvent, _meta: nothing })),
	});
	await openEverything(panel);
	assert.equal(await panel.page.locator('.mark-note').count(), 0);
	assert.equal(await panel.page.getByText('Redaction and truncation marks').count(), 0);
	await panel.push(snapshot(z.parse(event, markedEvent)));
	assert.equal(await panel.page.getByText('Redaction and truncation marks').count(), 1);
	await panel.close();
});
