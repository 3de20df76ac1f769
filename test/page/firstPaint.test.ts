import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as fc from 'fast-check';
import { firstPaint } from '../../src/core/panel/firstPaint.ts';
import { createL10n } from '../../src/core/text/l10n.ts';
import { panelHtml } from '../../src/core/panel/panelHtml.ts';
import { visibleString } from '../../src/core/text/visibleParts.ts';
import { chosenFontSet, layoutFontSets } from '../tools/fonts.ts';
import { seed } from '../unit/fuzz.ts';
import { axeViolations } from './axe.ts';
import { pythonEvent } from './fixtures/pythonEvent.ts';
import { issue, snapshot } from './fixtures/snapshot.ts';
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

const row = {
	usual: issue(),
	bare: issue({ metadata: { raw: {} }, culprit: '', level: 'unknown', project: { slug: '', name: '' } }),
	long: issue({
		title: 'T'.repeat(500),
		metadata: { value: `first line\nsecond ${'v'.repeat(900)}`, raw: {} },
		culprit: `culprit ${'c'.repeat(300)}`,
	}),
	hostile: issue({
		metadata: { type: 'a\u202Eb\u200B\0<b>&amp;', value: '</bdi><script>\u2066x\uD800\r\n$&', raw: {} },
		culprit: '"><img src=x>\u202E',
		level: 'fatal',
	}),
};

/** What the first paint says: elements without elements, and those of the title's line, with where they are. */
async function said(panel: PanelPage): Promise<readonly unknown[]> {
	return panel.page.evaluate(() =>
		[
			'.level',
			'.project',
			'.short-id > bdi',
			'.account',
			'h1 > bdi',
			'.head-value > bdi',
			'.culprit',
		].flatMap((selector) =>
			[...document.querySelectorAll(`.head ${selector}`)].map((element) => {
				const { x, y, height } = element.getBoundingClientRect();
				const marks = element.querySelectorAll('.mark').length;
				return [selector, element.textContent, marks, x, y, height];
			}),
		),
	);
}

for (const fonts of layoutFontSets()) {
	for (const [name, of] of Object.entries(row)) {
		test(`the document shows what the page then draws, at the same place: ${name}, ${fonts}`, {
			skip: whyNotWith(fonts),
		}, async () => {
			const browser = await harnesses.of(fonts);
			const shown = snapshot(pythonEvent, { issue: of, details: { state: 'loading' } });
			const alone = await browser.open({ firstPaint: shown, withoutScript: true });
			const drawn = await browser.open({ snapshot: shown });
			for (const width of [1100, 420]) {
				await alone.page.setViewportSize({ width, height: 900 });
				await drawn.page.setViewportSize({ width, height: 900 });
				const first = await said(alone);
				// A level that nobody told has no word.
				assert.ok(first.length >= (of.level === 'unknown' ? 3 : 4));
				assert.deepEqual(await said(drawn), first, `${width} px`);
			}
			assert.deepEqual(await alone.cspReports(), []);
			await alone.close();
			await drawn.close();
		});
	}
}

/** CSS pixels from the top to the charts. */
async function chartsTop({ page }: PanelPage): Promise<number> {
	return page.locator('.charts').evaluate((charts) => charts.getBoundingClientRect().top);
}

for (const fonts of layoutFontSets()) {
	test(`the document keeps as much room as the page's head takes: ${fonts}`, {
		skip: whyNotWith(fonts),
	}, async () => {
		const browser = await harnesses.of(fonts);
		const shown = snapshot(pythonEvent);
		const alone = await browser.open({ firstPaint: shown, withoutScript: true });
		const drawn = await browser.open({ snapshot: shown });
		// Where lines break depends on the font for 40 pixels around a bound: these are beside them.
		for (const width of [360, 400, 480, 520, 600, 1100]) {
			await alone.page.setViewportSize({ width, height: 900 });
			await drawn.page.setViewportSize({ width, height: 900 });
			const off = (await chartsTop(alone)) - (await chartsTop(drawn));
			assert.ok(Math.abs(off) <= 4, `${width} px: ${off}`);
		}
		await alone.close();
		await drawn.close();
	});
}

