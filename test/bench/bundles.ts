import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bundleBudgets, packageBudget } from '../tools/budgets.ts';
import { bundles, root } from '../tools/bundles.ts';
import { vscodeStandIn } from '../tools/vscodeStandIn.ts';
import type { BenchRow } from './benchRow.ts';
import { median } from './quantile.ts';

const runs = 15;

export async function benchBundles(): Promise<readonly BenchRow[]> {
	const sizes = bundles.map(({ outfile }): BenchRow => {
		const budget = bundleBudgets[outfile];
		return {
			what: `size of ${outfile}`,
			value: statSync(path.join(root, outfile)).size / 1024,
			unit: 'KB',
			...(budget === undefined ? {} : { budget: budget / 1024 }),
		};
	});
	const page = ['dist/panelLoader.js', 'dist/webview.js', 'dist/lowerPart.js', 'dist/toolkit.js'];
	const scripts: BenchRow = {
		what: 'size of the scripts of the panel',
		value: sum(page.map((file) => statSync(path.join(root, file)).size)) / 1024,
		unit: 'KB',
		budget: sum(page.map((file) => bundleBudgets[file] ?? 0)) / 1024,
	};
	const vsix: BenchRow = {
		what: 'size of culprit.vsix',
		value: statSync(path.join(root, 'out/culprit.vsix')).size / 1024,
		unit: 'KB',
		budget: packageBudget / 1024,
	};
	return [...sizes, scripts, vsix, ...requireTimes()];
}

function sum(sizes: readonly number[]): number {
	return sizes.reduce((all, size) => all + size, 0);
}

/**
 * In a fresh process each, with a stand-in for `vscode` that costs nothing, and Node's own modules that an extension host
 * has long loaded.
 */
function requireTimes(): readonly BenchRow[] {
	const folder = mkdtempSync(path.join(tmpdir(), 'culprit-bench-'));
	try {
		const script = path.join(folder, 'require.cjs');
		writeFileSync(
			script,
			`for (const own of ['vscode', 'crypto', 'fs/promises', 'http', 'https', 'module', 'os', 'path']) require(own);
const start = performance.now();
require(process.argv[2]);
console.log(performance.now() - start);`,
		);
		const env = vscodeStandIn(folder);
		const empty = path.join(folder, 'empty.cjs');
		writeFileSync(empty, 'exports.activate = () => {};');
		const time = (file: string): number =>
			Number(execFileSync(process.execPath, [script, file], { encoding: 'utf8', env }));
		const measured = (file: string): number => median(Array.from({ length: runs }, () => time(file)));
		const floor = measured(empty);
		const row = (file: string, budget?: number): BenchRow => ({
			what: `require of ${file}`,
			value: measured(path.join(root, file)),
			unit: 'ms',
			floor,
			floorIs: 'an empty module',
			...(budget === undefined ? {} : { budget }),
		});
		return [row('dist/extension.cjs', 3), row('dist/net.cjs'), row('dist/undiciTransport.cjs')];
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
