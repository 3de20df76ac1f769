import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pythonEvent, pythonLinks } from './fixtures/pythonEvent.ts';
import { snapshot } from './fixtures/snapshot.ts';
import { PageHarness, whyNot } from './harness.ts';

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

test('a frame tells where it leads before it is clicked, and a click names it by two numbers', {
	skip: whyNot,
}, async () => {
	const panel = await harness.open({ snapshot: snapshot(pythonEvent, { links: pythonLinks }) });
	const frame = panel.page.getByRole('button', { name: /^regulate .*station\.py:42.*moved from 42 to 57/ });
	await frame.click();
	await panel.askedLast('openFrame', { stack: 1, frame: 4 });
	await panel.close();
});
