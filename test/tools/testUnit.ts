/**
 * `npm run test:unit [-- FILE…]`: the tests in plain Node. Most share one process, which takes a quarter of the time of a
 * process each. Those of `sentry/` have their own, since proxies and certificates are the process's, and so have those of
 * the project, which start others.
 */
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { globSync } from 'node:fs';
import { root } from './bundles.ts';
import { nodeTestArguments } from './nodeTest.ts';
import { add, broken, forgetResult, nothing, readResult, resultFile, writeResult } from './results.ts';

const given = process.argv.slice(2);
const groups = [
	{
		name: 'unit-together',
		folders: ['core', 'extension', 'sample', 'webview'],
		flags: ['--test-isolation=none'],
	},
	{ name: 'unit-apart', folders: ['project', 'sentry'], flags: [] },
];

// One for all, so that one variable repeats the run: see test/unit/fuzz.ts. A change in CI is judged by cases that the
// change before it passed; new ones are drawn wherever somebody can look at what they find.
const seed = process.env['CULPRIT_SEED'] ?? (process.env['CI'] ? '20261125' : String(randomInt(2 ** 31)));
console.log(`CULPRIT_SEED=${seed}`);

forgetResult('unit');
let sum = nothing;
let code = 0;
for (const { name, folders, flags } of groups) {
	const known = globSync(`test/unit/{${folders.join(',')}}/**/*.test.ts`, { cwd: root });
	const files = known.filter((file) => given.length === 0 || given.includes(file));
	if (files.length === 0) {
		continue;
	}
	forgetResult(name);
	const { status } = spawnSync(process.execPath, [...flags, ...nodeTestArguments(name, files)], {
		cwd: root,
		stdio: 'inherit',
		env: { ...process.env, CULPRIT_SEED: seed },
	});
	code ||= status ?? 1;
	sum = add(sum, readResult(name) ?? broken(`${name} left no result`));
}
writeResult(resultFile('unit'), sum);
process.exitCode = code;