test('the script takes the document’s elements over, and leaves nothing of it that is not its own', {
	skip: whyNot,
}, async () => {
	const panel = await harness.open();
	await panel.askedLast('ready', { revision: 0 });
	// It comes by itself while there is nothing to draw; what it adds to elements it adds in another order to those that it finds.
	const toolkit = (of: PanelPage): Promise<unknown> =>
		of.page.waitForFunction(() => customElements.get('vscode-dropdown') !== undefined);
	await toolkit(panel);
	const title = await panel.page.locator('h1').elementHandle();
	assert.equal(await panel.page.locator('main').getAttribute('aria-busy'), 'true');
	await panel.push(snapshot(pythonEvent));
	assert.ok(await title?.evaluate((element) => element.isConnected));
	assert.equal(await panel.page.locator('main').getAttribute('aria-busy'), null);
	assert.equal(await panel.page.locator('.icon-room, .button-room, .head-room, .chart-room').count(), 0);
	// The toolkit writes attributes of its elements a frame after they are drawn.
	const settled = (of: PanelPage): Promise<unknown> =>
		of.page.evaluate(async () => {
			for (let frame = 0; frame < 3; frame++) {
				await new Promise((resolve) => requestAnimationFrame(resolve));
			}
		});
	await settled(panel);
	const taken = await panel.page.locator('#page').evaluate((element) => element.innerHTML);
	await panel.close();
	const fresh = await harness.open({ firstPaint: { ...snapshot(pythonEvent), issue: row.bare } });
	await fresh.askedLast('ready', { revision: 0 });
	await toolkit(fresh);
	await fresh.push(snapshot(pythonEvent));
	await settled(fresh);
	assert.equal(await fresh.page.locator('#page').evaluate((element) => element.innerHTML), taken);
	await fresh.close();
});

/** How many sections each frame of a page shows after a snapshot came, and whether it says that there is more to come. */
async function framesOf(browser: PageHarness, width: number) {
	const panel = await browser.open({ width });
	await panel.askedLast('ready', { revision: 0 });
	const frames = await panel.page.evaluate(
		async (data) => {
			const seen: { sections: string[]; isBusy: boolean; side: string; top: number | undefined }[] = [];
			// As it is drawn, not as it is painted: a busy machine paints two of these at once.
			const whole = new Promise<void>((resolve) => {
				new MutationObserver(() => {
					const side = document.querySelector('.column-side');
					const sections = [...document.querySelectorAll<HTMLElement>('[data-section]')];
					if (sections.length === 0) {
						return;
					}
					seen.push({
						sections: sections.map((section) => section.dataset['section'] ?? ''),
						isBusy: document.querySelector('main[aria-busy]') !== null,
						side: side === null ? '' : getComputedStyle(side).visibility,
						top: document.querySelector('[data-section="stack"]')?.getBoundingClientRect().top,
					});
					if (seen.at(-1)?.isBusy === false && seen.length > 1) {
						resolve();
					}
				}).observe(document, { subtree: true, childList: true, attributes: true });
			});
			window.postMessage(data, '*');
			await whole;
			return seen;
		},
		{ push: 'snapshot', snapshot: snapshot(pythonEvent), revision: 1 } as unknown,
	);
	await panel.close();
	const [first, last] = [frames[0], frames.at(-1)];
	assert.ok(first && last);
	return { first, last };
}

for (const { width, side } of [
	{ width: 1100, side: 'visible' },
	{ width: 420, side: 'hidden' },
]) {
	for (const fonts of layoutFontSets()) {
		test(`what is in sight is drawn first, what is below when that is on the screen, ${width} px, ${fonts}`, {
			skip: whyNotWith(fonts),
		}, async () => {
			const { first, last } = await framesOf(await harnesses.of(fonts), width);
			assert.deepEqual(
				first.sections.filter((name) => ['stack', 'facts', 'breadcrumbs', 'tags', 'activity'].includes(name)),
				['stack', 'facts'],
			);
			assert.equal(first.isBusy, true);
			assert.equal(first.side, side);
			assert.ok(last.sections.length > 2 * first.sections.length, last.sections.join());
			assert.equal(last.isBusy, false);
			assert.equal(last.side, 'visible');
			assert.equal(last.top, first.top);
		});
	}
}

