import type { PanelPage } from './harness.ts';

/** Opens sections, rows, folds and small print until nothing more opens, so that all there is can be looked at. */
export async function openEverything({ page }: PanelPage): Promise<void> {
	await page.evaluate(async () => {
		for (let round = 0; round < 8; round += 1) {
			const closed = [
				...document.querySelectorAll<HTMLElement>(
					'button[aria-expanded="false"], details:not([open]) > summary',
				),
			];
			if (closed.length === 0) {
				return;
			}
			for (const toggle of closed) {
				toggle.click();
			}
			await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
		}
	});
}
