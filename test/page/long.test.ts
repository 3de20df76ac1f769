import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { longEvent } from './fixtures/longEvent.ts';
import { pythonEvent } from './fixtures/pythonEvent.ts';
import { snapshot } from './fixtures/snapshot.ts';
import { PageHarness, type PanelPage, whyNot } from './harness.ts';

let harness: PageHarness;
before(async () => {
	if (whyNot === false) {
		harness = await PageHarness.start();
	}
});
after(() => harness?.stop());

const elements = (panel: PanelPage) => panel.page.evaluate(() => document.querySelectorAll('*').length);

test('of a long event the page holds what is shown and a window', { skip: whyNot }, async () => {
	const panel = await harness.open({ snapshot: snapshot(longEvent) });
	const small = await harness.open({ snapshot: snapshot(pythonEvent) });
	const atFirst = await elements(panel);
	assert.ok(atFirst < 3 * (await elements(small)), `${atFirst} elements`);
	const text = await panel.page.evaluate(() => document.body.textContent.length);
	assert.ok(text < 60_000, `${text} characters`);
	await small.close();
	await panel.close();
});

test('scrolled through from top to bottom, the page does not grow, and every end is reached', {
	skip: whyNot,
}, async () => {
	const panel = await harness.open({ snapshot: snapshot(longEvent) });
	const atFirst = await elements(panel);
	await panel.page.getByText('step_499').first().waitFor();
	let most = 0;
	for (let round = 0; round < 200; round += 1) {
		const done = await panel.page.evaluate(async () => {
			const scroller = document.scrollingElement;
			const before = scroller?.scrollTop ?? 0;
			window.scrollBy(0, 700);
			await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
			return (scroller?.scrollTop ?? 0) === before;
		});
		most = Math.max(most, await elements(panel));
		if (done) {
			break;
		}
	}
	assert.ok(most < atFirst * 3, `${most} elements at most, ${atFirst} at first`);
	await panel.page.locator('.crumbs').getByText('crumb 0', { exact: true }).waitFor();
	await panel.close();
});

test('a list of rows tells how long it is and where one is in it', { skip: whyNot }, async () => {
	const panel = await harness.open({ snapshot: snapshot(longEvent) });
	const row = panel.page.getByRole('list', { name: 'Frames' }).getByRole('listitem').first();
	assert.deepEqual(
		[await row.getAttribute('aria-setsize'), await row.getAttribute('aria-posinset')],
		['500', '1'],
	);
	await panel.close();
});

test('a row that has the focus stays when it is scrolled out of sight', { skip: whyNot }, async () => {
	const panel = await harness.open({ snapshot: snapshot(longEvent) });
	await panel.page.getByRole('button', { name: 'Show Details of step_480 · app/module_4.py' }).focus();
	await panel.page.evaluate(async () => {
		window.scrollTo(0, 1e6);
		await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
	});
	assert.match(
		(await panel.page.evaluate(() => document.activeElement?.getAttribute('aria-label'))) ?? '',
		/step_480/,
	);
	await panel.close();
});

test('a variable of a megabyte opens bit by bit', { skip: whyNot }, async () => {
	const panel = await harness.open({ snapshot: snapshot(longEvent) });
	const more = panel.page.getByRole('button', { name: 'Show More (400 of 1,000,000 characters)' });
	await more.click();
	assert.ok(
		await panel.page.getByRole('button', { name: 'Show More (50,400 of 1,000,000 characters)' }).isVisible(),
	);
	await panel.close();
});
