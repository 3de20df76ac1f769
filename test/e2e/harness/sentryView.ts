/** What a user does with the view "Issues". Titles and labels are the ones on the screen. */
import type { Locator, Page } from 'playwright-core';
import { activityBarItem, answer, box, quickRows, runCommand } from '../../tools/host/workbench.ts';
import type { SampleSentry } from '../../sentry/sampleSentry.ts';

export async function openView(page: Page): Promise<void> {
	await activityBarItem(page, 'Sentry').click();
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

/** Signs in to the sample server and picks the organization that has the data. */
export async function signInToSample(page: Page, sentry: SampleSentry, token: string): Promise<void> {
	await signIn(page, sentry.origin, token);
	await box(page, /Organization/);
	await quickRows(page).filter({ hasText: sentry.organization }).first().click();
}

export function issueRows(page: Page): Locator {
	return page.locator('.split-view-view:visible .monaco-list-row[role="treeitem"]');
}

export function issueRow(page: Page, shortId: string): Locator {
	return page.getByRole('treeitem', { name: new RegExp(`\\b${shortId}\\b`) });
}

/** Goes down the view by keyboard until the row is there: the window draws only the rows in sight. */
export async function walkToRow(page: Page, row: Locator): Promise<void> {
	const list = page.locator('.split-view-view:visible .monaco-list').first();
	const limit = Date.now() + 60_000;
	await list.focus();
	await page.keyboard.press('Home');
	while ((await row.count()) === 0) {
		if (Date.now() > limit) {
			throw new Error('the row is not in the view');
		}
		// Rows that are drawn anew can take the focus with them.
		await list.focus();
		await page.keyboard.press('PageDown');
		await row.waitFor({ timeout: 500 }).catch(() => {});
	}
	await row.scrollIntoViewIfNeeded();
}
