import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pythonEvent, pythonLinks } from './fixtures/pythonEvent.ts';
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

test('the page says that it is ready and draws what comes', { skip: whyNot }, async () => {
	const panel = await harness.open({ snapshot: snapshot(pythonEvent, { links: pythonLinks }) });
	assert.equal(await panel.page.locator('h1').innerText(), 'ValueError');
	assert.deepEqual(panel.asked[0], { method: 'ready', argument: { revision: 0 } });
	assert.deepEqual(panel.errors, []);
	await panel.close();
});

test('asked whether it has the focus, the page says how it is', { skip: whyNot }, async () => {
	const panel = await harness.open({ snapshot: snapshot(pythonEvent) });
	const ask = () => panel.page.evaluate(() => window.postMessage({ push: 'askFocus' }, '*'));
	await ask();
	await panel.askedLast('focus', { has: true });
	// A page that a test looks at has the focus always.
	await panel.page.evaluate(() => Object.assign(document, { hasFocus: () => false }));
	await ask();
	await panel.askedLast('focus', { has: false });
	await panel.close();
});

test('Event Details tell a cut title whole and once, and head nothing that is empty', {
	skip: whyNot,
}, async () => {
	const message = 'ValueError: an inlet pressure that is far above what this station can stand';
	const event = {
		...pythonEvent,
		title: `${message.slice(0, 40)}…`,
		message,
		metadata: { type: '', value: null, filename: {} },
		meta: { entries: {} },
	};
	const panel = await harness.open({ snapshot: snapshot(event) });
	await openEverything(panel);
	const details = await panel.page.locator('[data-section=event-details]').innerText();
	assert.equal(details.split(message.slice(0, 40)).length - 1, 1);
	assert.ok(details.includes(message));
	assert.doesNotMatch(details, /Metadata|Redaction/);
	await panel.close();
});

test('a frame tells where it leads before it is clicked, and a click names it by two numbers', {
	skip: whyNot,
}, async () => {
	const panel = await harness.open({ snapshot: snapshot(pythonEvent, { links: pythonLinks }) });
	const frame = panel.page.getByRole('button', { name: /^regulate .*station\.py:42.*moved from 42 to 57/ });
	await frame.click();
	await panel.askedLast('openFrame', { stack: 1, frame: 4 });
	await panel.close();
});
