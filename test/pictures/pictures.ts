/**
 * `npm run pictures [-- walkthrough | readme]`: takes the pictures of the walkthrough, light and dark, and of the README from the real thing, with the
 * sample data.
 * To be run, and looked at, when what they show has changed.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { chartValues, panelOf } from '../e2e/harness/issuePanel.ts';
import { openScene } from '../e2e/harness/scene.ts';
import { issueRows, openView, signInToSample } from '../e2e/harness/sentryView.ts';
import { wear } from '../e2e/harness/themes.ts';
import { root } from '../tools/bundles.ts';
import { box, quickInput, runAndAnswer, runCommand } from '../tools/host/workbench.ts';

const folder = path.join(root, 'media/walkthrough');

interface Size {
	/** Default: as wide as what is shown. */
	readonly width?: number;
	readonly height: number;
}

/** The upper part of what is shown at `at`; with a width of its own it begins a few pixels before. */
async function shoot(page: Page, name: string, at: Locator, { width, height }: Size): Promise<void> {
	const place = await at.boundingBox();
	if (!place) {
		throw new Error(`${name}: not on the screen`);
	}
	const margin = width === undefined ? 0 : 8;
	const clip = {
		x: Math.max(0, place.x - margin),
		y: Math.max(0, place.y - margin),
		width: width ?? place.width,
		height,
	};
	await page.screenshot({ path: path.join(folder, `${name}.png`), clip, animations: 'disabled' });
}

mkdirSync(folder, { recursive: true });
const packaged = spawnSync(process.execPath, [path.join(root, 'test/tools/package.ts')], {
	stdio: 'inherit',
});
if (packaged.status !== 0) {
	process.exit(1);
}
const wanted = process.argv.slice(2);
for (const [name, take] of Object.entries({ walkthrough, readme })) {
	await (wanted.length === 0 || wanted.includes(name) ? take() : undefined);
}

async function walkthrough(): Promise<void> {
	for (const theme of ['light', 'dark'] as const) {
		await using scene = await openScene({ sentry: { issues: 40 }, viewport: { width: 1010, height: 860 } });
		const { page, sentry } = scene;
		await wear(page, theme);
		await openView(page);

		await runCommand(page, 'Sentry: Sign In');
		await box(page, /Server/);
		await quickInput(page).fill(sentry.origin);
		await page.keyboard.press('Enter');
		await box(page, /Token|token/);
		await shoot(page, `signIn-${theme}`, page.locator('.quick-input-widget:visible'), {
			width: 640,
			height: 170,
		});
		await page.keyboard.press('Escape');

		await signInToSample(page, sentry, sentry.tokens.full);
		await issueRows(page).nth(10).waitFor();
		await runAndAnswer(page, 'Sentry: Open Issue by ID', /Open Issue by ID/, 'PUMP-STATION-2');
		const panel = await panelOf(page, 'PUMP-STATION-2');
		await chartValues(panel, 'Last 24 Hours');
		await shoot(page, `findIssue-${theme}`, page.locator('.part.sidebar'), { width: 640, height: 420 });
		const area = page.locator('.part.editor .editor-container').first();
		await shoot(page, `readIssue-${theme}`, area, { height: 440 });

		await panel
			.getByRole('heading', { name: /Stack Trace/ })
			.first()
			.scrollIntoViewIfNeeded();
		await panel.locator('.frame .verdict').first().waitFor();
		await panel
			.getByRole('heading', { name: /Stack Trace/ })
			.first()
			.evaluate((heading) => heading.scrollIntoView());
		await shoot(page, `goToLine-${theme}`, area, { height: 380 });

		await runAndAnswer(page, 'Sentry: Open Issue by ID', /Open Issue by ID/, 'PUMP-STATION-1');
		await panelOf(page, 'PUMP-STATION-1');
		await runCommand(page, 'Sentry: Resolve');
		const toast = page.locator('.notification-toast', { hasText: 'PUMP-STATION-1 resolved' });
		await toast.waitFor();
		await shoot(page, `settleIssue-${theme}`, toast, { width: 470, height: 110 });
	}
}

/** The README's: the list, an issue, and the line that raised it. */
async function readme(): Promise<void> {
	await using scene = await openScene({
		sentry: { issues: 40 },
		viewport: { width: 1440, height: 860 },
		settings: { 'editor.minimap.enabled': false },
	});
	const { page, sentry } = scene;
	await wear(page, 'light');
	await openView(page);
	await signInToSample(page, sentry, sentry.tokens.full);
	await issueRows(page).nth(10).waitFor();
	await runAndAnswer(page, 'Sentry: Open Issue by ID', /Open Issue by ID/, 'TELEMETRY-GATEWAY-1');
	const panel = await panelOf(page, 'TELEMETRY-GATEWAY-1');
	await chartValues(panel, 'Last 24 Hours');
	await panel.locator('.frame .verdict').first().waitFor();
	await panel.getByRole('button', { name: 'Go to Culprit' }).click();
	await page.locator('.tab.active', { hasText: /\.js/ }).waitFor();
	await page.screenshot({ path: path.join(root, 'media/readme/culprit.png'), animations: 'disabled' });
}
