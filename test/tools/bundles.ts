/** What is bundled: `dist/extension.cjs`, its lazy network chunk `dist/net.cjs`, and the page `dist/webview.js`. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BuildOptions, Plugin } from 'esbuild';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Bundle extends BuildOptions {
	entryPoints: [string];
	outfile: string;
}

/** `import('../sentry/net.ts')` stays a require of the chunk beside the main bundle: that is what makes it lazy. */
const lazyNetwork: Plugin = {
	name: 'lazy-network',
	setup(build) {
		build.onResolve({ filter: /\/sentry\/net\.ts$/ }, () => ({ path: './net.cjs', external: true }));
	},
};

const shared: BuildOptions = {
	absWorkingDir: root,
	bundle: true,
	minify: true,
	metafile: true,
	legalComments: 'none',
	logLevel: 'warning',
};

const node: BuildOptions = {
	...shared,
	platform: 'node',
	target: 'node22',
	format: 'cjs',
	external: ['vscode'],
};

const all: Bundle[] = [
	{
		...node,
		entryPoints: ['src/extension/extension.ts'],
		outfile: 'dist/extension.cjs',
		plugins: [lazyNetwork],
	},
	{ ...node, entryPoints: ['src/sentry/net.ts'], outfile: 'dist/net.cjs' },
	{
		...shared,
		platform: 'browser',
		target: 'chrome138',
		format: 'iife',
		entryPoints: ['src/webview/main.ts'],
		outfile: 'dist/webview.js',
	},
];

/** Those whose sources exist. */
export const bundles: readonly Bundle[] = all.filter((bundle) =>
	existsSync(path.join(root, bundle.entryPoints[0])),
);
