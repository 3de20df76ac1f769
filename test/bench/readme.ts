import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from '../tools/bundles.ts';
import { type BenchRow, figure } from './benchRow.ts';

/** What the README tells of, in its order. */
const told = [
	'size of dist/extension.cjs',
	'size of the scripts of the panel',
	'size of culprit.vsix',
	'require of the main bundle, in the host',
	'activate(), in the host',
	'requests before the view is seen',
	'view opened → first rows, 100 issues',
	'view opened → first rows, 10,000 issues',
	'row clicked → panel painted',
	'row clicked → panel complete, as far as in sight',
	'row clicked → panel whole, out of sight too, with the toolkit',
	'requests for a panel',
	'heap of the extension host after 200 panels and 100 refreshes',
	'index of 100,000 paths',
	'an event of 50 frames',
	'click to cursor without git, p95',
	'click to cursor with git, p95',
] as const;

const begin = '<!-- npm run bench -- --write-readme -->';
const end = '<!-- end of bench -->';

const kept = path.join(root, 'out/bench');

/** Keeps what a file of the bench measured, for `writeReadme`. */
export function keepRows(file: string, rows: readonly BenchRow[]): void {
	if (rows.length > 0) {
		mkdirSync(kept, { recursive: true });
		writeFileSync(path.join(kept, `${file}.json`), JSON.stringify(rows));
	}
}

/** Puts the table between the README's two marks; what was never measured is named and left out. */
export function writeReadme(): void {
	const rows = new Map(
		globSync('*.json', { cwd: kept })
			.flatMap((name) => JSON.parse(readFileSync(path.join(kept, name), 'utf8')) as BenchRow[])
			.map((row) => [row.what, row]),
	);
	const file = path.join(root, 'README.md');
	const text = readFileSync(file, 'utf8');
	const [from, to] = [text.indexOf(begin), text.indexOf(end)];
	if (from < 0 || to < from) {
		throw new Error(`README.md has no ${begin} … ${end}`);
	}
	for (const what of told.filter((name) => !rows.has(name))) {
		console.error(`not in the README, since it was not measured: ${what}`);
	}
	const table = readmeTable(told.flatMap((what) => rows.get(what) ?? []));
	writeFileSync(file, `${text.slice(0, from)}${begin}\n\n${table}\n\n${text.slice(to)}`);
}

function readmeTable(rows: readonly BenchRow[]): string {
	const cells = [
		['Measured', 'Culprit', 'Least possible', 'Budget'],
		...rows.map(({ what, value, unit, floor, budget }) => [
			what,
			figure(value, unit),
			floor === undefined ? '' : figure(floor, unit),
			budget === undefined ? '' : figure(budget, unit),
		]),
	];
	const widths = [0, 1, 2, 3].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
	const line = (row: readonly string[]): string =>
		`| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`;
	const [head = [], ...body] = cells;
	const rule = `| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
	return [
		line(head),
		rule,
		...body.map(line),
		'',
		`\`npm run bench\` on ${os.cpus().length} cores, ${os.type()}, Node ${process.versions.node}. "Least possible" is measured in the same run: an empty extension, an empty page, a bare request for the same answer; for the first rows an extension that does nothing but fetch and parse the same answer in as fresh a window.`,
	].join('\n');
}
