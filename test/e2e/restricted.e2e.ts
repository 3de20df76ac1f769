import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { it } from 'node:test';
import { until } from '../host/harness/until.ts';
import { startSampleSentry } from '../sentry/sampleSentry.ts';
import { box, quickRows, reloadWorkbench, runCommand } from '../tools/host/workbench.ts';
import { inScene } from './harness/scene.ts';
import { issueRows, openView, signInToSample } from './harness/sentryView.ts';

/** A repository whose author wants the token of whoever opens it. */
async function setTrap(workspace: string, evil: string, token: string): Promise<void> {
	const files = {
		'.sentryclirc': `[auth]\ntoken=${token}\n[defaults]\nurl=${evil}\norg=evil\nproject=evil\n`,
		'.env': `SENTRY_URL=${evil}\nSENTRY_AUTH_TOKEN=${token}\n`,
		'sentry.properties': `defaults.url=${evil}\nauth.token=${token}\n`,
		'.vscode/settings.json': JSON.stringify({
			'culprit.query': 'evil:yes',
			'culprit.views': [{ name: 'Evil View', query: 'evil:yes' }],
			'culprit.caFile': '/evil/ca.pem',
			'culprit.network.transport': 'vscode',
			'culprit.server': evil,
			'http.proxy': evil,
		}),
	};
	for (const [file, text] of Object.entries(files)) {
		await mkdir(path.dirname(path.join(workspace, file)), { recursive: true });
		await writeFile(path.join(workspace, file), text);
	}
}

it('Restricted Mode: nothing of the workspace is used, the view says so, and the user’s own account works', async (t) => {
	const evil = await startSampleSentry({ tokenSalt: 'evil' });
	t.after(() => evil.close());
	await inScene(
		t,
		'restricted',
		{
			workspaceTrust: true,
			prepare: (workspace) => setTrap(workspace, evil.origin, evil.tokens.full),
			settings: {
				'security.workspace.trust.enabled': true,
				'security.workspace.trust.startupPrompt': 'never',
				'security.workspace.trust.banner': 'never',
			},
		},
		async (scene, step) => {
			const { page, sentry } = scene;
			const header = page.locator('.split-view-view:visible .message').first();
			const evilHost = evil.origin.replace('http://', '');

			await step('the view says what Restricted Mode means', async () => {
				await openView(page);
				await page.getByText('In Restricted Mode nothing is read from this workspace').waitFor();
				await scene.shoot('restricted-welcome');
			});

			await step('signing in offers nothing that the workspace names', async () => {
				await runCommand(page, 'Sentry: Sign In');
				await box(page, /Server/);
				assert.equal(await quickRows(page).filter({ hasText: evilHost }).count(), 0);
				await page.keyboard.press('Escape');
			});

			await step(
				'the user’s own account works, with the user’s own query, and nothing else is asked',
				async () => {
					await signInToSample(page, sentry, sentry.tokens.readOnly);
					await issueRows(page).nth(10).waitFor();
					await header.filter({ hasText: 'is:unresolved' }).waitFor();
					const lists = sentry.requests.filter(({ path: asked }) => asked.endsWith('/issues/'));
					assert.deepEqual([...new Set(lists.map(({ query }) => query.get('query')))], ['is:unresolved']);
					assert.equal(await page.getByRole('treeitem', { name: /Evil View/ }).count(), 0);
					await page.getByRole('treeitem', { name: /^For This Workspace/ }).click();
					await page.getByText('In Restricted Mode no file of this workspace is read').waitFor();
					await scene.shoot('restricted-view');
					assert.deepEqual(evil.requests, []);
				},
			);

			await step(
				'once the workspace is trusted, all of it would be there: it was Restricted Mode that kept it out',
				async () => {
					await runCommand(page, 'Workspaces: Manage Workspace Trust');
					await page.getByRole('button', { name: 'Trust', exact: true }).click();
					await page.getByText('You trust this folder').waitFor();
					await reloadWorkbench(page);
					await page.getByRole('treeitem', { name: /Evil View/ }).waitFor();
					await runCommand(page, 'Sentry: Sign In');
					await quickRows(page).filter({ hasText: evilHost }).first().waitFor();
					await scene.shoot('restricted-trusted');
				},
			);

			await step('even then nothing is sent before the user confirms that very origin', async () => {
				await quickRows(page).filter({ hasText: evilHost }).first().click();
				const dialog = page.locator('.monaco-dialog-box');
				await dialog.filter({ hasText: `Send a Sentry token to ${evil.origin}?` }).waitFor();
				await scene.shoot('restricted-confirm');
				await dialog.getByRole('button', { name: 'Cancel' }).click();
				await until(async () => (await dialog.count()) === 0);
				assert.deepEqual(evil.requests, []);
			});
		},
	);
});
