import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';
import { root } from '../../tools/bundles.ts';

/** What axe-core finds wrong in the panel that is shown: `rule: selector, selector`. */
export async function violationsOfPanel(page: Page): Promise<readonly string[]> {
	const element = await page
		.frameLocator('iframe.webview.ready:visible')
		.locator('iframe#active-frame')
		.elementHandle();
	const frame = await element?.contentFrame();
	if (!frame) {
		throw new Error('no panel is shown');
	}
	// Evaluated through the debugger, which a page's policy does not bind.
	await frame.evaluate(await readFile(path.join(root, 'node_modules/axe-core/axe.min.js'), 'utf8'));
	return await frame.evaluate(async () => {
		const { axe: runner } = globalThis as unknown as { readonly axe: typeof axe };
		const { violations } = await runner.run(document, {
			resultTypes: ['violations'],
			// It would fetch the style sheets, which the page's policy forbids.
			preload: false,
		});
		return violations.map(
			({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
		);
	});
}
