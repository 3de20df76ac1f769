import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { chosenFontSet, fontSetNames, fontSets, noFontSets } from '../tools/fonts.ts';
import { launchBrowser } from '../tools/host/browser.ts';
import { FontHarnesses, whyNot } from './harness.ts';

const harnesses = new FontHarnesses();
after(() => harnesses.stop());
const skip = whyNot || noFontSets;

/** The families that the browser drew an element's letters with, as the font files name themselves. */
async function drawnWith(page: Page, selector: string): Promise<readonly string[]> {
	const browser = await page.context().newCDPSession(page);
	await browser.send('DOM.enable');
	await browser.send('CSS.enable');
	const { root } = await browser.send('DOM.getDocument');
	const { nodeId } = await browser.send('DOM.querySelector', { nodeId: root.nodeId, selector });
	const { fonts } = await browser.send('CSS.getPlatformFontsForNode', { nodeId });
	await browser.detach();
	return fonts.map(({ familyName }) => familyName);
}

for (const name of fontSetNames) {
	test(`a page is drawn with the fonts of the set: ${name}`, { skip }, async () => {
		const { families } = fontSets[name];
		const panel = await (await harnesses.of(name)).open({ withoutScript: true });
		assert.deepEqual(await drawnWith(panel.page, '.project'), [families[0]]);
		assert.deepEqual(await drawnWith(panel.page, '.culprit'), [families[1]]);
		// Braille, Greek, Chinese and an emoji: many machines have fonts for some of them, and the set may not.
		await panel.page.evaluate(() => document.querySelector('.project')?.replaceChildren('⠿ Ω 漢 😀'));
		for (const family of await drawnWith(panel.page, '.project')) {
			assert.ok(
				families.some((own) => family.startsWith(own)),
				`${family} is none of ${families.join()}`,
			);
		}
		await panel.close();
	});
}

test('the browser in which VS Code runs has the fonts of the run', { skip }, async () => {
	const profile = await mkdtemp(path.join(os.tmpdir(), 'culprit-fonts-'));
	const browser = await launchBrowser(profile, console.error);
	try {
		const page = await browser.newPage();
		// As VS Code's server names fonts on Linux.
		await page.setContent(`
			<p style="font-family: system-ui, Ubuntu, 'Droid Sans', sans-serif">text</p>
			<code style="font-family: 'Droid Sans Mono', monospace, monospace">code</code>`);
		const [text, code] = fontSets[chosenFontSet()].families;
		assert.deepEqual([await drawnWith(page, 'p'), await drawnWith(page, 'code')], [[text], [code]]);
	} finally {
		await browser.close();
		await rm(profile, { recursive: true, force: true });
	}
});

test('no two sets agree on the height of a line, or on how much of it is below the letters', {
	skip,
}, async () => {
	const measures = await Promise.all(
		fontSetNames.map(async (name) => {
			const panel = await (await harnesses.of(name)).open({ withoutScript: true });
			const measured = await panel.page.evaluate(() =>
				[document.body, document.querySelector('.culprit')].map((element) => {
					const context = document.createElement('canvas').getContext('2d');
					if (!context || !element) {
						throw new Error('no canvas');
					}
					context.font = `100px ${getComputedStyle(element).fontFamily}`;
					const { fontBoundingBoxAscent, fontBoundingBoxDescent } = context.measureText('x');
					return [fontBoundingBoxAscent + fontBoundingBoxDescent, fontBoundingBoxDescent];
				}),
			);
			await panel.close();
			return measured;
		}),
	);
	for (const font of [0, 1]) {
		for (const measure of [0, 1]) {
			const values = measures.map((measured) => measured[font]?.[measure] ?? 0);
			assert.equal(new Set(values).size, fontSetNames.length, values.join());
		}
	}
});
