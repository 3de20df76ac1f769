/** What the extension may weigh and ask for. Held by `npm run check`; times are in test/bench, which only reports them. */

/** Bytes of each bundle. The page needs 143 KB of scripts for its first draw; the lower part and the toolkit come then. */
export const bundleBudgets: { readonly [outfile: string]: number } = {
	'dist/accountFeatures.cjs': 60 * 1024,
	'dist/discover.cjs': 60 * 1024,
	'dist/extension.cjs': 60 * 1024,
	'dist/issueFeatures.cjs': 200 * 1024,
	'dist/listFeatures.cjs': 200 * 1024,
	'dist/lowerPart.js': 40 * 1024,
	'dist/net.cjs': 250 * 1024,
	'dist/panel.css': 40 * 1024,
	'dist/panelLoader.js': 1024,
	'dist/sourceEngine.cjs': 160 * 1024,
	'dist/toolkit.js': 117 * 1024,
	'dist/undiciTransport.cjs': 600 * 1024,
	'dist/userMessages.cjs': 40 * 1024,
	'dist/webview.js': 142 * 1024,
};

/** Bytes of `out/culprit.vsix`. */
export const packageBudget = 1.5 * 1024 * 1024;

export const requestBudgets = {
	/** Until the view is seen or a command is run, signed in or not. */
	activation: 0,
	/** The rows of the section that is open. */
	firstRows: 1,
	/** The issue and an event, side by side. */
	panel: 2,
	/**
	 * The token's rights, the server's regions, the organizations, the first page of issues: in three round trips. And, without
	 * the token, beside the first of them: which version the server is.
	 */
	signIn: 5,
} as const;
