import assert from 'node:assert/strict';
import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { it } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { searchKeys } from '../../src/core/query/searchKeys.ts';
import { foreignWords, knownWords } from '../language/alien.ts';
import { startAlienSentry } from '../language/alienSentry.ts';
import { pseudoBundle, pseudoText } from '../language/pseudoText.ts';
import { readTexts } from '../tools/l10n.ts';
import {
	activityBarItem,
	box,
	pointAt,
	quickInput,
	quickRows,
	runCommand,
	webview,
} from '../tools/host/workbench.ts';
import { openScene, type Scene } from './harness/scene.ts';
import { themes, type ThemeName, wear } from './harness/themes.ts';

/** What VS Code puts beside our words in boxes and rows, names of icons too; its own language pack is not installed. */
const ofVsCode = [
	'Welcome',
	'Back',
	'Actions',
	'for',
	'search',
	'history',
	'Ctrl',
	'Alt',
	'Press',
	'Enter',
	'to',
	'confirm',
	'or',
	'Escape',
	'cancel',
	'OK',
	'Selected',
	'separator',
];
/** Greek is a language without ASCII letters, and `Intl` knows it: the language of this test has its code. */
const code = 'el';

const said = (english: string): RegExp =>
	new RegExp(pseudoText(english).replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
const rows = (page: Page): Locator =>
	page.locator('.split-view-view:visible .monaco-list-row[role="treeitem"]');

/** Texts of elements, and the names that are read out of them and of what is in them. */
async function textsOf(locator: Locator): Promise<readonly string[]> {
	return await locator.evaluateAll((elements) => {
		const texts: string[] = [];
		const walk = (node: Node): void => {
			if (node instanceof Text) {
				texts.push(node.data);
			}
			if (node instanceof Element && !['SCRIPT', 'STYLE'].includes(node.tagName)) {
				for (const name of ['aria-label', 'title', 'placeholder', 'aria-description']) {
					texts.push(node.getAttribute(name) ?? '');
				}
				node.childNodes.forEach(walk);
				node.shadowRoot?.childNodes.forEach(walk);
			}
		};
		elements.forEach(walk);
		return texts;
	});
}

/**
 * Runs in the page. What the rows of a box show and say: rows that are used again keep texts of before in them, hidden.
 * False while they are the palette's.
 */
function shownRows(): string[] | false {
	const rows = [...document.querySelectorAll<HTMLElement>('.quick-input-list .monaco-list-row')];
	const texts = rows
		.filter((row) => row.checkVisibility())
		.flatMap((row) => [row.innerText, row.getAttribute('aria-label') ?? '']);
	return !texts.some((text) => text.includes('Sentry: ')) && texts;
}

/** Adds a language to the installed extension: one whose words have no letter of ASCII. */
async function addLanguage(extensions: string): Promise<void> {
	const [name] = (await readdir(extensions)).filter((each) => each.startsWith('culprit.'));
	assert.ok(name);
	const manifest = Object.entries(readTexts('package.nls.json')).map(([key, text]) => [
		key,
		pseudoText(text),
	]);
	const folder = path.join(extensions, name);
	await writeFile(
		path.join(folder, `package.nls.${code}.json`),
		JSON.stringify(Object.fromEntries(manifest)),
	);
	await writeFile(path.join(folder, `media/l10n/bundle.l10n.${code}.json`), JSON.stringify(pseudoBundle()));
}

it('in another language all of ours is in it: view, boxes, messages, panel; then in German', async (t) => {
	await using scene: Scene = await openScene({
		sentry: { issues: 40 },
		language: code,
		installed: addLanguage,
		viewport: { width: 1280, height: 860 },
	});
	const { page, sentry } = scene;
	const kept = new Set<string>([sentry.organization, ...ofVsCode]);
	// Sentry's query language is the same in every language.
	for (const { key, values = [], alsoTakes = [] } of searchKeys) {
		kept.add([key, ...values, ...alsoTakes].join(' '));
	}
	await using alien = await startAlienSentry(sentry.origin, knownWords());
	let failed = false;
	/** What was left in English, in this step. It is told at its end, so that it does not stop the walk. */
	let left: string[] = [];
	const step = async (name: string, act: () => Promise<void>): Promise<void> => {
		await t.test(
			name,
			{ skip: failed && 'It needs what a step before it did, and that failed: mend that first.' },
			async () => {
				try {
					left = [];
					await act();
					assert.deepEqual([...new Set(left)], []);
				} catch (error) {
					failed ||= !(error instanceof assert.AssertionError);
					await scene.shoot(`failed-language-${name.replaceAll(/\W+/g, '-')}`);
					throw error;
				}
			},
		);
	};
	const nothingForeign = async (...places: (Locator | string | null)[]): Promise<void> => {
		const texts = (
			await Promise.all(
				places.map(async (place) =>
					typeof place === 'object' && place !== null ? await textsOf(place) : [place ?? ''],
				),
			)
		).flat();
		assert.ok(texts.some((text) => /\p{L}/u.test(text)));
		left.push(...foreignWords(texts, new Set([...kept, ...alien.kept])));
	};
	/** What a box says that is ours: VS Code has hidden parts in it, and names for them. */
	const nothingForeignInBox = async (): Promise<void> => {
		const parts = ['titlebar', 'description', 'message'].map((part) =>
			page.locator(`.quick-input-widget:visible .quick-input-${part}:visible`),
		);
		const shown = await (await page.waitForFunction(shownRows)).jsonValue();
		await nothingForeign(...parts, await quickInput(page).getAttribute('placeholder'), ...(shown || []));
	};

	await step('the view before signing in', async () => {
		await activityBarItem(page, 'Sentry').click();
		await page.getByRole('button', { name: said('Sign In to Sentry') }).waitFor();
		await nothingForeign(page.locator('.welcome-view-content:visible'));
	});

	await step('the boxes of signing in, and what they refuse', async () => {
		await runCommand(page, 'Sentry: Sign In');
		await box(page, said('Server: Sentry’s own'));
		kept.add('https://sentry.io');
		await nothingForeignInBox();
		await quickInput(page).fill('no server');
		await page.keyboard.press('Enter');
		await box(page, said('That is not the address of a server'));
		await quickInput(page).fill(alien.origin);
		await page.keyboard.press('Enter');
		await box(page, said('Paste a personal token'));
		for (const scope of ['event', 'project', 'org', 'read']) {
			kept.add(scope);
		}
		await nothingForeignInBox();
		await quickInput(page).fill('https://abc@sentry.io/1');
		await page.keyboard.press('Enter');
		await box(page, said('which only sends events'));
		await nothingForeignInBox();
		await quickInput(page).fill(sentry.tokens.full);
		await page.keyboard.press('Enter');
		await box(page, said('Organization'));
		await nothingForeignInBox();
		await quickRows(page).filter({ hasText: sentry.organization }).first().click();
	});

	await step('the list: rows, sections, the line above, the actions of the view', async () => {
		await rows(page).nth(10).waitFor();
		await nothingForeign(rows(page), page.locator('.split-view-view:visible .message'));
		await scene.shoot('language-list');
	});

	await step('the frames below a row', async () => {
		const issue = page.getByRole('treeitem', { name: /PUMP-STATION-\d+/, expanded: false }).first();
		await issue.locator('.monaco-tl-twistie').click();
		await page
			.getByRole('treeitem', { name: said('Frame ') })
			.first()
			.waitFor();
		await nothingForeign(rows(page));
	});

	for (const command of [
		'Search Issues',
		'Sort Issues By',
		'Group Issues By',
		'Choose Environments',
		'Choose Period',
		'Switch Account',
		'Open Issue by ID',
	]) {
		await step(`the box of ${command}`, async () => {
			await runCommand(page, `Sentry: ${command}`);
			await nothingForeignInBox();
			if (command === 'Search Issues') {
				kept.add('unresolvd lev');
				await quickInput(page).fill('is:unresolvd lev');
				await quickRows(page).first().waitFor();
				await nothingForeignInBox();
			}
			await page.keyboard.press('Escape');
		});
	}

	await step('the panel, and a change with its notification', async () => {
		await page
			.getByRole('treeitem', { name: /PUMP-STATION-\d+/ })
			.first()
			.click();
		const panel = webview(page);
		await panel
			.getByRole('heading', { name: said('Stack Trace') })
			.first()
			.waitFor();
		await panel.locator('figure.chart [data-bar]').first().waitFor();
		await nothingForeign(panel.locator('body'));
		await runCommand(page, 'Sentry: Resolve');
		const toast = page.locator('.notification-toast');
		await toast.first().waitFor();
		await nothingForeign(toast.locator('.notification-list-item-message, .monaco-button'));
		await scene.shoot('language-panel');
	});

	await step('what is told of a row under the pointer', async () => {
		const row = page.getByRole('treeitem', { name: /PUMP-STATION-\d+/ }).first();
		// Not one that was there before, nor VS Code's own word while the row's is on its way.
		const hover = page.locator('.workbench-hover:visible', { hasText: /PUMP-STATION-\d+/ }).first();
		await pointAt(page, row, hover);
		await nothingForeign(hover);
	});

	await step('in German: the view, the panel and the first steps', async () => {
		await scene.speak('de');
		await activityBarItem(page, 'Sentry').waitFor();
		await page.locator('.split-view-view:visible .message', { hasText: 'Blendet aus: ' }).first().waitFor();
		const panel = webview(page);
		await panel.getByRole('heading', { name: 'Stacktrace' }).first().waitFor();
		await panel.getByText('Ereignisse im Zeitverlauf').first().waitFor({ state: 'attached' });
		await scene.shoot('german');
	});

	await step('the walkthrough: five steps in German, each with its picture, in every theme', async () => {
		// Below 950 pixels VS Code has no room for the pictures.
		await runCommand(page, 'View: Close Primary Side Bar');
		await runCommand(page, 'Welcome: Open Walkthrough');
		await quickRows(page).filter({ hasText: 'Erste Schritte mit Sentry-Issues' }).first().click();
		const titles = [
			'Anmelden',
			'Ein Issue finden',
			'Lesen, was geschah',
			'Zur richtigen Zeile gehen',
			'Erledigen',
		];
		for (const theme of Object.keys(themes) as ThemeName[]) {
			await wear(page, theme);
			for (const title of titles) {
				const one = page.locator('.getting-started-step', { hasText: title }).first();
				if ((await one.getAttribute('aria-expanded')) !== 'true') {
					await one.click();
				}
				const picture = page.locator('.getting-started-media img:visible').first();
				await picture.waitFor();
				await page.waitForFunction(() =>
					[...document.querySelectorAll<HTMLImageElement>('.getting-started-media img')].some(
						(image) => image.naturalWidth > 100,
					),
				);
				await scene.shoot(`walkthrough-${theme}-${titles.indexOf(title) + 1}`);
			}
		}
	});
});
