/** What the host knows when it makes a panel's document. URIs are the webview's own (`asWebviewUri`). */
export interface PanelHtmlParts {
	/** Fresh for every document: at least 128 random bits, base64 or hex. */
	readonly nonce: string;
	/** `webview.cspSource`. */
	readonly cspSource: string;
	/** `dist/webview.js`. */
	readonly scriptUri: string;
	/** `dist/panel.css`; it takes the icon font from beside it. */
	readonly styleUri: string;
	/** BCP 47, `vscode.env.language`. */
	readonly lang: string;
	/** Untrusted text: the panel's title. */
	readonly title: string;
}

/**
 * The panel's whole document. It holds no data: the page asks for it when it is up, so that nothing of Sentry's is ever
 * part of HTML or script text. One script by nonce, styles and fonts of the extension, nothing else: no images, frames,
 * forms or connections.
 */
export function panelHtml(parts: PanelHtmlParts): string {
	const csp = [
		`default-src 'none'`,
		`script-src 'nonce-${parts.nonce}'`,
		`style-src ${parts.cspSource}`,
		`font-src ${parts.cspSource}`,
		`img-src 'none'`,
		`connect-src 'none'`,
		`frame-src 'none'`,
		`form-action 'none'`,
		`base-uri 'none'`,
	].join('; ');
	return `<!DOCTYPE html>
<html lang="${escapeAttribute(parts.lang)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeAttribute(csp)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeAttribute(parts.title)}</title>
<link rel="stylesheet" href="${escapeAttribute(parts.styleUri)}">
</head>
<body>
<div id="page"></div>
<script nonce="${escapeAttribute(parts.nonce)}" src="${escapeAttribute(parts.scriptUri)}"></script>
</body>
</html>
`;
}

const escapes: { readonly [character: string]: string } = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

/** Right for quoted attributes and for element text. NUL and lone surrogates become U+FFFD, as a parser would make them. */
function escapeAttribute(text: string): string {
	return text
		.replace(/\p{Surrogate}|\0/gu, '\uFFFD')
		.replace(/[&<>"']/g, (character) => escapes[character] ?? '');
}
