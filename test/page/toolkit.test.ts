import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { chosenFontSet, layoutFontSets } from '../tools/fonts.ts';
import { pythonEvent } from './fixtures/pythonEvent.ts';
import { snapshot } from './fixtures/snapshot.ts';
import { FontHarnesses, type PageHarness, type PanelPage, whyNot, whyNotWith } from './harness.ts';
import type { ThemeName } from './themes.ts';

const harnesses = new FontHarnesses();
let harness: PageHarness;
before(async () => {
	if (whyNot === false) {
		harness = await harnesses.of(chosenFontSet());
	}
});
after(() => harnesses.stop());

interface Look {
	readonly tag: string;
	readonly text: string;
	readonly box: readonly number[];
	readonly color: string;
	readonly background: string;
	readonly border: string;
}

/** Each element of the toolkit, as it looks: its outermost part is its own or, where it has come, its shadow's. */
async function looks(panel: PanelPage, width: number): Promise<readonly Look[]> {
	await panel.page.setViewportSize({ width, height: 900 });
	await panel.page.evaluate(async () => {
		await document.fonts.ready;
		// Charts and long lists measure themselves a frame after the page's width has changed.
		for (let frame = 0; frame < 3; frame += 1) {
			await new Promise((resolve) => requestAnimationFrame(resolve));
		}
	});
	return panel.page.evaluate(() =>
		[...document.querySelectorAll<HTMLElement>('#page *')]
			.filter((element) => element.localName.startsWith('vscode-'))
			.map((element) => {
				const part = element.shadowRoot?.querySelector('.control') ?? element;
				const style = getComputedStyle(part);
				const isSeen = element.localName !== 'vscode-option';
				const { x, y, width, height } = element.getBoundingClientRect();
				const filled = [part, element].map((one) => getComputedStyle(one).backgroundColor);
				return {
					tag: element.localName,
					text: element.getAttribute('aria-label') ?? element.textContent ?? '',
					box: isSeen ? [x, y, width, height] : [],
					color: isSeen ? style.color : '',
					background: isSeen ? (filled.find((color) => color !== 'rgba(0, 0, 0, 0)') ?? '') : '',
					border: isSeen ? style.borderColor : '',
				};
			}),
	);
}

/** Every theme with the fonts of the run; of the other fonts those two between which a measure can differ: by contrast's borders. */
const looked = layoutFontSets().flatMap((fonts) => {
	const all: readonly ThemeName[] = ['light', 'dark', 'hc-black', 'hc-light'];
	const themes = fonts === chosenFontSet() ? all : (['light', 'hc-black'] as const);
	return themes.map((theme) => ({ fonts, theme }));
});

for (const { fonts, theme } of looked) {
	test(`the toolkit's elements look and stand before it has come as they do then: ${theme}, ${fonts}`, {
		skip: whyNotWith(fonts),
	}, async () => {
		const browser = await harnesses.of(fonts);
		const shown = snapshot(pythonEvent);
		const early = await browser.open({ snapshot: shown, theme, withoutToolkit: true });
		const late = await browser.open({ snapshot: shown, theme });
		assert.ok(await late.page.evaluate(() => customElements.get('vscode-button') !== undefined));
		assert.ok(await early.page.evaluate(() => customElements.get('vscode-button') === undefined));
		for (const width of [1100, 420]) {
			const [before, then] = [await looks(early, width), await looks(late, width)];
			assert.ok(then.length > 15, String(then.length));
			for (const [at, { box, ...look }] of then.entries()) {
				const { box: boxBefore = [], ...lookBefore } = before[at] ?? {};
				assert.deepEqual(lookBefore, look);
				const off = box.map((value, side) => Math.abs(value - (boxBefore[side] ?? Infinity)));
				const moved = `${look.tag} ${look.text}: ${boxBefore.join()} → ${box.join()}`;
				assert.ok(Math.max(0, ...off) <= 1, `${width} px: ${moved}`);
			}
		}
		await early.close();
		await late.close();
	});
}

test('a button that comes when the toolkit is there stands in its first frame as it stays', {
	skip: whyNot,
}, async () => {
	const panel = await harness.open();
	await panel.page.waitForFunction(() => customElements.get('vscode-button') !== undefined);
	await panel.askedLast('ready', { revision: 0 });
	const { first, later } = await panel.page.evaluate(
		async (data) => {
			const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
			const boxes = () =>
				[...document.querySelectorAll('.head vscode-button')].map((button) => {
					const { width, height } = button.getBoundingClientRect();
					const { backgroundColor, opacity } = getComputedStyle(button);
					return [button.textContent, width, height, backgroundColor, opacity];
				});
			window.postMessage(data, '*');
			while (boxes().length === 0) {
				await frame();
			}
			const drawn = boxes();
			await frame();
			await frame();
			return { first: drawn, later: boxes() };
		},
		{ push: 'snapshot', snapshot: snapshot(pythonEvent), revision: 1 } as unknown,
	);
	assert.ok(later.length > 5, String(later.length));
	assert.deepEqual(first, later);
	await panel.close();
});

test('the toolkit’s elements change with the theme', { skip: whyNot }, async () => {
	const panel = await harness.open({ snapshot: snapshot(pythonEvent), theme: 'light' });
	const backgrounds = (): Promise<readonly string[]> =>
		panel.page.evaluate(() =>
			['primary', 'secondary'].map((appearance) => {
				const button = document.querySelector(`vscode-button[appearance="${appearance}"]`);
				return button ? getComputedStyle(button).backgroundColor : '';
			}),
		);
	assert.deepEqual(await backgrounds(), ['rgb(0, 95, 184)', 'rgb(229, 229, 229)']);
	await panel.page.evaluate(() => {
		document.documentElement.style.setProperty('--vscode-button-background', '#010203');
		document.documentElement.style.setProperty('--vscode-button-secondaryBackground', '#040506');
	});
	assert.deepEqual(await backgrounds(), ['rgb(1, 2, 3)', 'rgb(4, 5, 6)']);
	await panel.close();
});

test('a button that is disabled does nothing before the toolkit has come, and one that is not does', {
	skip: whyNot,
}, async () => {
	const panel = await harness.open({ snapshot: snapshot(pythonEvent), withoutToolkit: true });
	const click = (label: string): Promise<void> =>
		panel.page.locator(`vscode-button[aria-label="${label}"]`).click({ force: true });
	await click('Next Event');
	await click('Previous Event');
	await panel.askedLast('select', { kind: 'previous' });
	assert.deepEqual(
		panel.asked.filter(({ method }) => method === 'select').map(({ argument }) => argument),
		[{ kind: 'previous' }],
	);
	await panel.close();
});
