import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { chosenFontSet, fontSets, noFontSets } from '../tools/fonts.ts';
import { poisonedSnapshot } from './fixtures/poisoned.ts';
import { pythonEvent } from './fixtures/pythonEvent.ts';
import { states } from './fixtures/states.ts';
import { type OpenOptions, PageHarness, type PanelPage, whyNot } from './harness.ts';
import { openEverything } from './openEverything.ts';

const skip = whyNot || noFontSets;
let harness: PageHarness;
before(async () => {
	if (skip === false) {
		harness = await PageHarness.start();
	}
});
after(() => harness?.stop());

/** How far a font's lines reach above and below the baseline, in percent of its size. */
type Metrics = readonly [ascent: number, descent: number];

/** The pages' usual ones, then: both far apart either way, and as lopsided as fonts get. */
const usual = { text: [90, 21], code: [83, 30] } as const;
const others: readonly { readonly text: Metrics; readonly code: Metrics }[] = [
	{ text: [130, 57], code: [100, 20] },
	{ text: [80, 20], code: [120, 60] },
	{ text: [70, 50], code: [105, 5] },
];

/** Gives the page fonts with the letters and widths of the run's set, and these metrics. */
async function wear({ page }: PanelPage, { text, code }: (typeof others)[number]): Promise<void> {
	const [textFamily, codeFamily] = fontSets[chosenFontSet()].families;
	await page.evaluate(
		async (fonts) => {
			for (const { variable, family, metrics } of fonts) {
				const name = [family, ...metrics].join(' ');
				for (const [weight, style] of [
					['400', 'Regular'],
					['700', 'Bold'],
				] as const) {
					const face = new FontFace(name, `local("${family} ${style}"), local("${family}")`, {
						weight,
						ascentOverride: `${metrics[0]}%`,
						descentOverride: `${metrics[1]}%`,
						lineGapOverride: '0%',
					});
					document.fonts.add(await face.load());
				}
				document.documentElement.style.setProperty(variable, `"${name}"`);
			}
			// Charts measure themselves a frame later.
			for (let frame = 0; frame < 3; frame++) {
				await new Promise((resolve) => requestAnimationFrame(resolve));
			}
		},
		[
			{ variable: '--vscode-font-family', family: textFamily, metrics: text },
			{ variable: '--vscode-editor-font-family', family: codeFamily, metrics: code },
		],
	);
}

/**
 * Every box that takes room: what it is, its size, and where it stands in the one around it. Not of inline elements: theirs
 * is as high as the font says, and takes no room.
 */
function boxes({ page }: PanelPage): Promise<readonly string[]> {
	return page.evaluate(() => {
		const isBox = (element: Element): boolean =>
			!['inline', 'none'].includes(getComputedStyle(element).display) && !element.closest('svg');
		const nameOf = (element: Element | null): string =>
			element === null ? '' : [element.localName, ...element.classList].join('.');
		return [...document.querySelectorAll('#page *')].filter(isBox).map((element) => {
			let around = element.parentElement;
			while (around && !isBox(around)) {
				around = around.parentElement;
			}
			const { x, y, width, height } = element.getBoundingClientRect();
			const from = around?.getBoundingClientRect();
			const measures = [x - (from?.x ?? 0), y - (from?.y ?? 0), width, height].map((one) => one.toFixed(1));
			return `${nameOf(around)} > ${nameOf(element)}: ${measures.join(' ')}`;
		});
	});
}

const hostile = 'a\u202Eb\0c\u2028d 漢字 ع 😀';
const pages: { readonly [name: string]: OpenOptions } = {
	'the first paint': { withoutScript: true },
	'the first paint, with marks': {
		firstPaint: poisonedSnapshot(pythonEvent, hostile),
		withoutScript: true,
	},
	'before the toolkit has come': { snapshot: states.python, withoutToolkit: true },
	python: { snapshot: states.python },
	'python, 420 px': { snapshot: states.python, width: 420 },
	cocoa: { snapshot: states.cocoa },
	group: { snapshot: states.group },
	anr: { snapshot: states.anr },
	slow: { snapshot: states.slow },
	failed: { snapshot: states.failed },
	loading: { snapshot: states.loading },
	'marks everywhere': { snapshot: poisonedSnapshot(pythonEvent, hostile) },
};

for (const [name, options] of Object.entries(pages)) {
	test(`no box's place or size depends on how high a font's lines are: ${name}`, { skip }, async () => {
		const panel = await harness.open(options);
		if (options.snapshot) {
			await openEverything(panel);
		}
		await wear(panel, usual);
		const expected = await boxes(panel);
		assert.ok(expected.length > 20, String(expected.length));
		for (const other of others) {
			await wear(panel, other);
			const found = await boxes(panel);
			const moved = found.flatMap((box, at) => (box === expected[at] ? [] : [`${expected[at]} → ${box}`]));
			assert.deepEqual(moved, [], JSON.stringify(other));
		}
		await panel.close();
	});
}
