import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axeViolations } from './axe.ts';
import { states } from './fixtures/states.ts';
import { PageHarness, whyNot } from './harness.ts';
import { openEverything } from './openEverything.ts';
import type { ThemeName } from './themes.ts';

let harness: PageHarness;
before(async () => {
	if (whyNot === false) {
		harness = await PageHarness.start();
	}
});
after(() => harness?.stop());

/** Every theme with the page that holds most, every other page in one. */
const looks: readonly (readonly [keyof typeof states, ThemeName])[] = [
	['python', 'light'],
	['python', 'dark'],
	['python', 'hc-black'],
	['python', 'hc-light'],
	['cocoa', 'light'],
	['group', 'dark'],
	['anr', 'dark'],
	['slow', 'light'],
	['marked', 'light'],
	['marked', 'hc-black'],
	['feedback', 'dark'],
	['cron', 'light'],
	['failed', 'light'],
	['loading', 'hc-black'],
];

for (const [name, theme] of looks) {
	test(`axe has nothing against ${name} in ${theme}`, { skip: whyNot }, async () => {
		const panel = await harness.open({ theme, snapshot: states[name] });
		await openEverything(panel);
		assert.deepEqual(await axeViolations(panel), []);
		await panel.screenshot(`${name}-${theme}`);
		await panel.close();
	});
}

for (const { what, ...size } of [
	{ what: 'a page of 320 pixels', width: 320 },
	{ what: 'a page of 640 pixels at 200 % zoom', width: 640, zoom: 2 },
]) {
	test(`nothing is wider than ${what}`, { skip: whyNot }, async () => {
		for (const shown of Object.values(states)) {
			const panel = await harness.open({ ...size, snapshot: shown });
			await openEverything(panel);
			assert.equal(await panel.page.evaluate(() => document.documentElement.scrollWidth), 320);
			await panel.close();
		}
	});
}

test('in a narrow panel of usual height the line that failed is on the first screen', {
	skip: whyNot,
}, async () => {
	const panel = await harness.open({ width: 600, height: 900, snapshot: states.python });
	const bottomOf = (selector: string) =>
		panel.page
			.locator(selector)
			.first()
			.evaluate((element) => element.getBoundingClientRect().bottom);
	for (const selector of ['h1', '.head-culprit .verdict', '.numbers', '.chart svg', '.code-line.hit']) {
		assert.ok((await bottomOf(selector)) < 900, selector);
	}
	await panel.screenshot('first-screen', { x: 0, y: 0, width: 600, height: 900 });
	await panel.close();
});

test('in forced colours all that is drawn has the colour of text', {
	skip: whyNot,
}, async () => {
	const panel = await harness.open({ theme: 'hc-black', forcedColors: 'active', snapshot: states.python });
	const found = await panel.page.evaluate(() => {
		const drawn: readonly (readonly [string, 'fill' | 'stroke' | 'backgroundColor'])[] = [
			['.bar .value', 'fill'],
			['.mark-line path', 'fill'],
			['.mark-line line', 'stroke'],
			['.tick text', 'fill'],
			['.tag-bar > span', 'backgroundColor'],
		];
		const { color: text } = getComputedStyle(document.body);
		const pressed = document.querySelector('.number-choice [aria-pressed="true"]');
		return {
			unseen: drawn
				.filter(([selector, property]) => {
					const elements = [...document.querySelectorAll(selector)];
					const colours = elements.map((element) => getComputedStyle(element)[property]);
					return colours.length === 0 || colours.some((colour) => colour !== text);
				})
				.map(([selector]) => selector),
			pressed: pressed && getComputedStyle(pressed).outlineStyle,
		};
	});
	assert.deepEqual(found, { unseen: [], pressed: 'solid' });
	await panel.screenshot('python-forced-colours');
	await panel.close();
});
