import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { it } from 'node:test';
import { until } from '../host/harness/until.ts';
import { foundingIssue } from '../sentry/data/foundingIssue.ts';
import type { BrowserContext, Page } from 'playwright-core';
import {
	cursor,
	noteInEditor,
	pointAt,
	quickInput,
	quickMessage,
	reloadWorkbench,
	runAndAnswer,
	runCommand,
	webview,
} from '../tools/host/workbench.ts';
import { chartTable, chartValues, openPanel, panelOf } from './harness/issuePanel.ts';
import { submitSearch } from './harness/listView.ts';
import { focused } from './harness/panelKeys.ts';
import { releasedWorkspace } from './harness/releasedWorkspace.ts';
import { inScene, type Scene } from './harness/scene.ts';
import {
	issueRow,
	issueRows,
	openView,
	rowsOfSection,
	signInToSample,
	walkToRow,
} from './harness/sentryView.ts';

const title = 'This is an example Python exception';

it('from signing in to the guilty line, and out again', async (t) => {
	using released = releasedWorkspace('v1.4.0');
	const options = { sentry: { issues: 150 }, workspace: released.folder, beforeOpen: askFocusOften };
	await inScene(t, 'main-job', options, async (scene, step) => {
		const { page, sentry } = scene;

		await step('nothing is asked of a server before the user signs in', async () => {
			await openView(page);
			await page.getByRole('button', { name: 'Sign In to Sentry' }).waitFor();
			assert.equal(sentry.requests.length, 0);
			await scene.shoot('signed-out');
		});

		await step('signing in shows a hundred issues, asked for once', async () => {
			await signInToSample(page, sentry, sentry.tokens.readOnly);
			await issueRows(page).nth(10).waitFor();
			assert.equal(listRequests(scene).length, 1);
		});

		await step('Load More asks for one more page', async () => {
			const more = page.getByRole('treeitem', { name: /^Load More/ });
			await walkToRow(page, more);
			await more.click();
			await walkToRow(page, issueRow(page, 'PUMP-STATION-1'));
			assert.equal(listRequests(scene).length, 2);
		});

		await step('a row shows its last 24 hours when it is pointed at', async () => {
			await page.keyboard.press('Home');
			const tooltip = page.locator('.monaco-hover:visible', { hasText: /in\s24\shours/ });
			await pointAt(page, issueRows(page).filter({ hasText: 'Error' }).first(), tooltip);
			assert.match((await tooltip.textContent()) ?? '', /[▁▂▃▄▅▆▇█]{24,25}\s+[\d,]+\sin\s24\shours/);
			await scene.shoot('tooltip');
			await page.mouse.move(900, 500);
		});

		await step('a slow refresh shows its progress in the view', async () => {
			const mend = sentry.knobs.set({ path: /\/issues\/$/, fault: { latency: 1500 } });
			await runCommand(page, 'Sentry: Refresh');
			const progress = page.locator('.part.sidebar .monaco-progress-container.active');
			await progress.first().waitFor();
			await issueRows(page).nth(10).waitFor();
			await progress.first().waitFor({ state: 'hidden' });
			mend();
		});

		await step('a refresh that fails keeps the rows, says what failed and how old they are', async () => {
			const before = await rowsOfSection(page);
			assert.ok(before >= 100, String(before));
			const mend = sentry.knobs.set({
				path: /\/issues\/$/,
				fault: { status: 500, body: { detail: 'Internal' } },
			});
			await runCommand(page, 'Sentry: Refresh');
			await said(page, /has a problem of its own \(status 500\)\. Try again in a moment\. Shown as of .*\./);
			await page.getByRole('treeitem', { name: /has a problem of its own/ }).waitFor();
			assert.ok((await rowsOfSection(page)) >= before);
			await scene.shoot('refresh-failed');
			mend();
			await page.getByRole('treeitem', { name: 'Try Again', exact: true }).click();
			await page.getByRole('treeitem', { name: /has a problem of its own/ }).waitFor({ state: 'detached' });
		});

		await step('when nothing matches, the view says what was asked, and leads back', async () => {
			await submitSearch(page, 'is:unresolved there-is-no-such-thing');
			await page.getByRole('treeitem', { name: /^No issue matches/ }).waitFor();
			await said(page, /is:unresolved there-is-no-such-thing in the-interstellar-jurisdiction/);
			await page.getByRole('treeitem', { name: /^Choose Organization and Projects/ }).waitFor();
			await scene.shoot('nothing-matches');
			await page.getByRole('treeitem', { name: /^Back to the Usual Query/ }).click();
			await issueRows(page).nth(10).waitFor();
			await walkToRow(page, page.getByRole('treeitem', { name: /^Load More/ }));
			await page.getByRole('treeitem', { name: /^Load More/ }).click();
			await walkToRow(page, issueRow(page, 'PUMP-STATION-1'));
		});

		await step('selecting PUMP-STATION-1 opens its panel with the numbers of both charts', async () => {
			const panel = await openPanel(page, issueRow(page, 'PUMP-STATION-1'), 'PUMP-STATION-1');
			await panel.getByRole('heading', { level: 1, name: title }).waitFor();
			for (const [name, stats] of [
				['Last 24 Hours', foundingIssue.stats['24h']],
				['Last 30 Days', foundingIssue.stats['30d']],
			] as const) {
				const documented = stats.map(([, count]) => count);
				assert.deepEqual(await chartValues(panel, name), documented, name);
				assert.deepEqual(await chartTable(panel, name), documented, `${name}, as a table`);
			}
		});

		await step('Go to Culprit lands on `def main` in raven/scripts/runner.py', async () => {
			const panel = await panelOf(page, 'PUMP-STATION-1');
			await panel.getByRole('button', { name: 'Go to Culprit' }).click();
			const source = await readFile(path.join(scene.workspace, 'raven/scripts/runner.py'), 'utf8');
			const line = source.split('\n').findIndex((text) => text.startsWith('def main')) + 1;
			assert.ok(line > 0);
			await cursor(page, (at) => at.file === 'runner.py' && at.line === line);
			await scene.shoot('culprit');
		});

		await step('a late word that the panel has the focus does not take it from the code', async () => {
			const panel = await panelOf(page, 'PUMP-STATION-1');
			await issueRow(page, 'PUMP-STATION-1').focus();
			const told = await tellFocusLate(page);
			await panel.getByRole('button', { name: 'Go to Culprit' }).click();
			await told();
			await cursor(page, (at) => at.file === 'runner.py' && at.line > 1);
		});

		await step('whoever goes back to the panel stays there', async () => {
			const panel = await panelOf(page, 'PUMP-STATION-1');
			await panel.getByRole('heading', { level: 1 }).click();
			await page.locator(activePanel).waitFor();
			await page.keyboard.press('Tab');
			await until(async () => (await focused(page)) !== '');
			assert.equal(await page.locator(activePanel).count(), 1);
		});

		await step('Open Issue by ID takes a number, a short id and a URL', async () => {
			const wanted = sentry.world.data.issues.find(({ shortId }) => shortId === 'PUMP-STATION-2');
			assert.ok(wanted);
			for (const [typed, shortId] of [
				['1', 'PUMP-STATION-1'],
				['pump-station-2', 'PUMP-STATION-2'],
				[`${sentry.origin}/organizations/${sentry.organization}/issues/1/`, 'PUMP-STATION-1'],
				[wanted.id, 'PUMP-STATION-2'],
			] as const) {
				await runAndAnswer(page, 'Sentry: Open Issue by ID', /Open Issue by ID/, typed);
				await panelOf(page, shortId);
			}
		});

		await step('Open Issue by ID says what is wrong, and keeps the box open', async () => {
			const before = sentry.requests.length;
			await runAndAnswer(page, 'Sentry: Open Issue by ID', /Open Issue by ID/, '../../users/me');
			await quickMessage(page).filter({ hasText: 'That is no issue id' }).waitFor();
			assert.equal(sentry.requests.length, before, 'what is no id is not sent');
			await quickInput(page).fill('99999999');
			await page.keyboard.press('Enter');
			await quickMessage(page).filter({ hasText: 'There is no issue 99999999' }).waitFor();
			assert.equal(await quickInput(page).inputValue(), '99999999');
			await page.keyboard.press('Escape');
		});

		await step(
			'a line that moved since the release: the frame says so before the click, the editor after it',
			async () => {
				const file = path.join(scene.workspace, 'raven/station/pressure.py');
				const released = await readFile(file, 'utf8');
				await writeFile(
					file,
					released.replace(
						'import logging\n',
						'import logging\n\n# Bar, not pascal:\n# as the gauges say.\n',
					),
				);
				await runAndAnswer(page, 'Sentry: Open Issue by ID', /Open Issue by ID/, 'PUMP-STATION-2');
				const panel = await panelOf(page, 'PUMP-STATION-2');
				const frame = panel.getByRole('button', {
					name: /read_sensor.*pressure\.py:13.*moved from 13 to 16/,
				});
				await frame.scrollIntoViewIfNeeded();
				await scene.shoot('moved-before');
				await frame.click();
				await cursor(page, (at) => at.file === 'pressure.py' && at.line === 16);
				await noteInEditor(page, /Sentry: line 13 in release 1\.4\.\d, now 16/);
				await pointAt(
					page,
					page.locator('.monaco-editor:visible .view-line', { hasText: 'counts = readings' }),
					page.locator('.monaco-hover:visible', { hasText: 'Moved from line 13 to 16.' }),
				);
				await scene.shoot('moved-after');
			},
		);

		await step('a reload keeps the user signed in and restores the panel', async () => {
			await runAndAnswer(page, 'Sentry: Open Issue by ID', /Open Issue by ID/, '1');
			await panelOf(page, 'PUMP-STATION-1');
			await reloadWorkbench(page);
			const panel = await panelOf(page, 'PUMP-STATION-1');
			await panel.getByRole('heading', { level: 1, name: title }).waitFor();
			assert.equal((await chartValues(panel, 'Last 24 Hours')).length, 25);
			await issueRows(page).nth(10).waitFor();
		});

		await step('signing out leaves neither rows nor a token', async () => {
			await runCommand(page, 'Sentry: Sign Out');
			await page.getByRole('button', { name: 'Sign In to Sentry' }).waitFor();
			assert.equal(await issueRows(page).count(), 0);
			sentry.forgetRequests();
			await webview(page).locator('body').waitFor();
			await runCommand(page, 'Sentry: Open Issue by ID');
			await page.locator('.notification-toast', { hasText: /[Ss]ign/ }).waitFor();
			assert.equal(sentry.requests.length, 0);
		});
	});
});

