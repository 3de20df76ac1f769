import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'esbuild';
import { root } from './bundles.ts';

/** Bundled sources still find what lies beside them: `import.meta.url` is where the source is, not the bundle. */
export const sourceAddress: Plugin = {
	name: 'source-address',
	setup(build) {
		build.onLoad({ filter: /\.ts$/ }, async ({ path: file }) => {
			if (!file.startsWith(path.join(root, 'test'))) {
				return undefined;
			}
			const text = await readFile(file, 'utf8');
			const address = JSON.stringify(pathToFileURL(file).href);
			return { contents: text.replaceAll('import.meta.url', address), loader: 'ts' };
		});
	},
};
