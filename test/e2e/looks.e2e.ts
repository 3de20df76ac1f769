import assert from 'node:assert/strict';
import { it } from 'node:test';
import { runAndAnswer } from '../tools/host/workbench.ts';
import { violationsOfPanel } from './harness/axe.ts';
import { unexpectedReports } from './harness/policyReports.ts';
import { chartValues, panelOf } from './harness/issuePanel.ts';
import { inScene } from './harness/scene.ts';
import { issueRows, openView, signInToSample } from './harness/sentryView.ts';
import { themes, wear, type ThemeName } from './harness/themes.ts';

it('tree and panel in every theme: a picture, and nothing that axe-core finds wrong', async (t) => {
	const viewport = { width: 1400, height: 1000 };
	await inScene(t, 'looks', { viewport }, async (scene, step) => {
		const { page, sentry, watch } = scene;
		await openView(page);
		await signInToSample(page, sentry, sentry.tokens.full);
		await issueRows(page).nth(10).waitFor();
		await runAndAnswer(page, 'Sentry: Open Issue by ID', /Open Issue by ID/, 'PUMP-STATION-2');
		const panel = await panelOf(page, 'PUMP-STATION-2');
		await chartValues(panel, 'Last 24 Hours');
		await panel
			.getByRole('heading', { name: /Stack Trace/i })
			.first()
			.waitFor();

		for (const name of Object.keys(themes) as ThemeName[]) {
			await step(name, async () => {
				await wear(page, name);
				await scene.shoot(`panel-${name}`);
				assert.deepEqual(await violationsOfPanel(page), []);
			});
		}

		await step('the page asked no foreign host and broke no policy of its own', () => {
			assert.deepEqual(watch.foreignHosts(), []);
			assert.ok(watch.policyReports().length > 0, 'the toolkit itself makes some, so they are heard');
			assert.deepEqual(unexpectedReports(watch.policyReports()), []);
		});
	});
});
