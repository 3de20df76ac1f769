/**
 * What is bundled: `dist/extension.cjs`, which VS Code loads at activation; its chunks `dist/issueFeatures.cjs` (loaded when
 * the first issue is opened), `dist/net.cjs` and `dist/undiciTransport.cjs` (at the first request), `dist/sourceEngine.cjs`
 * (at the first link to the code), `dist/accountFeatures.cjs` and `dist/discover.cjs` (at signing in) and
 * `dist/userMessages.cjs` (at the first failure of a command); and the page, `dist/webview.js`, which
 * `dist/panelLoader.js` starts and which loads `dist/lowerPart.js` and `dist/toolkit.js`, and `dist/panel.css`.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BuildOptions, Plugin } from 'esbuild';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Bundle extends BuildOptions {
	entryPoints: [string];
	outfile: string;
}

/** A dynamic import stays a require of the chunk beside the bundle that asks for it: that is what makes it lazy. */
const lazyChunks: Plugin = {
	name: 'lazy-chunks',
	setup(build) {
		build.onResolve({ filter: /^\./ }, ({ kind, path: file }) =>
			kind === 'dynamic-import' ? { path: `./${path.basename(file, '.ts')}.cjs`, external: true } : undefined,
		);
	},
};

/** Every value that the types of VS Code's module name. */
const vscodeMembers = Array.from(
	readFileSync(path.join(root, 'node_modules/@types/vscode/index.d.ts'), 'utf8').matchAll(
		/^\texport (?:abstract )?(?:namespace|class|enum|const) (\w+)/gm,
	),
	([, name = '']) => name,
);

/**
 * VS Code's module is required once a bundle, and its members are read by name. Otherwise every file that imports it would
 * copy all of them, one by one, as properties of its own, which takes longer than all else of loading. Those that nobody
 * imports are left out.
 */
const vscodeOnce: Plugin = {
	name: 'vscode-once',
	setup(build) {
		build.onResolve({ filter: /^vscode$/ }, ({ namespace }) =>
			namespace === 'vscode-once'
				? { path: 'vscode', external: true }
				: { path: 'vscode', namespace: 'vscode-once', sideEffects: false },
		);
		build.onLoad({ filter: /^vscode$/, namespace: 'vscode-once' }, () => ({
			contents: [
				`const vscode = require('vscode');`,
				`const member = (name) => vscode[name];`,
				...Array.from(
					new Set(vscodeMembers),
					(name) => `export const ${name} = /* @__PURE__ */ member('${name}');`,
				),
			].join('\n'),
		}));
	},
};

const beside: ReadonlyMap<string, string> = new Map([
	['main.ts', './webview.js'],
	['LowerPart.tsx', './lowerPart.js'],
	['registerToolkit.ts', './toolkit.js'],
]);

/** A dynamic import of the page's stays one, of the bundle beside it. */
const pageBeside: Plugin = {
	name: 'page-beside',
	setup(build) {
		build.onResolve({ filter: /^\./ }, ({ kind, path: file }) => {
			const bundle = kind === 'dynamic-import' ? beside.get(path.basename(file)) : undefined;
			return bundle === undefined ? undefined : { path: bundle, external: true };
		});
	},
};

const webview = path.join(root, 'src/webview');
/** The packages and files that the page's bundle exports. */
const lent: ReadonlySet<string> = new Set(
	Array.from(
		readFileSync(path.join(webview, 'lent.ts'), 'utf8').matchAll(/ from '([^']+)'/g),
		([, module = '']) => (module.startsWith('.') ? path.join(webview, module) : module),
	),
);

/** What the page's bundle exports is taken from there. */
const takenFromPage: Plugin = {
	name: 'taken-from-page',
	setup(build) {
		build.onResolve({ filter: /./ }, ({ path: module, resolveDir }) =>
			lent.has(module.startsWith('.') ? path.join(resolveDir, module) : module)
				? { path: './webview.js', external: true }
				: undefined,
		);
	},
};

/** The font is not bundled: it lies beside the style sheet. */
const fontBeside: Plugin = {
	name: 'font-beside',
	setup(build) {
		build.onResolve({ filter: /\.ttf$/ }, ({ path: file }) => ({
			path: `./${path.basename(file)}`,
			external: true,
		}));
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
	// `require` in its place: Node would read the whole chunk once more to find out what it exports.
	supported: { 'dynamic-import': false },
};

const browser: BuildOptions = {
	...shared,
	platform: 'browser',
	target: 'chrome138',
	format: 'esm',
};

const all: Bundle[] = [
	{
		...node,
		entryPoints: ['src/extension/extension.ts'],
		outfile: 'dist/extension.cjs',
		plugins: [lazyChunks, vscodeOnce],
	},
	{
		...node,
		entryPoints: ['src/extension/signIn/accountFeatures.ts'],
		outfile: 'dist/accountFeatures.cjs',
		plugins: [vscodeOnce],
	},
	{ ...node, entryPoints: ['src/core/text/userMessages.ts'], outfile: 'dist/userMessages.cjs' },
	{
		...node,
		entryPoints: ['src/extension/panel/issueFeatures.ts'],
		outfile: 'dist/issueFeatures.cjs',
		plugins: [lazyChunks, vscodeOnce],
	},
	{
		...node,
		entryPoints: ['src/extension/list/listFeatures.ts'],
		outfile: 'dist/listFeatures.cjs',
		plugins: [lazyChunks, vscodeOnce],
	},
	{ ...node, entryPoints: ['src/sentry/net.ts'], outfile: 'dist/net.cjs', plugins: [lazyChunks] },
	{ ...node, entryPoints: ['src/sentry/transport/undiciTransport.ts'], outfile: 'dist/undiciTransport.cjs' },
	{
		...node,
		entryPoints: ['src/extension/source/sourceEngine.ts'],
		outfile: 'dist/sourceEngine.cjs',
		plugins: [vscodeOnce],
	},
	{
		...node,
		entryPoints: ['src/extension/signIn/discovery/discover.ts'],
		outfile: 'dist/discover.cjs',
		plugins: [vscodeOnce],
	},
	{
		...browser,
		entryPoints: ['src/webview/panelLoader.ts'],
		outfile: 'dist/panelLoader.js',
		plugins: [pageBeside],
	},
	{
		...browser,
		entryPoints: ['src/webview/main.ts'],
		outfile: 'dist/webview.js',
		plugins: [pageBeside],
	},
	{
		...browser,
		entryPoints: ['src/webview/LowerPart.tsx'],
		outfile: 'dist/lowerPart.js',
		plugins: [takenFromPage],
	},
	{
		...browser,
		entryPoints: ['src/webview/ui/registerToolkit.ts'],
		outfile: 'dist/toolkit.js',
	},
	// One file: each import of a style sheet would be a round trip more before the first paint.
	{
		...shared,
		target: 'chrome138',
		entryPoints: ['media/panel.css'],
		outfile: 'dist/panel.css',
		plugins: [fontBeside],
	},
];

/** Those whose sources exist. */
export const bundles: readonly Bundle[] = all.filter((bundle) =>
	existsSync(path.join(root, bundle.entryPoints[0])),
);
