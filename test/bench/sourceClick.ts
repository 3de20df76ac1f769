import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { root } from '../tools/bundles.ts';
import { sourceAddress } from '../tools/sourceAddress.ts';
import type { BenchRow } from './benchRow.ts';
import type { Clicks } from './host/sourceClick.ts';
import { quantile } from './quantile.ts';

/**
 * From the click on a frame to the cursor on its line, in a real VS Code: each click asks the engine that the panel asks,
 * for a file that was not looked at before. Where there is no git the event's lines tell where the line went, where there
 * is, the release's commit alone does.
 */
export async function benchSourceClick(): Promise<readonly BenchRow[]> {
	const scratch = mkdtempSync(path.join(tmpdir(), 'culprit-click-'));
	try {
		const bundle = path.join(scratch, 'sourceClick.cjs');
		await esbuild.build({
			absWorkingDir: root,
			entryPoints: ['test/bench/host/sourceClick.ts'],
			outfile: bundle,
			bundle: true,
			platform: 'node',
			target: 'node22',
			format: 'cjs',
			external: ['vscode'],
			plugins: [sourceAddress],
			logLevel: 'warning',
		});
		const result = path.join(scratch, 'result.json');
		const { status } = spawnSync(
			process.execPath,
			[
				path.join(root, 'test/tools/host/launcher.ts'),
				`--extensionDevelopmentPath=${root}`,
				`--extensionTestsPath=${bundle}`,
				'--disable-extensions',
				mkdtempSync(path.join(scratch, 'workspace-')),
			],
			{
				stdio: ['ignore', 'ignore', 'inherit'],
				env: { ...process.env, CULPRIT_BENCH_RESULT: result },
			},
		);
		if (status !== 0) {
			throw new Error(`the host ended with ${String(status)}`);
		}
		return rowsOf(JSON.parse(readFileSync(result, 'utf8')) as Clicks);
	} finally {
		rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
	}
}

function rowsOf({ withoutGit, withGit, alone, first }: Clicks): readonly BenchRow[] {
	const floor = { floor: quantile(alone, 0.95), floorIs: 'VS Code opens such a file at a line, p95' };
	return [
		{
			what: 'click to cursor without git, p95',
			value: quantile(withoutGit, 0.95),
			unit: 'ms',
			...floor,
			budget: 250,
		},
		{
			what: 'click to cursor with git, p95',
			value: quantile(withGit, 0.95),
			unit: 'ms',
			...floor,
			budget: 500,
		},
		{ what: 'the first click, which lists 2,000 files', value: first, unit: 'ms' },
	];
}
