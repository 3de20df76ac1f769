import assert from 'node:assert/strict';
import { it } from 'node:test';
import { until } from '../host/harness/until.ts';
import { box, cursor, quickInput, reloadWorkbench, typeCommand, webview } from '../tools/host/workbench.ts';
import { insist } from '../tools/host/patience.ts';
import { panelOf } from './harness/issuePanel.ts';
import { enterPanel, focused, tabTo } from './harness/panelKeys.ts';
import { inScene } from './harness/scene.ts';
import { openView, signInToSample } from './harness/sentryView.ts';

/** `PUMP-STATION-5`: unresolved, in Python, 318 events from two environments. */
const issueId = '21';

it('the panel by keyboard alone', async (t) => {
	const viewport = { width: 1100, height: 900 };
	await inScene(t, 'panel-keys', { viewport }, async (scene, step) => {
		const { page, sentry } = scene;
		const panel = webview(page);
		const requests = (end: string, method = 'GET') =>
			sentry.requests.filter((request) => request.method === method && request.path.endsWith(end));
		const scrolled = (): Promise<number> =>
			panel.locator('body').evaluate(({ ownerDocument }) => ownerDocument.scrollingElement?.scrollTop ?? 0);
		const breadcrumbs = panel.locator('[data-section="breadcrumbs"] .section-toggle');

		/** A page that is still opening can take the focus, and with it the box. */
		const openById = (id: string, shortId: string): Promise<void> =>
			insist(async (brief) => {
				await typeCommand(page, 'Sentry: Open Issue by ID');
				await box(page, /Open Issue by ID/, brief.timeout);
				await quickInput(page).fill(id, brief);
				await quickInput(page).press('Enter', brief);
				await panel.locator('.short-id', { hasText: shortId }).waitFor(brief);
			});

		await openView(page);
		await signInToSample(page, sentry, sentry.tokens.full);

		await step('an issue is opened by its id, and the panel has the focus', async () => {
			await openById(issueId, 'PUMP-STATION-5');
			await panel.locator('.stack-block').first().waitFor();
			await enterPanel(page);
			await page.keyboard.press('Tab');
			assert.equal(await focused(page), 'Copy Short ID');
		});

		await step('the way into the code is one stop on, and Enter goes it', async () => {
			await tabTo(page, /^Go to Culprit$/);
			await page.keyboard.press('Enter');
			const { file } = await cursor(page, ({ file, line }) => file.endsWith('.py') && line > 1);
			assert.ok(file);
			// So that whoever goes there once more comes from elsewhere.
			await typeCommand(page, 'Go to Line/Column');
			await box(page, /line/i);
			await page.keyboard.type('1');
			await page.keyboard.press('Enter');
			await cursor(page, ({ line }) => line === 1);
		});

		await step('a menu acts on the issue, and what was done can be undone', async () => {
			await enterPanel(page);
			await tabTo(page, /^Resolve$/);
			await page.keyboard.press('Enter');
			await panel.getByRole('menu').waitFor();
			await page.keyboard.press('ArrowDown');
			await page.keyboard.press('Enter');
			await panel.locator('.status-mark', { hasText: 'Resolved' }).waitFor();
			await until(() => requests(`/issues/${issueId}/`, 'PUT').length === 1);
			await typeCommand(page, 'Sentry: Undo Last Change to Issues');
			await panel.locator('.status-mark', { hasText: 'Unresolved' }).waitFor();
		});

		await step('a bar of a chart is read, and shows the events of its day', async () => {
			await enterPanel(page);
			await tabTo(page, /^\w+ \d+: [\d,]+ events?$/);
			await page.keyboard.press('End');
			const last = await focused(page);
			for (let bar = last; bar === last || bar.endsWith(': 0 events'); bar = await focused(page)) {
				await page.keyboard.press('ArrowLeft');
			}
			const readout = panel.locator('figure.chart').last().getByRole('status');
			assert.equal(await readout.textContent(), await focused(page));
			sentry.forgetRequests();
			await page.keyboard.press('Enter');
			await panel.getByRole('button', { name: 'Events That Match' }).waitFor();
			await until(() => requests(`/issues/${issueId}/events/`).length > 0);
			const [asked] = requests(`/issues/${issueId}/events/`);
			const [start, end] = ['start', 'end'].map((name) => Date.parse(`${asked?.query.get(name)}Z`));
			assert.equal((end ?? 0) - (start ?? 0), 86_400_000);
		});

		await step('one of them is gone to, and the filter is taken away', async () => {
			await tabTo(page, /^Remove Filter Time$/);
			await tabTo(page, /^[0-9a-f]{8}/);
			const id = (await focused(page)).slice(0, 8);
			await page.keyboard.press('Enter');
			await panel.locator('.event-id', { hasText: id }).waitFor();
			await tabTo(page, /^Remove Filter Time$/, 'Shift+Tab');
			await page.keyboard.press('Enter');
			await panel.getByRole('button', { name: 'All Events' }).waitFor();
		});

		await step('users take the place of events in the charts', async () => {
			await tabTo(page, /^Users [\d,]+$/, 'Shift+Tab');
			await page.keyboard.press('Enter');
			await panel.getByText('Distinct users each day').waitFor();
			await page.keyboard.press('Shift+Tab');
			await page.keyboard.press('Enter');
		});

		await step('a frame says where it leads, and Enter goes there', async () => {
			await tabTo(page, /(?:exact line|moved)/);
			await page.keyboard.press('Enter');
			await cursor(page, ({ file, line }) => file.endsWith('.py') && line > 1);
		});

		await step('a comment is written, sent and read', async () => {
			await enterPanel(page);
			await tabTo(page, /^Comment$/);
			await page.keyboard.type('Seen at 3 a.m.');
			await page.keyboard.press('Tab');
			await page.keyboard.press('Enter');
			await panel.locator('.activity .note', { hasText: 'Seen at 3 a.m.' }).waitFor();
			assert.equal(requests('/notes/', 'POST').length, 1);
			await scene.shoot('panel-keys');
		});

		await step('what was closed and scrolled to is so again after hiding and after a reload', async () => {
			await enterPanel(page);
			await tabTo(page, /^Breadcrumbs/);
			await page.keyboard.press('Enter');
			await page.keyboard.press('PageDown');
			await until(async () => (await scrolled()) > 300);
			// What is read, and where on the screen: what is above it may have another height.
			const heading = panel.locator('[data-section="event-details"] h2');
			const place = (): Promise<number> =>
				heading.evaluate((element) => Math.round(element.getBoundingClientRect().top));
			// Smooth scrolling has come to its end when two looks agree.
			let before = Number.NaN;
			await until(async () => before === (before = await place()));
			const asBefore = async (): Promise<void> => {
				await panelOf(page, 'PUMP-STATION-5');
				await heading.waitFor();
				await until(async () => Math.abs((await place()) - before) < 2);
				assert.equal(await breadcrumbs.getAttribute('aria-expanded'), 'false');
			};
			await openById('1', 'PUMP-STATION-1');
			await typeCommand(page, 'View: Open Previous Recently Used Editor');
			await asBefore();
			await reloadWorkbench(page);
			await asBefore();
		});
	});
});
