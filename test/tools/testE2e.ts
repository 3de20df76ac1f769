/**
 * `npm run test:e2e [-- [--oldest] [--under-load] [--times N] FILE…]`: packages the extension and uses it as a user does,
 * in real VS Code in a real browser. `--oldest` takes the oldest VS Code that the manifest promises; `--under-load` has four
 * other processes compute all the while; `--times` runs all of it that often, and ends with a line for each.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './bundles.ts';
import { findChromium } from './host/chromium.ts';
import { hostVersionVariable, installHost, oldestHost } from './host/installHost.ts';
import { startLoad } from './load.ts';
import { nodeTestArguments } from './nodeTest.ts';
import {
	add,
	broken,
	countsText,
	forgetResult,
	nothing,
	readResult,
	type Result,
	resultFile,
	timesText,
	writeResult,
} from './results.ts';

/** Twice the cores of a small machine. */
const loops = 4;

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		oldest: { type: 'boolean', default: false },
		'under-load': { type: 'boolean', default: false },
		times: { type: 'string', default: '1' },
	},
});
const times = Number(values.times);
if (!Number.isInteger(times) || times < 1) {
	console.error('Usage: npm run test:e2e -- [--oldest] [--under-load] [--times N] [FILE…]');
	process.exit(2);
}
if (values.oldest) {
	process.env[hostVersionVariable] = oldestHost;
}
const part = values.oldest ? 'e2e-oldest' : 'e2e';
const say = (line: string): void => void process.stderr.write(`${line}\n`);

const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
	process.on(signal, () => interrupted.abort());
}

/** The exit code of Node with these arguments. */
function run(args: readonly string[]): Promise<number> {
	const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit', signal: interrupted.signal });
	return new Promise((resolve) => {
		child.on('error', () => {});
		child.on('close', (code) => resolve(code ?? 1));
	});
}

async function runTests(): Promise<Result> {
	forgetResult(part);
	const code = await run(
		nodeTestArguments(part, positionals.length > 0 ? positionals : 'test/e2e/**/*.e2e.ts', 1),
	);
	const result = readResult(part) ?? broken(`${part} left no result`);
	return code !== 0 && result.failed === 0 ? add(result, broken(`${part} ended with ${code}`)) : result;
}

forgetResult(part);
// Both once, before files that run side by side would.
findChromium(say);
await installHost(say);
const packaged = await run([path.join(root, 'test/tools/package.ts')]);
if (packaged !== 0) {
	process.exit(packaged);
}
let sum = nothing;
const lines: string[] = [];
using load = startLoad(values['under-load'] ? loops : 0);
if (load.ids.length > 0) {
	console.log(`${load.ids.length} other processes compute all the while`);
}
for (let time = 1; time <= times && !interrupted.signal.aborted; time++) {
	const started = Date.now();
	const result = await runTests();
	const seconds = ((Date.now() - started) / 1000).toFixed(0);
	lines.push(`Run ${time}: ${countsText(result)} in ${seconds} s`);
	for (const line of [...timesText(result), ...result.failures.map((each) => `FAILED ${each}`)]) {
		console.log(line);
	}
	console.log(lines.at(-1));
	sum = add(sum, result);
}
writeResult(resultFile(part), sum);
if (times > 1) {
	console.log(lines.join('\n'));
}
console.log(countsText(sum));
process.exitCode = sum.failed === 0 && sum.passed > 0 ? 0 : 1;
