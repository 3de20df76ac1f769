/** The panel by keyboard alone: what has the focus, and the way to something else. */
import type { Page } from 'playwright-core';
import { insist } from '../../tools/host/patience.ts';
import { typeCommand, webview } from '../../tools/host/workbench.ts';

/** More stops than any panel of the sample data has. */
const mostStops = 250;

/** What has the focus in the panel, as it is read aloud; empty when nothing in it has. */
export async function focused(page: Page): Promise<string> {
	return webview(page)
		.locator('body')
		.evaluate(({ ownerDocument }) => {
			const { activeElement, body } = ownerDocument;
			return !ownerDocument.hasFocus() || !activeElement || activeElement === body
				? ''
				: (activeElement.getAttribute('aria-label') ?? activeElement.textContent ?? '').trim();
		});
}

/** Presses Tab (or Shift+Tab) until the focus is on what is called so. Fails with the stops it came by. */
export async function tabTo(page: Page, name: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
	const stops: string[] = [];
	while (stops.length < mostStops) {
		await page.keyboard.press(key);
		const stop = await focused(page);
		if (name.test(stop)) {
			return;
		}
		stops.push(stop.slice(0, 40));
	}
	throw new Error(`${name} was not reached by ${key}: ${stops.join(' | ')}`);
}

/** Puts the focus at the start of the panel in the first group, as whoever comes to it from elsewhere. */
export async function enterPanel(page: Page): Promise<void> {
	await insist(async ({ timeout }) => {
		await typeCommand(page, 'View: Focus First Editor Group');
		await webview(page)
			.locator('body')
			.evaluate(async ({ ownerDocument }, longest) => {
				const limit = performance.now() + longest;
				while (!ownerDocument.hasFocus()) {
					if (performance.now() > limit) {
						throw new Error('the panel never had the focus');
					}
					await new Promise((resolve) => ownerDocument.defaultView?.requestAnimationFrame(resolve));
				}
				// Where it was before, it would go on from there.
				ownerDocument.body.tabIndex = -1;
				ownerDocument.body.focus();
				ownerDocument.body.removeAttribute('tabindex');
			}, timeout);
	});
}
