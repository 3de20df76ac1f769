import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { it } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { until } from '../host/harness/until.ts';
import { startSampleSentry } from '../sentry/sampleSentry.ts';
import { answer, box, pointAt, quickInput, quickRows } from '../tools/host/workbench.ts';
import { openPanel } from './harness/issuePanel.ts';
import { inScene } from './harness/scene.ts';
import { issueRow, issueRows, openView, signInToSample } from './harness/sentryView.ts';

/** What lies on disk to be read offline. */
function keptIn(folder: string): readonly string[] {
	const storage = path.join(folder, 'host/data/User/globalStorage');
	return readdirSync(storage, { recursive: true, encoding: 'utf8' })
		.filter((name) => name.includes('replies') && name.endsWith('.json'))
		.map((name) => readFileSync(path.join(storage, name), 'utf8'));
}

const item = (page: Page): Locator => page.locator('.statusbar-item').filter({ hasText: 'jurisdiction' });

it('several accounts: each with its own server; what was read stays when no server can be reached', async (t) => {
	const theirs = await startSampleSentry({ tokenSalt: 'theirs', issues: 30 });
	t.after(() => theirs.close());
	await inScene(t, 'accounts', {}, async (scene, step) => {
		const { sentry: ours } = scene;
		const host = (origin: string): string => origin.replace('http://', '');

		await step('the status bar says which account: its server, organization and scopes', async () => {
			const { page } = scene;
			await openView(page);
			await signInToSample(page, ours, ours.tokens.readOnly);
			await issueRows(page).nth(10).waitFor();
			const hover = page.locator('.monaco-hover:visible, .workbench-hover:visible').first();
			await pointAt(page, item(page), hover);
			for (const fact of [host(ours.origin), ours.organization, 'event:read', 'project:read']) {
				await hover.filter({ hasText: fact }).waitFor();
			}
			await scene.shoot('account-hover');
		});

		await step('a click on it adds another, which is used from then on', async () => {
			const { page } = scene;
			await item(page).click();
			await quickRows(page).filter({ hasText: 'Add Another Account' }).click();
			await answer(page, /Server/, theirs.origin);
			ours.forgetRequests();
			await answer(page, /Token|token/, theirs.tokens.full);
			await box(page, /Organization/);
			await quickRows(page).filter({ hasText: theirs.organization }).first().click();
			await until(() => theirs.requests.some(({ path }) => path.endsWith('/issues/')));
			await issueRows(page).nth(10).waitFor();
			assert.deepEqual(ours.requests, []);
		});

		await step('and back: the list is the first one’s again, which alone is asked', async () => {
			const { page } = scene;
			theirs.forgetRequests();
			ours.forgetRequests();
			await item(page).click();
			await box(page, /Sentry Account|Which account/);
			const rows = quickRows(page);
			const known = [ours, theirs].map(({ origin }) => rows.filter({ hasText: host(origin) }));
			for (const row of known) {
				await row.filter({ hasText: 'event:read' }).filter({ hasText: ours.organization }).first().waitFor();
			}
			await rows
				.filter({ hasText: host(theirs.origin) })
				.filter({ hasText: 'in use' })
				.waitFor();
			await scene.shoot('account-switch');
			await rows
				.filter({ hasText: host(ours.origin) })
				.first()
				.click();
			await quickInput(page).waitFor({ state: 'hidden' });
			await until(() => ours.requests.some(({ path }) => path.endsWith('/issues/')));
			await issueRows(page).nth(10).waitFor();
			assert.deepEqual(
				theirs.requests.filter(({ path }) => path.endsWith('/issues/')),
				[],
			);
		});

		await step('offline after a restart: the last list and what was opened, marked as old', async () => {
			const row = scene.page.getByRole('treeitem', { name: /^(Error|Fatal), / }).first();
			const label = (await row.getAttribute('aria-label')) ?? '';
			const shortId = /, ([A-Z-]+-[0-9A-Z]+), [^,]+$/.exec(label)?.[1] ?? '';
			assert.notEqual(shortId, '', label);
			const panel = await openPanel(scene.page, row, shortId);
			await panel.locator('.event-id').waitFor();
			// It is written when nothing else is to do.
			await until(() => keptIn(scene.folder).some((text) => text.includes('"entries":')));
			await ours.close();
			await theirs.close();

			await scene.restart();
			await openView(scene.page);
			await issueRow(scene.page, shortId).first().waitFor();
			await scene.page
				.locator('.split-view-view:visible .message')
				.filter({ hasText: /refuses connections.*Shown as of/ })
				.first()
				.waitFor();
			const old = await openPanel(scene.page, issueRow(scene.page, shortId).first(), shortId);
			await old.locator('.stale', { hasText: /As of/ }).first().waitFor();
			await old.getByText('refuses connections').first().waitFor();
			// The event that was read, too.
			await old.locator('.event-id').waitFor();
			await scene.shoot('offline');
		});
	});
});
