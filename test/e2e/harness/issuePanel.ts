/** What a user sees in the panel of an issue. */
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { insist } from '../../tools/host/patience.ts';
import { webview } from '../../tools/host/workbench.ts';

/** The panel that is shown, once it says this short id. */
export async function panelOf(page: Page, shortId: string): Promise<FrameLocator> {
	const panel = webview(page);
	await panel.locator('.short-id', { hasText: shortId }).waitFor();
	return panel;
}

/** Clicks a row until its issue is shown: rows that come or go above it move it away under the pointer. */
export async function openPanel(page: Page, row: Locator, shortId: string): Promise<FrameLocator> {
	const panel = webview(page);
	await insist(async (brief) => {
		await row.click(brief);
		await panel.locator('.short-id', { hasText: shortId }).waitFor(brief);
	});
	return panel;
}

/** Brings the panel of an issue to the front: an editor that comes late may have taken its place. */
export async function bringToFront(page: Page, shortId: string): Promise<void> {
	const inFront = page.locator('.editor-group-container.active .tab.active', { hasText: shortId });
	await insist(async (brief) => {
		await issuePanelTab(page).filter({ hasText: shortId }).click(brief);
		await inFront.waitFor(brief);
	});
}

/** Tabs of issues' panels. */
export const issuePanelTab = (page: Page): Locator =>
	page.locator('.tabs-container .tab[data-resource-name^="webview-"]');

export type ChartName = 'Last 24 Hours' | 'Last 30 Days';

/** The values of a chart's bars, oldest first, as they are read aloud. */
export async function chartValues(panel: FrameLocator, name: ChartName): Promise<readonly number[]> {
	const bars = panel.locator('figure.chart', { hasText: name }).locator('[data-bar]');
	await bars.first().waitFor();
	const names = await bars.evaluateAll((elements) =>
		elements.map((element) => element.getAttribute('aria-label') ?? ''),
	);
	return names.map((text) => Number(/: ([\d,]+) events?$/.exec(text)?.[1]?.replaceAll(',', '')));
}

/** The same from the table that stands in for the drawing, oldest first. */
export async function chartTable(panel: FrameLocator, name: ChartName): Promise<readonly number[]> {
	const chart = panel.locator('figure.chart', { hasText: name });
	const button = chart.getByRole('button', { name: /as Table/ });
	await button.click();
	const cells = await chart.locator('tbody td').allTextContents();
	await button.click();
	return cells.map((text) => Number(text.replaceAll(',', ''))).toReversed();
}
