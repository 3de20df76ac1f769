import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { chartValues, panelOf } from '../e2e/harness/issuePanel.ts';
import { section } from '../e2e/harness/listView.ts';
import type { Scene } from '../e2e/harness/scene.ts';
import { reloadWorkbench, runAndAnswer, runCommand, webview } from '../tools/host/workbench.ts';
import { issueRowsOf, type SoakUser } from './steps.ts';

/** Longer than any pause that the server asked for. */
const recovery = 60_000;
/** Ms without a user in which nothing may be sent. */
const idle = 5_000;

/** What is wrong although the server is well again. */
export async function aftermath(scene: Scene, user: SoakUser): Promise<readonly string[]> {
	const { page, sentry } = scene;
	const problems: string[] = [];
	const check = async (name: string, act: () => Promise<void>): Promise<void> => {
		try {
			await act();
		} catch (error) {
			const [why = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
			problems.push(`afterwards, ${name}: ${why}`);
			await scene.shoot(`soak-${name.replaceAll(/\W+/g, '-')}`).catch(() => {});
		}
	};
	await page.keyboard.press('Escape');
	await runCommand(page, 'Notifications: Clear All Notifications');

	await runCommand(page, 'View: Join All Editor Groups');
	await check('panels that are open are whole', async () => wholePanels(page));
	await check('the query is the one asked for', async () => {
		// The words above the rows are those of the section that was opened last, which may be another.
		await page.locator('.split-view-view:visible .monaco-list').first().press('Home');
		const searched = section(page, 'Search');
		// The usual query has a section of its own.
		await (user.query === 'is:unresolved'
			? searched.waitFor({ state: 'detached', timeout: 5_000 })
			: searched.filter({ hasText: user.query }).waitFor({ timeout: 5_000 }));
	});
	await check('the usual list is there', async () => {
		await runCommand(page, 'Sentry: Back to the Usual Query');
		await wholeList(page);
		// Whoever closed all sections finds them closed.
		const usual = section(page, 'All Unresolved');
		if ((await usual.getAttribute('aria-expanded')) === 'false') {
			await usual.locator('.monaco-tl-twistie').click();
		}
		await issueRowsOf(page).nth(9).waitFor();
	});
	await check('no row shows a change that the server has not', async () => {
		const shown = await page
			.locator('.split-view-view:visible')
			.getByRole('treeitem', { name: /, (Resolved|Archived), .*[A-Z]-[0-9A-Z]+, / })
			.count();
		if (shown > 0) {
			throw new Error(`${shown} rows that are not unresolved`);
		}
	});
	await check('a panel opens', async () => {
		await runAndAnswer(page, 'Sentry: Open Issue by ID', /Open Issue by ID/, '1');
		const panel = await panelOf(page, 'PUMP-STATION-1');
		if ((await chartValues(panel, 'Last 24 Hours')).length !== 25) {
			throw new Error('not all bars');
		}
	});
	await check('nothing is sent when nobody asks', async () => {
		await delay(2_000);
		sentry.forgetRequests();
		await delay(idle);
		if (sentry.requests.length > 0) {
			throw new Error(
				`${sentry.requests.length} requests: ${sentry.requests.map(({ path }) => path).join(' ')}`,
			);
		}
	});
	await check('a reload restores session, list and panel', async () => {
		await reloadWorkbench(page);
		const panel = await panelOf(page, 'PUMP-STATION-1');
		await panel.locator('[data-section="stack"]').waitFor();
		// Of the section that was opened last: it may have few.
		await issueRowsOf(page).first().waitFor();
	});
	return problems;
}

/** Refreshes until no section tells of a failure. */
async function wholeList(page: Page): Promise<void> {
	const failed = page
		.locator('.split-view-view:visible .monaco-list-row')
		.filter({ has: page.locator('.codicon-warning, .codicon-error') })
		// Rows of issues have such icons too: how often it happened stands in them.
		.filter({ hasNotText: '× ·' });
	const limit = Date.now() + recovery;
	for (;;) {
		await runCommand(page, 'Sentry: Refresh');
		await delay(1_000);
		if ((await failed.count()) === 0 || Date.now() > limit) {
			break;
		}
	}
}

/** Shows each panel that is open, and retries what failed in it. */
async function wholePanels(page: Page): Promise<void> {
	const tabs = page
		.locator('.tabs-container .tab[data-resource-name]')
		.filter({ hasText: /^[A-Z-]+-[0-9A-Z]+/ });
	const count = Math.min(await tabs.count(), 8);
	for (let at = 0; at < count; at++) {
		await tabs.nth(at).click();
		const panel = webview(page);
		await panel.locator('h1').waitFor();
		const limit = Date.now() + recovery;
		const retry = panel.getByRole('button', { name: 'Retry', exact: true });
		// What was never scrolled to was never asked for: it shows its shape only.
		const waiting = panel.locator('figure .skeleton, .column-main > .skeleton, .countdown');
		const stack = panel.locator('[data-section="stack"]');
		// A part can still be on its way, and fail with what was answered before the server was well.
		while ((await stack.count()) === 0 || (await retry.count()) + (await waiting.count()) > 0) {
			if (Date.now() > limit) {
				throw new Error(
					`${await tabs.nth(at).textContent()}: ${await panel.locator('.failure').count()} parts`,
				);
			}
			await retry
				.first()
				.click({ timeout: 1_000 })
				.catch(() => {});
			await delay(200);
		}
	}
}
