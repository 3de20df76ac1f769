/** Bundles the extension: `dist/extension.cjs`, its lazy network chunk `dist/net.cjs`, and the page `dist/webview.js`. */
import * as esbuild from 'esbuild';
import { fileURLToPath } from 'node:url';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** `import('../sentry/net.ts')` stays a require of the chunk beside the main bundle: that is what makes it lazy. */
const lazyNetwork: esbuild.Plugin = {
	name: 'lazy-network',
	setup(build) {
		build.onResolve({ filter: /\/sentry\/net\.ts$/ }, () => ({ path: './net.cjs', external: true }));
	},
};

const shared: esbuild.BuildOptions = {
	absWorkingDir: root,
	bundle: true,
	minify: true,
	metafile: true,
	legalComments: 'none',
	logLevel: 'warning',
};

const node: esbuild.BuildOptions = {
	...shared,
	platform: 'node',
	target: 'node22',
	format: 'cjs',
	external: ['vscode'],
};

const all: (esbuild.BuildOptions & { entryPoints: [string] })[] = [
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
const builds = all.filter((build) => existsSync(path.join(root, build.entryPoints[0])));

mkdirSync(path.join(root, 'out'), { recursive: true });
if (process.argv.includes('--watch')) {
	await Promise.all(builds.map(async (build) => (await esbuild.context(build)).watch()));
} else {
	const results = await Promise.all(builds.map((build) => esbuild.build(build)));
	const outputs = Object.assign(
		{},
		...results.map((result) => result.metafile?.outputs),
	) as esbuild.Metafile['outputs'];
	writeFileSync(path.join(root, 'out/metafile.json'), JSON.stringify(outputs));
	for (const [file, { bytes }] of Object.entries(outputs)) {
		console.log(`${file}  ${(bytes / 1024).toFixed(1)} KB`);
	}
}
