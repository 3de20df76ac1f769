/** What a user does with the view "Issues". Titles and labels are the ones on the screen. */
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { patience } from '../../tools/host/patience.ts';
import { activityBarItem, answer, box, quickRows, runCommand } from '../../tools/host/workbench.ts';
import type { SampleSentry } from '../../sentry/sampleSentry.ts';

export async function openView(page: Page): Promise<void> {
	const item = activityBarItem(page, 'Sentry');
	// A click on the one that is open would close it.
	if ((await item.getAttribute('aria-expanded')) !== 'true') {
		await item.click();
	}
	await page
		.locator('.composite.title', { hasText: /Issues/i })
		.first()
		.waitFor();
}

/** Through the two boxes, by keyboard. */
export async function signIn(page: Page, origin: string, token: string): Promise<void> {
	await runCommand(page, 'Sentry: Sign In');
	await answer(page, /Server/, origin);
	await answer(page, /Token|token/, token);
}

/** Signs in to the sample server and picks the organization that has the data; until the view has its rows. */
export async function signInToSample(page: Page, sentry: SampleSentry, token: string): Promise<void> {
	await signIn(page, sentry.origin, token);
	await box(page, /Organization/);
	await quickRows(page).filter({ hasText: sentry.organization }).first().click();
	await issueRows(page).first().waitFor();
}

export function issueRows(page: Page): Locator {
	return page.locator('.split-view-view:visible .monaco-list-row[role="treeitem"]');
}

export function issueRow(page: Page, shortId: string): Locator {
	return page.getByRole('treeitem', { name: new RegExp(`\\b${shortId}\\b`) });
}

/** How many rows the section that is open has, in sight or not: what the window tells those who cannot see it. */
export async function rowsOfSection(page: Page): Promise<number> {
	const row = page.locator('.split-view-view:visible .monaco-list-row[role="treeitem"][aria-level="2"]');
	return Number(await row.first().getAttribute('aria-setsize'));
}

/** Goes by keyboard from the end of the view upward, again and again, until the row is there: only those in sight are drawn. */
export async function walkToRow(page: Page, row: Locator): Promise<void> {
	const list = page.locator('.split-view-view:visible .monaco-list').first();
	const focused = list.locator('.monaco-list-row.focused');
	/** Rows that are drawn anew can take the focus with them. */
	const press = async (key: string): Promise<void> => {
		await list.focus();
		await page.keyboard.press(key);
	};
	const end = Date.now() + patience;
	await press('End');
	for (let before = ''; (await row.count()) === 0; ) {
		assert.ok(Date.now() < end, 'the row is not in the view');
		const at = await focused.evaluateAll(([first]) => first?.getAttribute('data-index') ?? '');
		await press(at === before ? 'End' : 'PageUp');
		before = at;
	}
	await row.scrollIntoViewIfNeeded();
}
