/** What a user sees of the view "Issues" once it has rows, and what they do with it. */
import type { Locator, Page } from 'playwright-core';
import type { RecordedRequest } from '../../sentry/http/recorder.ts';
import { insist } from '../../tools/host/patience.ts';
import { box, quickInput, quickRows, runCommand } from '../../tools/host/workbench.ts';
import type { Scene } from './scene.ts';

/** A section of the view, by its name. */
export const section = (page: Page, name: string): Locator =>
	page.locator('.split-view-view:visible').getByRole('treeitem', { name: new RegExp(`^${name},`) });

/** Presses a button that a row has under the pointer: a row that is drawn anew meanwhile has it no more. */
export async function pressOnRow(
	row: Locator,
	name: string | RegExp,
	brief: { readonly timeout: number },
): Promise<void> {
	await row.hover(brief);
	await row.getByRole('button', { name }).click(brief);
}

/** What stands above the rows. */
export const header = (page: Page): Locator => page.locator('.split-view-view:visible .message').first();

export const rows = (page: Page): Locator =>
	page.locator('.split-view-view:visible .monaco-list-row[role="treeitem"]');

/** Rows of issues of any level, as they are read out. */
export const issuesShown = (page: Page): Locator =>
	page.getByRole('treeitem', {
		name: /^(New since last look, )?(Fatal|Error|Warning|Info|Debug|Sample|Unknown Level), /,
	});

/** Requests for pages of issues so far. */
export const lists = ({ sentry }: Scene): readonly RecordedRequest[] =>
	sentry.requests.filter(({ method, path }) => method === 'GET' && path.endsWith('/issues/'));

export async function openSearch(page: Page): Promise<void> {
	await runCommand(page, 'Sentry: Search Issues');
	await box(page, /Search Issues/);
}

/** Types a query into the box and takes what it offers first, which is to search for it. */
export async function submitSearch(page: Page, query: string): Promise<void> {
	await insist(async (brief) => {
		await openSearch(page);
		await quickInput(page).fill(query, brief);
		await quickRows(page)
			.filter({ hasText: `Search ${query}` })
			.waitFor(brief);
		await quickInput(page).press('Enter', brief);
	});
}

/** Searches, and waits until its section has rows, and the header says so. */
export async function search(page: Page, query: string): Promise<void> {
	await submitSearch(page, query);
	await header(page).filter({ hasText: query }).waitFor();
	const end = query.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
	await page.getByRole('treeitem', { expanded: true, name: new RegExp(`\\d\\+? · ${end}$`) }).waitFor();
}

/** A picture of what there is when the play ends, also when it fails. */
export async function shoot(scene: Scene, name: string, play: () => Promise<void>): Promise<void> {
	try {
		await play();
	} finally {
		await scene.shoot(name);
	}
}

/** Drags the edge of the side bar. */
export async function resizeSideBar(page: Page, width: number): Promise<void> {
	const bar = await page.locator('.part.sidebar').boundingBox();
	if (!bar) {
		throw new Error('there is no side bar');
	}
	await page.mouse.move(bar.x + bar.width + 1, 300);
	await page.mouse.down();
	await page.mouse.move(bar.x + width, 300, { steps: 8 });
	await page.mouse.up();
}

/**
 * The window has the focus, or lost it to another program, as VS Code asks the browser. It does not hear what it believes
 * already, and tells a loss a moment later, so that it is told the opposite first. The title bar shows what it believes.
 */
export async function focusWindow(page: Page, focused: boolean): Promise<void> {
	await insist(async (brief) => {
		await page.evaluate(async (has) => {
			for (const now of [!has, has]) {
				Object.assign(document, { hasFocus: () => now });
				globalThis.dispatchEvent(new Event(now ? 'focus' : 'blur'));
				await new Promise((resolve) => setTimeout(resolve, 0));
			}
		}, focused);
		await page
			.locator('.part.titlebar.inactive')
			.waitFor({ state: focused ? 'detached' : 'attached', ...brief });
	});
}
