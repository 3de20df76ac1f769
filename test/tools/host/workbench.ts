/** A user's hands in VS Code's page. Nothing here sleeps: every step waits for what it needs to see. */
import type { FrameLocator, Locator, Page } from 'playwright-core';

/** Opens the address and waits until the window is restored and extensions are known. */
export async function openWorkbench(page: Page, url: string): Promise<void> {
	await page.goto(url);
	await workbenchReady(page);
}

/** Reloads as a user does: VS Code keeps its state first. */
export async function reloadWorkbench(page: Page): Promise<void> {
	await page.evaluate(() => Object.assign(globalThis, { isBeforeReload: true }));
	await runCommand(page, 'Developer: Reload Window');
	await page.waitForFunction(() => !('isBeforeReload' in globalThis), undefined, { timeout: 60_000 });
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
		{ timeout: 120_000 },
	);
	await page.locator('.monaco-workbench .part.statusbar').waitFor();
}

/** Runs a command from the palette, by the title a user sees: `Sentry: Sign In`. */
export async function runCommand(page: Page, title: string): Promise<void> {
	// A first F1 can come before the window listens to keys, and a box that is closing takes the palette with it.
	for (let attempt = 1; ; attempt++) {
		try {
			await page.keyboard.press('F1');
			await quickInput(page).fill(`>${title}`, { timeout: 3000 });
			await quickRows(page).filter({ hasText: title }).first().click({ timeout: 5000 });
			return;
		} catch (error) {
			if (attempt === 10) {
				throw error;
			}
			await page.keyboard.press('Escape');
		}
	}
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
	for (let attempt = 1; ; attempt++) {
		await runCommand(page, title);
		try {
			await box(page, about, 5000);
			await quickInput(page).fill(text, { timeout: 5000 });
			await quickInput(page).press('Enter', { timeout: 5000 });
			return;
		} catch (error) {
			if (attempt === 5) {
				throw error;
			}
		}
	}
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

/** Chooses from the menu that is open. VS Code hears no click on a menu in its first tenth of a second. */
export async function chooseInMenu(page: Page, name: string): Promise<void> {
	const item = page.getByRole('menuitem', { name });
	for (let attempt = 1; ; attempt++) {
		await item.click({ timeout: 5_000 });
		try {
			await item.waitFor({ state: 'hidden', timeout: 1000 });
			return;
		} catch (error) {
			if (attempt === 5) {
				throw error;
			}
		}
	}
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
	const limit = Date.now() + 15_000;
	let seen: EditorPosition | undefined;
	do {
		const file = await page
			.locator('.editor-group-container.active .tab.active')
			.first()
			.getAttribute('data-resource-name', { timeout: 5000 })
			.catch(() => '');
		const status = await page
			.locator('#status\\.editor\\.selection')
			.textContent({ timeout: 5000 })
			.catch(() => '');
		const [, line, column] = /Ln (\d+), Col (\d+)/.exec(status ?? '') ?? [];
		seen = { file: file ?? '', line: Number(line ?? 0), column: Number(column ?? 0) };
		if (accept(seen)) {
			return seen;
		}
	} while (Date.now() < limit);
	throw new Error(`the cursor is at ${JSON.stringify(seen)}`);
}

/** Waits for a remark that an extension shows behind a line: it is in no text of the page but in its styles. */
export async function noteInEditor(page: Page, words: RegExp): Promise<void> {
	await page.waitForFunction(
		({ source, flags }) =>
			[...document.querySelectorAll('.monaco-editor .view-line span')].some((span) =>
				new RegExp(source, flags).test(
					// Blanks are kept from collapsing, as in all of the editor's lines.
					getComputedStyle(span, '::after').content.replaceAll('\u00a0', ' '),
				),
			),
		{ source: words.source, flags: words.flags },
	);
}
