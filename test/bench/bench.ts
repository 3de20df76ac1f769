/**
 * `npm run bench [-- --json] [-- --write-readme] [-- NAME…]`: runs every `bench…` function that a file of this folder
 * exports (or those whose file is named) and prints what they measured, as a table or as one object. Times stand beside
 * the least that they could be, measured in the same run; nothing here fails. What each file measured last is kept in
 * `out/bench`, so that the README can be written after parts were run one by one.
 */
import { execFileSync } from 'node:child_process';
import { globSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../tools/bundles.ts';
import { type BenchRow, figure } from './benchRow.ts';
import { keepRows, writeReadme } from './readme.ts';

const { values: options, positionals: wanted } = parseArgs({
	allowPositionals: true,
	options: { json: { type: 'boolean' }, 'write-readme': { type: 'boolean' } },
});

execFileSync(process.execPath, [path.join(root, 'test/tools/package.ts')], {
	stdio: ['ignore', 'ignore', 'inherit'],
});
const files = globSync('test/bench/*.ts', { cwd: root })
	.map((file) => path.basename(file, '.ts'))
	.filter((name) => !['bench', 'readme'].includes(name) && (wanted.length === 0 || wanted.includes(name)))
	.toSorted();
const rows = new Map<string, BenchRow>();
if (!options.json) {
	console.log(line('measured', 'value', 'floor', 'budget'));
}
for (const file of files) {
	const module = (await import(`./${file}.ts`)) as { [name: string]: unknown };
	const measured: BenchRow[] = [];
	for (const [name, bench] of Object.entries(module)) {
		if (!/^bench[A-Z]/.test(name) || typeof bench !== 'function') {
			continue;
		}
		for (const row of await (bench as () => Promise<readonly BenchRow[]>)()) {
			rows.set(row.what, row);
			measured.push(row);
			if (!options.json) {
				print(row);
			}
		}
	}
	keepRows(file, measured);
}
if (options.json) {
	const machine = { cpus: os.cpus().length, node: process.version, platform: process.platform };
	console.log(JSON.stringify({ machine, rows: Object.fromEntries(rows) }));
}
if (options['write-readme']) {
	writeReadme();
}

function print({ what, value, unit, floor, budget }: BenchRow): void {
	const over = budget !== undefined && value > budget ? '  over budget' : '';
	console.log(
		line(
			what,
			figure(value, unit),
			floor === undefined ? '' : figure(floor, unit),
			budget === undefined ? '' : figure(budget, unit),
		) + over,
	);
}

function line(...[what, ...figures]: readonly [string, ...string[]]): string {
	return what.padEnd(66) + figures.map((text) => text.padStart(12)).join('');
}
