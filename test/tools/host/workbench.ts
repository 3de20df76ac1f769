/** A user's hands in VS Code's page. Nothing here sleeps: every step waits for what it needs to see. */
import assert from 'node:assert/strict';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { until } from '../../host/harness/until.ts';
import { insist, patience } from './patience.ts';

/** Opens the address and waits until the window is restored and extensions are known. */
export async function openWorkbench(page: Page, url: string): Promise<void> {
	await page.goto(url);
	await workbenchReady(page);
}

/** Reloads as a user does: VS Code keeps its state first. */
export async function reloadWorkbench(page: Page): Promise<void> {
	await page.evaluate(() => Object.assign(globalThis, { isBeforeReload: true }));
	await runCommand(page, 'Developer: Reload Window');
	await page.waitForFunction(() => !('isBeforeReload' in globalThis), undefined, { timeout: patience });
	await workbenchReady(page);
}

/** By VS Code's own marks. */
async function workbenchReady(page: Page): Promise<void> {
	await page.waitForFunction(
		() =>
			['code/didStartWorkbench', 'code/didLoadExtensions'].every(
				(mark) => performance.getEntriesByName(mark).length > 0,
			),
		undefined,
		{ timeout: 2 * patience },
	);
	await page.locator('.monaco-workbench .part.statusbar').waitFor();
}

/** Runs a command from the palette, by the title a user sees: `Sentry: Sign In`. Dots at its end may be left out. */
export async function runCommand(page: Page, title: string): Promise<void> {
	await inPalette(page, title, async (row, brief) => row.click(brief));
}

/** The same without a pointer. */
export async function typeCommand(page: Page, title: string): Promise<void> {
	await inPalette(page, title, async (row, brief) => {
		await row.and(page.locator('.focused')).waitFor(brief);
		await quickInput(page).press('Enter', brief);
	});
}

async function inPalette(
	page: Page,
	title: string,
	take: (row: Locator, brief: { readonly timeout: number }) => Promise<void>,
): Promise<void> {
	// Other titles begin with the same words, and what was used last comes first.
	const whole = new RegExp(`^${title.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}(?:…|\\.{3})?$`);
	const row = quickRows(page).filter({ has: page.getByText(whole) });
	const typed = `>${title}`;
	// A first F1 can come before the window listens to keys, and a box that is closing takes the palette with it.
	await insist(async (brief) => {
		try {
			await page.keyboard.press('F1');
			await quickInput(page).fill(typed, brief);
			await take(row.first(), brief);
			// It was heard: the box is gone, or is the command's own.
			await page.waitForFunction(
				(text) =>
					![...document.querySelectorAll<HTMLInputElement>('.quick-input-widget input.input')].some(
						(input) => input.value === text && input.checkVisibility(),
					),
				typed,
				brief,
			);
		} catch (error) {
			await page.keyboard.press('Escape');
			throw error;
		}
	});
}

/** The text box of input boxes, quick picks and the palette. */
export function quickInput(page: Page): Locator {
	return page.locator('.quick-input-widget:visible input.input');
}

export function quickRows(page: Page): Locator {
	return page.locator('.quick-input-list .monaco-list-row');
}

/** What stands below the text box: the prompt, or why the text is refused. */
export function quickMessage(page: Page): Locator {
	return page.locator('.quick-input-widget:visible .quick-input-message');
}

/** Waits for a box whose title, prompt or placeholder says `about`, types, and presses Enter. */
export async function answer(page: Page, about: RegExp, text: string): Promise<void> {
	await box(page, about);
	const input = quickInput(page);
	await input.fill(text);
	await input.press('Enter');
}

/** Runs a command that asks, and answers. A page that is still opening can take the focus, and with it the box. */
export async function runAndAnswer(page: Page, title: string, about: RegExp, text: string): Promise<void> {
	await insist(async (brief) => {
		await runCommand(page, title);
		await box(page, about, brief.timeout);
		await quickInput(page).fill(text, brief);
		await quickInput(page).press('Enter', brief);
	});
}

/**
 * Runs a command that offers a choice, and takes the entry that says `choice`. A view whose refresh ends in the moment in which the
 * box opens takes the focus back (VS Code's `TreeView` does, if it believes that it still has it), and the box closes.
 */
