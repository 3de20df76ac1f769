import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Page } from 'playwright-core';
import { insist } from '../tools/host/patience.ts';
import {
	cursor,
	noteInEditor,
	quickInput,
	quickRows,
	runAndAnswer,
	runCommand,
} from '../tools/host/workbench.ts';
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

		await step('a file says which issues are in it, on the line and beside it', async () => {
			await openFile(page, 'raven/station/pressure.py:27');
			await runCommand(page, 'Sentry: Show Issues in This File');
			await page.getByRole('treeitem', { name: /^line 27, .*ZeroDivisionError/ }).waitFor();
			await page.getByRole('treeitem', { name: /^line 20, .*ValueError/ }).waitFor();
			await openFile(page, 'raven/station/pressure.py:27');
			await noteInEditor(page, /^Sentry: .* events · .* users · /);
			await showHover(page);
		});

		for (const name of Object.keys(themes) as ThemeName[]) {
			await step(`the file, ${name}`, async () => {
				await wear(page, name);
				await openFile(page, 'raven/station/pressure.py:27');
				await showHover(page);
				await scene.shoot(`in-file-${name}`);
			});
		}

		await step('the card opens the issue', async () => {
			await insist(async (brief) => {
				await showHover(page);
				await page.locator('.monaco-hover:visible').getByRole('link', { name: 'Open Issue' }).click(brief);
			});
			await panelOf(page, 'PUMP-STATION-5');
		});

		await step('the culprit is opened with its verdict behind the line', async () => {
			await runCommand(page, 'Sentry: Go to Culprit');
			await cursor(page, (at) => at.file === 'pressure.py' && at.line === 27);
			await noteInEditor(page, /^Sentry: this line, unchanged since /);
			await scene.shoot('arrived');
		});

		await step('keys step to the caller and back', async () => {
			await page.keyboard.press('Alt+F9');
			await cursor(page, (at) => at.file === 'runner.py');
			await noteInEditor(page, /^Sentry: this line, unchanged since /);
			await page.keyboard.press('Shift+Alt+F9');
			await cursor(page, (at) => at.file === 'pressure.py' && at.line === 27);
		});

		await step('the frames are peeked as references are', async () => {
			await runCommand(page, 'Sentry: Peek Stack Frames');
			const peek = page.locator('.peekview-widget');
			await peek
				.getByRole('treeitem', { name: /runner\.py/ })
				.first()
				.waitFor();
			await scene.shoot('peeked');
			await page.keyboard.press('Escape');
			await peek.waitFor({ state: 'detached' });
		});

		await step('the page asked no foreign host and broke no policy of its own', () => {
			assert.deepEqual(watch.foreignHosts(), []);
			assert.ok(watch.policyReports().length > 0, 'the toolkit itself makes some, so they are heard');
			assert.deepEqual(unexpectedReports(watch.policyReports()), []);
		});
	});
});

/** What is known of the line with the cursor. A window that draws the editor anew takes it away. */
async function showHover(page: Page): Promise<void> {
	await insist(async (brief) => {
		await runCommand(page, 'Show or Focus Hover');
		await page.locator('.monaco-hover:visible', { hasText: 'division by zero' }).waitFor(brief);
	});
}

/** `path:line`, from "Go to File". */
async function openFile(page: Page, place: string): Promise<void> {
	const [path = '', line] = place.split(':');
	const file = path.slice(path.lastIndexOf('/') + 1);
	await insist(async (brief) => {
		await page.keyboard.press('ControlOrMeta+p');
		await quickInput(page).fill(place, brief);
		await quickRows(page).and(page.locator('.focused')).filter({ hasText: file }).waitFor(brief);
		await quickInput(page).press('Enter', brief);
	});
	await cursor(page, (at) => at.file === file && at.line === Number(line));
}