test('what the host says before the script runs is drawn at once, and named to the host', {
	skip: whyNot,
}, async () => {
	const panel = await harness.open();
	await panel.askedLast('ready', { revision: 0 });
	const push = (revision: number, count: number) => ({
		push: 'snapshot',
		snapshot: snapshot(pythonEvent, { issue: issue({ count }), details: { state: 'loading' } }),
		revision,
	});
	await panel.page.addInitScript(
		(data) => {
			window.addEventListener('load', () => {
				for (const message of data as readonly unknown[]) {
					window.postMessage(message, '*');
				}
			});
		},
		[push(6, 11), push(7, 12)] as unknown,
	);
	panel.asked.length = 0;
	await panel.reload();
	await panel.askedLast('ready', { revision: 7 });
	assert.match(await panel.page.locator('.numbers').innerText(), /12/);
	await panel.close();
});

const markup = fc.constantFrom(
	'</bdi></main><script>1</script>',
	'<!--',
	'--><img src=x onerror=1>',
	'<![CDATA[',
	'<svg><style><a title="</style><img src=x>">',
	'"\'><iframe srcdoc=x>',
	'&lt;&#60;&notit;&amp',
	'<noscript><plaintext><textarea><template>',
	'\r\n\t\0\uD800',
);
const anyText = fc
	.array(fc.oneof(markup, fc.string({ unit: 'binary' })), { minLength: 1, maxLength: 3 })
	.map((texts) => texts.join(''))
	.filter((text) => text !== '');

/** VS Code parses the document, writes it out again and lets the frame parse that. */
test('whatever a text says, the document has the same elements, and that text', {
	skip: whyNot,
}, async () => {
	const texts = fc.sample(anyText, { seed, numRuns: Number(process.env['CULPRIT_FUZZ_RUNS'] ?? 200) });
	const html = (text: string): string => {
		const of = issue({
			shortId: text,
			culprit: text,
			metadata: { type: text, value: `${text} `, raw: {} },
			project: { slug: text, name: text },
		});
		const account = { origin: `https://${text}`, organization: text };
		return panelHtml({
			nonce: 'Tm9uY2U=',
			cspSource: `'self'`,
			loaderUri: '/l',
			scriptUri: '/s',
			styleUri: '/c',
			lang: text,
			title: text,
			page: firstPaint({ issue: of, account }, createL10n(), 'en'),
		});
	};
	const panel = await harness.open({ withoutScript: true });
	const parsed = await panel.page.evaluate(
		(documents) =>
			documents.map((text) => {
				const once = new DOMParser().parseFromString(text, 'text/html').documentElement.outerHTML;
				const twice = new DOMParser().parseFromString(once, 'text/html');
				return {
					elements: [...twice.querySelectorAll('*:not(.mark)')].map(
						(element) => `${element.localName} ${[...element.attributes].map(({ name }) => name).join(' ')}`,
					),
					scripts: [...twice.querySelectorAll('script')].map((script) => script.getAttribute('src')),
					texts: ['.project bdi', '.short-id bdi', '.account bdi:last-child', 'h1 bdi', '.culprit bdi'].map(
						(selector) =>
							[...(twice.querySelector(selector)?.childNodes ?? [])]
								.map((node) =>
									node.nodeType === Node.TEXT_NODE ? node.textContent : `⟨${node.textContent}⟩`,
								)
								.join(''),
					),
				};
			}),
		['harmless', ...texts].map(html),
	);
	const [harmless] = parsed;
	for (const [at, { elements, scripts, texts: found }] of parsed.slice(1).entries()) {
		const text = texts[at] ?? '';
		if (text.length > 60) {
			continue;
		}
		assert.deepEqual(elements, harmless?.elements, JSON.stringify(text));
		assert.deepEqual(scripts, ['/l']);
		assert.deepEqual(new Set(found), new Set([visibleString(text)]), JSON.stringify(text));
	}
	await panel.close();
});

const themes: readonly ThemeName[] = ['light', 'dark', 'hc-black', 'hc-light'];
for (const theme of themes) {
	test(`the document alone is accessible: ${theme}`, { skip: whyNot }, async () => {
		const panel = await harness.open({ theme, withoutScript: true });
		assert.deepEqual(await axeViolations(panel), []);
		await panel.screenshot(`first-paint-${theme}`);
		await panel.close();
	});
}
