/** `npm run build`; with `--debug` (F5) readable and with source maps; `npm run watch` is that with `--watch`. */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { bundles as all, root } from './bundles.ts';
import { bundledPackages, noticesOf } from './notices.ts';

const isDebug = process.argv.includes('--debug');
const bundles = isDebug ? all.map((bundle) => ({ ...bundle, minify: false, sourcemap: true })) : all;
mkdirSync(path.join(root, 'out'), { recursive: true });
mkdirSync(path.join(root, 'dist'), { recursive: true });
/** The page's icons. */
const codicons = path.join(root, 'node_modules/@vscode/codicons/dist/codicon.ttf');
copyFileSync(codicons, path.join(root, 'dist/codicon.ttf'));
if (process.argv.includes('--watch')) {
	await Promise.all(bundles.map(async (bundle) => (await esbuild.context(bundle)).watch()));
} else {
	const results = await Promise.all(bundles.map((bundle) => esbuild.build(bundle)));
	const outputs: esbuild.Metafile['outputs'] = {};
	for (const { metafile } of results) {
		Object.assign(outputs, metafile?.outputs);
	}
	writeFileSync(path.join(root, 'out/metafile.json'), JSON.stringify(outputs));
	writeFileSync(path.join(root, 'dist/ThirdPartyNotices.txt'), noticesOf(bundledPackages(outputs)));
	for (const [file, { bytes }] of Object.entries(outputs)) {
		console.log(`${file}  ${(bytes / 1024).toFixed(1)} KB`);
	}
}
