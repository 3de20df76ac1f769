/** The panel by keyboard alone: what has the focus, and the way to something else. */
import type { Page } from 'playwright-core';
import { quickInput, quickRows, webview } from '../../tools/host/workbench.ts';

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

/** Runs a command from the palette, without a pointer. */
export async function typeCommand(page: Page, title: string): Promise<void> {
	for (let attempt = 1; ; attempt++) {
		try {
			await page.keyboard.press('F1');
			await quickInput(page).fill(`>${title}`, { timeout: 5000 });
			await quickRows(page).first().filter({ hasText: title }).waitFor({ timeout: 5000 });
			await quickInput(page).press('Enter', { timeout: 5000 });
			return;
		} catch (error) {
			if (attempt === 5) {
				throw error;
			}
			await page.keyboard.press('Escape');
		}
	}
}

/** Puts the focus at the panel's start, as whoever comes to it from elsewhere. */
export async function enterPanel(page: Page): Promise<void> {
	await typeCommand(page, 'View: Focus Active Editor Group');
	await webview(page)
		.locator('body')
		.evaluate(async ({ ownerDocument }) => {
			const limit = performance.now() + 10_000;
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
		});
}
