/**
 * `npm run bench [-- --json] [-- NAME…]`: runs every `bench…` function that a file of this folder exports (or those whose
 * file is named) and prints what they measured, as a table or as one object.
 */
import { execFileSync } from 'node:child_process';
import { globSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from '../tools/bundles.ts';
import type { BenchRow } from './benchRow.ts';

const asJson = process.argv.includes('--json');
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));

execFileSync(process.execPath, [path.join(root, 'test/tools/package.ts')], {
	stdio: ['ignore', 'ignore', 'inherit'],
});
const files = globSync('test/bench/*.ts', { cwd: root })
	.map((file) => path.basename(file, '.ts'))
	.filter((name) => name !== 'bench' && (wanted.length === 0 || wanted.includes(name)))
	.toSorted();
const rows: { [what: string]: Omit<BenchRow, 'what'> } = {};
if (!asJson) {
	console.log(line('measured', 'value', 'floor', 'budget'));
}
for (const file of files) {
	const module = (await import(`./${file}.ts`)) as { [name: string]: unknown };
	for (const [name, bench] of Object.entries(module)) {
		if (!/^bench[A-Z]/.test(name) || typeof bench !== 'function') {
			continue;
		}
		for (const { what, ...row } of await (bench as () => Promise<readonly BenchRow[]>)()) {
			rows[what] = row;
			if (!asJson) {
				print(what, row);
			}
		}
	}
}
if (asJson) {
	const machine = { cpus: os.cpus().length, node: process.version, platform: process.platform };
	console.log(JSON.stringify({ machine, rows }));
}

function print(what: string, row: Omit<BenchRow, 'what'>): void {
	const over = row.budget !== undefined && row.value > row.budget ? '  over budget' : '';
	console.log(
		line(
			what,
			figure(row.value, row.unit),
			row.floor === undefined ? '' : figure(row.floor, row.unit),
			row.budget === undefined ? '' : figure(row.budget, row.unit),
		) + over,
	);
}

function line(...[what, ...figures]: readonly [string, ...string[]]): string {
	return what.padEnd(60) + figures.map((text) => text.padStart(16)).join('');
}

function figure(value: number, unit: BenchRow['unit']): string {
	const digits = unit === 'requests' || unit === 'count' ? 0 : value < 10 ? 2 : value < 100 ? 1 : 0;
	return `${value.toFixed(digits)} ${unit}`;
}
