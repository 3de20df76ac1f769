/** `npm run soak -- [--minutes 10] [--seed N]`: prints what happened, and fails when something should not have. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../tools/bundles.ts';
import { soak } from './soak.ts';

const { values } = parseArgs({
	options: { minutes: { type: 'string', default: '10' }, seed: { type: 'string' } },
});
const minutes = Number(values.minutes);
const seed = values.seed === undefined ? undefined : Number(values.seed);
if (!(minutes > 0) || (seed !== undefined && !Number.isInteger(seed))) {
	console.error('Usage: npm run soak -- [--minutes N] [--seed N]');
	process.exit(2);
}
execFileSync(process.execPath, [path.join(root, 'test/tools/package.ts')], {
	stdio: ['ignore', 'ignore', 'inherit'],
});
const { problems, ...report } = await soak({
	seconds: minutes * 60,
	...(seed === undefined ? {} : { seed }),
	say: console.log,
});
console.log(JSON.stringify(report, undefined, 2));
for (const problem of problems) {
	console.log(`PROBLEM ${problem}`);
}
console.log(problems.length === 0 ? 'All well afterwards.' : `${problems.length} problems.`);
process.exitCode = problems.length === 0 ? 0 : 1;
