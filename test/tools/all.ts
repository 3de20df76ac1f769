/**
 * `npm test`: every check and test there is, streamed; in two lanes where there are cores for two windows, since on fewer
 * they only wait for each other, and users' patience is part of what is tested.
 * The last line is `N passed, N failed, N skipped`; a check that prints no count is one.
 */
import { spawn } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { root } from './bundles.ts';
import { builtVariable, ensureBuilt } from './ensureBuilt.ts';
import { findChromium } from './host/chromium.ts';
import { installHost, oldestHost } from './host/installHost.ts';
import { nodeTestArguments } from './nodeTest.ts';
import {
	add,
	broken,
	countsText,
	forgetResult,
	nothing,
	readResult,
	type Result,
	timesText,
} from './results.ts';

interface Part {
	readonly name: string;
	readonly command: readonly string[];
	/** Leaves a `Result`; otherwise its exit code is the one result. */
	readonly counts?: true;
}

const bin = (name: string): string => path.join(root, 'node_modules', name);
const tool = (name: string): string => path.join(root, 'test/tools', name);

const lanes: readonly (readonly Part[])[] = [
	[
		{ name: 'types', command: [bin('typescript/bin/tsc'), '-b'] },
		{ name: 'lint', command: [bin('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings'] },
		{ name: 'format', command: [bin('@biomejs/biome/bin/biome'), 'format', '.'] },
		{ name: 'unused', command: [bin('knip/bin/knip.js'), '--no-progress'] },
		{ name: 'unit', command: [tool('testUnit.ts')], counts: true },
		{ name: 'host', command: [tool('testHost.ts')], counts: true },
		{ name: 'host-oldest', command: [tool('testHost.ts'), '--oldest'], counts: true },
	],
	[
		{ name: 'e2e', command: [tool('testE2e.ts')], counts: true },
		{
			name: 'e2e-oldest',
			command: [tool('testE2e.ts'), '--oldest', 'test/e2e/mainJob.e2e.ts'],
			counts: true,
		},
		{ name: 'page', command: nodeTestArguments('page', 'test/page/**/*.test.ts', 2), counts: true },
		{
			name: 'dialect',
			command: nodeTestArguments('dialect', 'test/dialect/**/*.test.ts'),
			counts: true,
		},
	],
];

/** What several parts need, made once. What cannot be made here each part that needs it will say again, and fail. */
async function prepare(): Promise<NodeJS.ProcessEnv> {
	try {
		ensureBuilt();
		await installHost(console.log);
		await installHost(console.log, oldestHost);
		const chromium = findChromium(console.log);
		return { ...process.env, [builtVariable]: '1', CULPRIT_CHROMIUM: chromium, CHROMIUM: chromium };
	} catch (error) {
		console.log(error instanceof Error ? error.message : error);
		return process.env;
	}
}

async function run(part: Part): Promise<Result> {
	forgetResult(part.name);
	const started = Date.now();
	const child = spawn(process.execPath, part.command, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
	for (const stream of [child.stdout, child.stderr]) {
		createInterface({ input: stream }).on('line', (line) => console.log(`[${part.name}] ${line}`));
	}
	const code = await new Promise<number>((resolve) => {
		child.on('error', () => resolve(1));
		child.on('close', (given) => resolve(given ?? 1));
	});
	const result = outcome(part, code);
	const seconds = ((Date.now() - started) / 1000).toFixed(0);
	for (const line of timesText(result)) {
		console.log(`[${part.name}] ${line}`);
	}
	console.log(`[${part.name}] ${result.failed === 0 ? 'passed' : 'FAILED'} in ${seconds} s`);
	return result;
}

function outcome(part: Part, code: number): Result {
	const ended = broken(`${part.name} ended with ${code}`);
	const counted = part.counts ? readResult(part.name) : undefined;
	if (!counted) {
		return code === 0 && !part.counts ? { ...nothing, passed: 1 } : ended;
	}
	// It counted no failure, and failed: the runner itself did.
	return code !== 0 && counted.failed === 0 ? add(counted, ended) : counted;
}

const began = Date.now();
const env = await prepare();
const results = await Promise.all(
	(os.availableParallelism() < 4 ? [lanes.flat()] : lanes).map(async (lane) => {
		let sum = nothing;
		for (const part of lane) {
			sum = add(sum, await run(part));
		}
		return sum;
	}),
);
const sum = results.reduce(add, nothing);
process.exitCode = sum.failed === 0 && sum.passed > 0 ? 0 : 1;
for (const skip of sum.skips) {
	console.log(`SKIPPED ${skip}`);
}
for (const failure of sum.failures) {
	console.log(`FAILED ${failure}`);
}
const minutes = Math.round((Date.now() - began) / 60_000);
console.log(`${minutes} minutes on ${os.availableParallelism()} cores`);
console.log(countsText(sum));
