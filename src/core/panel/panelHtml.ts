import { escapeHtml, type Markup } from './markup.ts';

/** What the host knows when it makes a panel's document. URIs are the webview's own (`asWebviewUri`). */
export interface PanelHtmlParts {
	/** Fresh for every document: at least 128 random bits, base64 or hex. */
	readonly nonce: string;
	/** `webview.cspSource`. */
	readonly cspSource: string;
	/** `dist/panelLoader.js`. */
	readonly loaderUri: string;
	/** `dist/webview.js`, which the loader starts. */
	readonly scriptUri: string;
	/** `dist/panel.css`; it takes the icon font from beside it. */
	readonly styleUri: string;
	/** BCP 47, `vscode.env.language`. */
	readonly lang: string;
	/** Untrusted text: the panel's title. */
	readonly title: string;
	/** What is to be seen before the script runs. */
	readonly page: Markup;
}

/**
 * The panel's whole document. Of Sentry's it holds what the list row knew, as elements and escaped text and never as script:
 * VS Code shows it some 100 ms before the script has drawn, and everything else comes by messages. Scripts by nonce, styles
 * and fonts of the extension, images that the page makes itself of what the host has handed to it, nothing else: no images
 * from anywhere, frames, forms or connections.
 *
 * VS Code shows a document when it is loaded. A script that is part of it would be waited for, and so would a font that it
 * uses; a module that is only preloaded is not.
 */
export function panelHtml(parts: PanelHtmlParts): string {
	const csp = [
		`default-src 'none'`,
		`script-src 'nonce-${parts.nonce}'`,
		`style-src ${parts.cspSource}`,
		`font-src ${parts.cspSource}`,
		`img-src blob:`,
		`connect-src 'none'`,
		`frame-src 'none'`,
		`form-action 'none'`,
		`base-uri 'none'`,
	].join('; ');
	const nonce = escapeHtml(parts.nonce);
	return `<!DOCTYPE html>
<html lang="${escapeHtml(parts.lang)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(csp)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(parts.title)}</title>
<link rel="stylesheet" href="${escapeHtml(parts.styleUri)}">
<script type="module" async nonce="${nonce}" src="${escapeHtml(parts.loaderUri)}"></script>
<link rel="modulepreload" nonce="${nonce}" href="${escapeHtml(parts.scriptUri)}">
</head>
<body>
<div id="page">${parts.page.toString()}</div>
</body>
</html>
`;
}
