import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pythonEvent } from './fixtures/pythonEvent.ts';
import { snapshot } from './fixtures/snapshot.ts';
import { PageHarness, type PanelPage, whyNot } from './harness.ts';
import type { ThemeName } from './themes.ts';

let harness: PageHarness;
before(async () => {
	if (whyNot === false) {
		harness = await PageHarness.start();
	}
});
after(() => harness?.stop());

interface Look {
	readonly tag: string;
	readonly text: string;
	readonly box: readonly number[];
	readonly color: string;
	readonly background: string;
	readonly border: string;
}

/** Each element of the toolkit, as it looks: its outermost part is its own or, where it has come, its shadow's. */
async function looks(panel: PanelPage): Promise<readonly Look[]> {
	await panel.page.evaluate(() => document.fonts.ready);
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

for (const theme of ['light', 'dark', 'hc-black', 'hc-light'] satisfies ThemeName[]) {
	for (const width of [1100, 420]) {
		test(`the toolkit's elements look and stand before it has come as they do then: ${theme}, ${width} px`, {
			skip: whyNot,
		}, async () => {
			const shown = snapshot(pythonEvent);
			const early = await harness.open({ snapshot: shown, theme, width, withoutToolkit: true });
			const late = await harness.open({ snapshot: shown, theme, width });
			assert.ok(await late.page.evaluate(() => customElements.get('vscode-button') !== undefined));
			assert.ok(await early.page.evaluate(() => customElements.get('vscode-button') === undefined));
			const [before, then] = [await looks(early), await looks(late)];
			assert.ok(then.length > 15, String(then.length));
			for (const [at, { box, ...look }] of then.entries()) {
				const { box: boxBefore = [], ...lookBefore } = before[at] ?? {};
				assert.deepEqual(lookBefore, look);
				const off = box.map((value, side) => Math.abs(value - (boxBefore[side] ?? Infinity)));
				assert.ok(Math.max(0, ...off) <= 1, `${look.tag} ${look.text}: ${boxBefore.join()} → ${box.join()}`);
			}
			await early.close();
			await late.close();
		});
	}
}

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
