import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as z from 'zod/mini';
import { event } from '../../src/sentry/wire/event.ts';
import { rawCron, rawUptime } from './fixtures/detectedEvents.ts';
import { rawFeedback } from './fixtures/feedbackEvent.ts';
import { snapshot } from './fixtures/snapshot.ts';
import { PageHarness, type PanelPage, whyNot } from './harness.ts';
import { openEverything } from './openEverything.ts';

let harness: PageHarness;
before(async () => {
	if (whyNot === false) {
		harness = await PageHarness.start();
	}
});
after(() => harness?.stop());

/** The section's names and values. */
async function facts({ page }: PanelPage): Promise<unknown> {
	return page
		.locator('[data-section="occurrence"] .fact')
		.evaluateAll((rows) =>
			rows.map((row) => [
				row.querySelector('dt')?.textContent ?? '',
				row.querySelector('dd')?.textContent ?? '',
			]),
		);
}

test('a missed check-in says of which monitor, when and since when, in words', { skip: whyNot }, async () => {
	const panel = await harness.open({ snapshot: snapshot(z.parse(event, rawCron)) });
	assert.deepEqual(await facts(panel), [
		['Failure reason', 'A missed check-in was detected'],
		['Environment', 'production'],
		['Last successful check-in', 'Nov 17, 2026, 3:00:04 AM UTC'],
		['Monitor', 'Nightly backup'],
		['Slug', 'nightly-backup'],
		['Status', 'Missed a check-in'],
		['Schedule', '0 3 * * *'],
		['Time zone', 'Europe/Berlin'],
		['Detected', 'Nov 18, 2026, 11:06:40 AM UTC'],
	]);
	await openEverything(panel);
	const text = await panel.page.locator('.event[role="group"]').innerText();
	assert.doesNotMatch(text, /4001|1795000000/);
	assert.equal(await panel.page.getByRole('heading', { name: 'Monitor', exact: true }).count(), 1);
	assert.deepEqual(panel.errors, []);
	await panel.close();
});

test('evidence that there is none of is told, such as a check-in of a job that never ran', {
	skip: whyNot,
}, async () => {
	const evidenceDisplay = [{ name: 'Last successful check-in', value: 'None', important: false }];
	const value = z.parse(event, { eventID: 'c4'.repeat(16), occurrence: { type: 4001, evidenceDisplay } });
	const panel = await harness.open({ snapshot: snapshot(value) });
	assert.deepEqual(await facts(panel), [['Last successful check-in', 'None']]);
	await panel.close();
});

test('an outage says which address, what it answered, how long it took and from where', {
	skip: whyNot,
}, async () => {
	const panel = await harness.open({ snapshot: snapshot(z.parse(event, rawUptime)) });
	assert.deepEqual(await facts(panel), [
		['Failure reason', 'timeout - Request timed out'],
		['Method', 'GET'],
		['URL', 'https://gateway.example.com/health'],
		['Status code', '504'],
		['Duration', '5.0s'],
		['Region', 'us-west'],
		['Detected', 'Nov 18, 2026, 11:06:40 AM UTC'],
	]);
	await panel.close();
});

test('evidence that says no more than its title has no other fact', { skip: whyNot }, async () => {
	const value = z.parse(event, { eventID: 'c3'.repeat(16), occurrence: { issueTitle: 'Slow', type: 1001 } });
	const panel = await harness.open({ snapshot: snapshot(value) });
	assert.deepEqual(await facts(panel), []);
	assert.match(
		await panel.page.locator('[data-section="occurrence"]').innerText(),
		/^\s*Evidence\s+Slow\s*$/,
	);
	await panel.close();
});

test('the evidence of a feedback repeats its words: it is closed', { skip: whyNot }, async () => {
	const value = z.parse(event, {
		...rawFeedback,
		occurrence: { issueTitle: 'User Feedback', subtitle: 'x', type: 6001 },
	});
	const panel = await harness.open({ snapshot: snapshot(value) });
	const toggle = panel.page.getByRole('button', { name: 'Evidence' });
	assert.equal(await toggle.getAttribute('aria-expanded'), 'false');
	await panel.close();
});