/** VS Code asks a webview's frame every 250 ms whether it has the focus. With this it asks more often. */
async function askFocusOften(browser: BrowserContext): Promise<void> {
	await browser.addInitScript(() => {
		const { setInterval: every } = globalThis;
		if (window !== window.top) {
			const often = (act: () => void, ms?: number): number => Number(every(act, ms === 250 ? 10 : ms));
			Object.assign(globalThis, { setInterval: often });
		}
	});
}

const activePanel = '.editor-group-container.active .tab.active[data-resource-name^="webview-"]';

/**
 * The answer that it has the focus comes only half a second after that went elsewhere, as it does when a file is opened while
 * the answer is on its way and the machine has other things to do. The function returned waits until VS Code has made the
 * panel's group the active one for it.
 */
async function tellFocusLate(page: Page): Promise<() => Promise<unknown>> {
	await page
		.frameLocator('iframe.webview.ready:visible')
		.locator('html')
		.evaluate(({ ownerDocument }) => {
			const ask = ownerDocument.hasFocus.bind(ownerDocument);
			let had = false;
			let left = Number.POSITIVE_INFINITY;
			ownerDocument.hasFocus = () => {
				if (ask()) {
					had = true;
					left = Number.POSITIVE_INFINITY;
					return false;
				}
				left = had ? Math.min(left, performance.now()) : left;
				const isLate = performance.now() > left + 500;
				if (isLate) {
					Reflect.deleteProperty(ownerDocument, 'hasFocus');
				}
				return isLate;
			};
		});
	await page.evaluate((panel) => {
		const note = (): void => {
			if (document.querySelector(panel)) {
				document.body.dataset['panelWasActive'] = '';
			}
		};
		new MutationObserver(note).observe(document.body, { subtree: true, attributeFilter: ['class'] });
	}, activePanel);
	return () => page.waitForSelector('[data-panel-was-active]');
}

function listRequests({ sentry }: Scene): readonly unknown[] {
	return sentry.requests.filter(({ path: asked }) => asked.endsWith('/issues/'));
}

/** What stands above the rows. */
async function said(page: Page, words: RegExp): Promise<void> {
	await page.locator('.split-view-view:visible .message').filter({ hasText: words }).first().waitFor();
}
