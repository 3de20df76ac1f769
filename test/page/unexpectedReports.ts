import type { CspReport, PanelPage } from './harness.ts';

/**
 * What the toolkit does at its start and every such page reports (toolkit#545): a style element for design tokens and two
 * style attributes, all replaced by adopted style sheets, so that nothing is missing on screen. They come from `dist/toolkit.js`;
 * that none of our own code writes such styles is held by a test of the sources.
 */
const known = new Map([
	['style-src-elem', 1],
	['style-src-attr', 2],
]);

/** The page's reports less the toolkit's known ones. */
export async function unexpectedReports(panel: PanelPage): Promise<readonly CspReport[]> {
	const left = new Map(known);
	return (await panel.cspReports()).filter((report) => {
		const count = report.blocked === 'inline' ? (left.get(report.directive) ?? 0) : 0;
		left.set(report.directive, count - 1);
		return count <= 0;
	});
}
