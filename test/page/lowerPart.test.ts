import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pythonEvent } from './fixtures/pythonEvent.ts';
import { snapshot } from './fixtures/snapshot.ts';
import { PageHarness, whyNot } from './harness.ts';

let harness: PageHarness;
before(async () => {
	if (whyNot === false) {
		harness = await PageHarness.start();
	}
});
after(() => harness?.stop());

test('a lower part that does not come is said with a way to try again, which keeps what was read', {
	skip: whyNot,
}, async () => {
	for (const width of [1100, 540]) {
		const panel = await harness.open({ width });
		const { page } = panel;
		let isAway = true;
		await page.route('**/lowerPart.js', (route) => (isAway ? route.abort() : route.continue()));
		await panel.reload();
		await panel.askedLast('ready', { revision: 0 });
		await panel.push(snapshot(pythonEvent));
		const note = page.getByRole('alert').filter({ hasText: 'The rest of this page could not be loaded.' });
		assert.equal(await note.count(), 1);
		assert.equal(await page.locator('[data-section="stack"]').count(), 1);
		assert.ok(await page.locator('[data-section="facts"]').isVisible());
		assert.equal(await page.locator('[data-section="breadcrumbs"]').count(), 0);
		await page.locator('.frame-toggle').first().click();
		const read = await page.locator('[data-section="stack"]').evaluate((section) => {
			Object.assign(section, { isSame: true });
			return [section.textContent, section.getBoundingClientRect().top + window.scrollY];
		});
		isAway = false;
		await note.getByRole('button', { name: 'Retry' }).click();
		await page.waitForSelector('[data-section="breadcrumbs"]');
		assert.equal(await note.count(), 0);
		assert.deepEqual(
			await page
				.locator('[data-section="stack"]')
				.evaluate((section) => [
					section.textContent,
					section.getBoundingClientRect().top + window.scrollY,
					'isSame' in section,
				]),
			[...read, true],
		);
		await panel.close();
	}
});
