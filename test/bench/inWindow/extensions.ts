import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { root } from '../../tools/bundles.ts';

const manifests: { readonly [name: string]: object } = {
	probe: { activationEvents: ['*'] },
	empty: {
		contributes: {
			commands: [{ command: 'bench.open', title: 'Open' }],
			viewsContainers: {
				activitybar: [
					{ id: 'bench', title: 'Bench', icon: 'icon.svg' },
					{ id: 'bare', title: 'Bare', icon: 'icon.svg' },
				],
			},
			views: {
				bench: [{ id: 'bench.rows', name: 'Rows', icon: 'icon.svg' }],
				bare: [{ id: 'bench.bare', name: 'Rows', icon: 'icon.svg' }],
			},
		},
	},
};

/** Ids as VS Code's tables have them. */
export const emptyExtension = 'bench.empty';

/** Makes the bench's own extensions in a scratch folder; returns theirs. */
export async function makeExtensions(scratch: string): Promise<readonly string[]> {
	return Promise.all(
		Object.entries(manifests).map(async ([name, manifest]) => {
			const folder = path.join(scratch, name);
			mkdirSync(folder, { recursive: true });
			writeFileSync(
				path.join(folder, 'package.json'),
				JSON.stringify({
					name,
					publisher: 'bench',
					version: '1.0.0',
					engines: { vscode: '^1.100.0' },
					main: './main.cjs',
					...manifest,
				}),
			);
			writeFileSync(
				path.join(folder, 'icon.svg'),
				'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><rect width="24" height="24"/></svg>',
			);
			await esbuild.build({
				absWorkingDir: root,
				entryPoints: [`test/bench/inWindow/${name}.ts`],
				outfile: path.join(folder, 'main.cjs'),
				bundle: true,
				minify: true,
				platform: 'node',
				target: 'node22',
				format: 'cjs',
				external: ['vscode'],
				logLevel: 'warning',
			});
			return folder;
		}),
	);
}
