import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { PanelPage } from './harness.ts';

interface AxeResult {
	readonly violations: readonly {
		readonly id: string;
		readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
	}[];
}

/** What axe-core has against the page, a line each; empty when nothing. Run by the debugger, which the page's policy lets pass. */
export async function axeViolations({ page }: PanelPage): Promise<readonly string[]> {
	const source = await readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
	await page.evaluate(source);
	const { violations } = await page.evaluate(() => {
		const axe = Reflect.get(window, 'axe') as { run(context: Document, options: object): Promise<AxeResult> };
		return axe.run(document, { resultTypes: ['violations'] });
	});
	return violations.flatMap(({ id, nodes }) =>
		nodes.map(
			({ html, failureSummary }) =>
				`${id}: ${html.slice(0, 160)} ${failureSummary?.replaceAll(/\s+/g, ' ') ?? ''}`,
		),
	);
}
