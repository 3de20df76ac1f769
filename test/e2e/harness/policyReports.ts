/** What a browser's console says of something that a content security policy forbade. */
export interface PolicyReport {
	readonly text: string;
	/** URL of the script that did it; empty for code that was evaluated. */
	readonly from: string;
}

/** Of an empty text: the style element that the toolkit makes at its start. */
const emptyStyle = 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';

/**
 * The reports less those that the toolkit makes in every such page (microsoft/vscode-webview-ui-toolkit#545): an empty style
 * element for design tokens, and a style attribute in the templates of badge and progress ring. They come from `dist/toolkit.js`,
 * which is the toolkit. All of it is replaced by adopted style sheets, so nothing is missing on screen.
 */
export function unexpectedReports(reports: readonly PolicyReport[]): readonly PolicyReport[] {
	let attributes = 0;
	return reports.filter(({ text, from }) => {
		const isInline =
			from.endsWith('/dist/toolkit.js') && /^Applying inline style violates .*'style-src /.test(text);
		if (isInline && text.includes(emptyStyle)) {
			return false;
		}
		if (isInline && /hashes do not apply to .*style attributes/.test(text)) {
			attributes += 1;
			return attributes > 2;
		}
		return true;
	});
}