export async function runAndChoose(page: Page, title: string, choice: string): Promise<void> {
	await insist(async (brief) => {
		await runCommand(page, title);
		await quickRows(page).filter({ hasText: choice }).first().click(brief);
	});
}

/** Resolves when a box is shown that says so in its title, prompt or placeholder. */
export async function box(page: Page, about: RegExp, timeout?: number): Promise<void> {
	const widget = page.locator('.quick-input-widget:visible');
	const byText = widget.filter({ hasText: about });
	const byPlaceholder = widget.filter({ has: page.getByPlaceholder(about) });
	await byText
		.or(byPlaceholder)
		.first()
		.waitFor(timeout === undefined ? {} : { timeout });
}

/** Points at something until the window tells of it. What is drawn anew under a pointer that rests is not noticed. */
export async function pointAt(page: Page, what: Locator, told: Locator): Promise<void> {
	await insist(async (brief) => {
		// Far away, or the window takes the pointer for resting.
		await page.mouse.move(900, 500);
		await what.hover(brief);
		await told.waitFor(brief);
	});
}

/** The entries of a menu that `open` opens, in order, without their keys. Closes it again. */
export async function entriesOfMenu(
	page: Page,
	open: (brief: { readonly timeout: number }) => Promise<void>,
): Promise<readonly string[]> {
	const items = page.locator('.monaco-menu').getByRole('menuitem');
	const close = async (): Promise<void> =>
		insist(async (brief) => {
			// A menu hears nothing in its first moment.
			await page.keyboard.press('Escape');
			await items.first().waitFor({ state: 'hidden', ...brief });
		});
	// What it was opened on may be drawn anew, and take it with it.
	return insist(async (brief) => {
		try {
			await open(brief);
			await items.first().waitFor(brief);
			const names = await items.evaluateAll((all) =>
				all.map((item) => item.querySelector('.action-label')?.textContent?.trim() ?? ''),
			);
			assert.ok(names.length > 0, 'the menu is gone');
			return names.filter((name) => name !== '');
		} finally {
			await close();
		}
	});
}

export function activityBarItem(page: Page, title: string): Locator {
	return page.locator(`.activitybar [aria-label^="${title}"]`).first();
}

export function notifications(page: Page): Locator {
	return page.locator('.notification-toast .notification-list-item-message');
}

/** The document inside the webview that is shown. */
export function webview(page: Page): FrameLocator {
	return page.frameLocator('iframe.webview.ready:visible').frameLocator('iframe#active-frame');
}

export interface EditorPosition {
	/** Title of the active editor's tab: the file's name. */
	readonly file: string;
	/** From 1, as the status bar says. */
	readonly line: number;
	readonly column: number;
}

/** Where the cursor is, as the window tells its user. Polls until `accept` likes it. */
export async function cursor(
	page: Page,
	accept: (position: EditorPosition) => boolean,
): Promise<EditorPosition> {
	let seen: EditorPosition | undefined;
	const at = async (): Promise<boolean> => {
		const [file, status] = await page.evaluate(() => [
			document
				.querySelector('.editor-group-container.active .tab.active')
				?.getAttribute('data-resource-name') ?? '',
			document.querySelector('#status\\.editor\\.selection')?.textContent ?? '',
		]);
		const [, line, column] = /Ln (\d+), Col (\d+)/.exec(status ?? '') ?? [];
		seen = { file: file ?? '', line: Number(line ?? 0), column: Number(column ?? 0) };
		return accept(seen);
	};
	try {
		await until(at);
		return seen as unknown as EditorPosition;
	} catch (error) {
		throw new Error(`the cursor is at ${JSON.stringify(seen)}`, { cause: error });
	}
}

/** Waits for a remark that an extension shows behind a line: it is in no text of the page but in its styles. */
export async function noteInEditor(page: Page, words: RegExp): Promise<void> {
	await page.waitForFunction(
		({ source, flags }) =>
			[...document.querySelectorAll('.editor-group-container.active .view-line span')].some((span) =>
				new RegExp(source, flags).test(
					// Blanks are kept from collapsing, as in all of the editor's lines.
					getComputedStyle(span, '::after').content.replace(/^"|"$/g, '').replaceAll('\u00a0', ' ').trim(),
				),
			),
		{ source: words.source, flags: words.flags },
		// Looking at all styles at every frame would keep the window from drawing them.
		{ polling: 100 },
	);
}
