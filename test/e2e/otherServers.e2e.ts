import assert from 'node:assert/strict';
import { it } from 'node:test';
import { until } from '../host/harness/until.ts';
import type { Mode } from '../sentry/http/route.ts';
import { cursor, runAndAnswer, runCommand } from '../tools/host/workbench.ts';
import { panelOf } from './harness/issuePanel.ts';
import { inScene } from './harness/scene.ts';
import {
	issueRow,
	issueRows,
	openView,
	rowsOfSection,
	signInToSample,
	walkToRow,
} from './harness/sentryView.ts';

/** What each has that matters here. */
const servers: readonly { readonly mode: Mode; readonly name: string }[] = [
	{ mode: 'glitchtip', name: 'GlitchTip' },
	{ mode: 'old', name: 'an old Sentry' },
];

for (const { mode, name } of servers) {
	it(`the main job on ${name}`, async (t) => {
		await inScene(t, `other-${mode}`, { sentry: { mode, issues: 150 } }, async (scene, step) => {
			const { page, sentry } = scene;
			const lacking = (): readonly string[] =>
				sentry.requests
					.filter(({ status }) => status !== undefined && status >= 400)
					.map(
						({ method, path }) =>
							`${method} ${path.replaceAll(/\/\d+(?=\/)/g, '/*').replaceAll(/[0-9a-f]{32}/g, '*')}`,
					);

			await step('signing in shows the first hundred, and Load More the rest', async () => {
				await openView(page);
				await signInToSample(page, sentry, sentry.tokens.full);
				await issueRows(page).nth(10).waitFor();
				const more = page.getByRole('treeitem', { name: /^Load More/ });
				await walkToRow(page, more);
				await more.click();
				await until(async () => (await rowsOfSection(page)) > 101);
			});

			await step('an issue opens with its event, by its short id too', async () => {
				await runAndAnswer(page, 'Sentry: Open Issue by ID', /Open Issue by ID/, 'PUMP-STATION-5');
				const panel = await panelOf(page, 'PUMP-STATION-5');
				await panel.locator('.stack-block').first().waitFor();
				await panel.locator('.event-id').waitFor();
				await panel.locator('[data-section="tags"]').waitFor();
				assert.equal(await panel.getByText(/web page/).count(), 0);
				await scene.shoot(`other-${mode}`);
			});

			await step('Go to Culprit goes to its line', async () => {
				const panel = await panelOf(page, 'PUMP-STATION-5');
				await panel.getByRole('button', { name: 'Go to Culprit' }).click();
				await cursor(page, ({ file, line }) => file === 'pressure.py' && line > 1);
			});

			await step('In This File lists it at its line', async () => {
				await runCommand(page, 'Sentry: Show Issues in This File');
				await page.getByRole('treeitem', { name: /^In This File/, expanded: true }).waitFor();
				await page
					.getByRole('treeitem', { name: /PUMP-STATION-5/ })
					.first()
					.waitFor();
			});

			await step('it is resolved, and that is undone', async () => {
				await runAndAnswer(page, 'Sentry: Open Issue by ID', /Open Issue by ID/, 'PUMP-STATION-5');
				const panel = await panelOf(page, 'PUMP-STATION-5');
				await panel.getByRole('button', { name: 'Resolve' }).first().click();
				await panel.getByRole('menuitem').first().click();
				await panel.locator('.status-mark', { hasText: 'Resolved' }).waitFor();
				const issue = sentry.world.data.issues.find(({ shortId }) => shortId === 'PUMP-STATION-5');
				await until(() => issue?.status === 'resolved');
				await runCommand(page, 'Sentry: Undo Last Change to Issues');
				await until(() => issue?.status === 'unresolved');
				await panel.locator('.status-mark', { hasText: 'Unresolved' }).waitFor();
			});

			await step('what it lacks was asked for once', async () => {
				const seen = lacking();
				assert.deepEqual(seen.toSorted(), [...new Set(seen)].toSorted());
			});

			await step('without the server the list and the issue stay, and say so', async () => {
				const mend = sentry.knobs.set({ fault: { drop: 'before' } });
				await runCommand(page, 'Sentry: Refresh');
				await page
					.locator('.split-view-view:visible .message')
					.filter({ hasText: /Shown as of/ })
					.first()
					.waitFor();
				await issueRow(page, 'PUMP-STATION-5').first().waitFor();
				mend();
			});

			await step('signing out leaves no row', async () => {
				await runCommand(page, 'Sentry: Sign Out');
				await page.getByRole('button', { name: 'Sign In to Sentry' }).waitFor();
				assert.equal(await issueRows(page).count(), 0);
			});
		});
	});
}
