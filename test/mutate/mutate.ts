/**
 * `npm run mutate [-- FILE|FOLDER…]`: changes one operator of the source at a time (`<` to `<=`, `&&` to `||`, `true` to
 * `false`…) and tells which changes no unit test of the layer notices. Those that nothing can notice are named in
 * `survivors.ts`, with the reason. Not a part of the test run: a folder takes 5 to 30 minutes.
 *
 * `--static`: also what runs only as a module loads, as constants do: a process for each, and minutes.
 * `--since`: runs only what changed since the last run (files of tests and sources; not what those import).
 */
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { MutantResult, PartialStrykerOptions } from '@stryker-mutator/api/core';
import { Stryker } from '@stryker-mutator/core';
import { root } from '../tools/bundles.ts';
import { type Survivor, survivors } from './survivors.ts';

/** Percent of the changes that can be noticed, in each folder. */
const least = 85;
/** As in CI, so that who notices a change does not depend on chance. */
const seed = '20261125';

interface Sum {
	mutants: number;
	killed: number;
	'timed out': number;
	survived: number;
	explained: number;
	score: string;
}

process.chdir(root);
process.env['CULPRIT_SEED'] = seed;
process.env['CULPRIT_FUZZ_RUNS'] = '10';

const given = process.argv.slice(2);
const wanted = given.filter((one) => !one.startsWith('--'));
const places = wanted.length > 0 ? wanted : ['src/core', 'src/sentry'];
// What only another folder's tests notice is not tested where it is, and to run those takes many times as long.
const tests = [...new Set(places.flatMap(testsOf))];
const slow = [
	// They make authorities and certificates, which takes seconds; what they ask of the code, others ask, too.
	'test/unit/sentry/transport/authorities.test.ts',
	// It bounds the processor's time, of which the instrumented code takes forty times as much.
	'test/unit/core/source/longCutLines.test.ts',
];
const options: PartialStrykerOptions = {
	mutate: places.map((place) => (isFolder(place) ? `${place}/**/!(*.d).ts` : place)),
	mutator: {
		plugins: null,
		excludedMutations: [
			'ArrayDeclaration',
			'ArrowFunction',
			'BlockStatement',
			'ConditionalExpression',
			'MethodExpression',
			'ObjectLiteral',
			'Regex',
			'StringLiteral',
		],
	},
	testRunner: 'node-test',
	plugins: [path.join(root, 'test/mutate/nodeTestRunner.ts')],
	nodeTestFiles: tests.filter((file) => !slow.includes(file)),
	coverageAnalysis: 'perTest',
	ignoreStatic: !given.includes('--static'),
	concurrency: 2,
	// What a test left behind (`node:test` keeps every run, a module its state) ends with the process.
	maxTestRunnerReuse: 200,
	dryRunTimeoutMinutes: 20,
	timeoutMS: 10_000,
	timeoutFactor: 4,
	incremental: given.includes('--since'),
	incrementalFile: 'out/mutate/incremental.json',
	// Of its own, so that two can run at once.
	tempDirName: `out/mutate/sandbox-${process.pid}`,
	reporters: [process.stdout.isTTY ? 'progress' : 'progress-append-only', 'html'],
	htmlReporter: { fileName: 'out/mutate/report.html' },
	// TypeScript 7 has no functions for Stryker to rewrite it with, and Node asks for none.
	tsconfigFile: 'out/mutate/none.json',
	disableTypeChecks: false,
	allowConsoleColors: process.stdout.isTTY,
};

const sums: { [folder: string]: Sum } = {};
const unused = new Set(survivors.filter(({ file }) => places.some((place) => file.startsWith(place))));
const began = performance.now();
for (const mutant of await new Stryker(options).runMutationTest()) {
	const { status } = mutant;
	if (status === 'Ignored') {
		continue;
	}
	const file = path.relative(root, mutant.fileName).replaceAll(path.sep, '/');
	const folder = path.posix.dirname(file);
	const sum = (sums[folder] ??= {
		mutants: 0,
		killed: 0,
		'timed out': 0,
		survived: 0,
		explained: 0,
		score: '',
	});
	sum.mutants += 1;
	if (status === 'Killed') {
		sum.killed += 1;
		continue;
	}
	if (status === 'Timeout') {
		sum['timed out'] += 1;
		continue;
	}
	const { line, change } = wordsOf(mutant, file);
	const known = survivors.find(
		(one) => one.file === file && one.line === line && one.changes.includes(change),
	);
	if (known) {
		unused.delete(known);
		sum.explained += 1;
		continue;
	}
	sum.survived += 1;
	console.log(`${file}:${mutant.location.start.line} ${status}\n\t${line}\n\t${change}`);
}
for (const sum of Object.values(sums)) {
	const share = (100 * (sum.killed + sum['timed out'])) / (sum.mutants - sum.explained);
	sum.score = `${share.toFixed(1)} %`;
	if (share < least) {
		process.exitCode = 1;
	}
}
for (const { file, line } of unused) {
	console.log(`survivors.ts: nothing survives in ${file} any longer: ${line}`);
}
console.table(sums);
console.log(
	`${Math.round((performance.now() - began) / 60_000)} minutes; out/mutate/report.html shows each change`,
);

/** Stryker counts lines and columns from 1. */
function wordsOf(
	{ location, replacement }: MutantResult,
	file: string,
): Pick<Survivor, 'line'> & { change: string } {
	const { start, end } = location;
	const lines = readFileSync(file, 'utf8')
		.split('\n')
		.slice(start.line - 1, end.line);
	const tail = (lines.at(-1)?.length ?? 0) - (end.column - 1);
	const text = lines.join('\n');
	const original = text.slice(start.column - 1, text.length - tail);
	return {
		line: lines[0]?.trim() ?? '',
		change: `${original} → ${replacement ?? ''}`.replaceAll(/\s+/g, ' '),
	};
}

function isFolder(place: string): boolean {
	return !place.includes(':') && statSync(place).isDirectory();
}

/** Of the same folder below `test/unit`, or of the nearest that there is. */
function testsOf(place: string): readonly string[] {
	const folder = place.replace(/^src/, 'test/unit');
	return existsSync(folder) && isFolder(folder)
		? globSync(`${folder}/**/*.test.ts`)
		: testsOf(path.posix.dirname(place));
}
