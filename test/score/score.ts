/**
 * `npm run score -- DIR [--details]`: how well culprits, code mappings, frames and drift are solved, on a folder in the
 * format of the culprit corpus. `npm run score -- --traps REPO… [--details]`: how lines are told apart that
 * stand in two functions of one name, on traps made from git checkouts. Everything goes through the code that the extension
 * runs.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { scoreCulprits } from './scoreCulprits.ts';
import { scoreDrift } from './scoreDrift.ts';
import { scoreFrames } from './scoreFrames.ts';
import { scoreMappings } from './scoreMappings.ts';
import { scoreTraps } from './scoreTraps.ts';
import { printScore } from './tally.ts';

const usage = `npm run score -- DIR [--details]: DIR is a folder with a_culprits.jsonl, d_frames.jsonl …
npm run score -- --traps REPO… [--details] [--save FILE] [--wrong FILE]: REPO is a git directory, or a file that was saved`;
const [directory, ...flags] = process.argv.slice(2);
if (directory === '--traps') {
	const { values, positionals } = parseArgs({
		args: flags,
		allowPositionals: true,
		options: { details: { type: 'boolean' }, save: { type: 'string' }, wrong: { type: 'string' } },
	});
	const missing = positionals.filter((repository) => !existsSync(repository));
	if (positionals.length === 0 || missing.length > 0) {
		console.error(`${usage}${missing.map((repository) => `\nThere is no ${repository}.`).join('')}`);
		process.exit(2);
	}
	const { text, release } = await scoreTraps(positionals, { ...values, details: values.details === true });
	console.log(JSON.stringify({ f: text.total, f_release: release.total }));
	process.exit(0);
}
if (directory === undefined || !existsSync(directory)) {
	console.error(usage);
	process.exit(2);
}
const folder = path.resolve(directory);
const details = flags.includes('--details');

const culprits = await scoreCulprits(folder);
printScore('a culprits', culprits, details);
const mappings = await scoreMappings(folder);
printScore('c code mappings', mappings, details);
const frames = await scoreFrames(folder);
printScore('d frames', frames.scored, details);
printScore('d frames, judgement', frames.judgement, details);
const drift = await scoreDrift(folder);
printScore('e drift', drift, details);

console.log(
	JSON.stringify({
		a: culprits.total,
		c: mappings.total,
		d: frames.scored.total,
		d_judgement: frames.judgement.total,
		e: { ...drift.total, trap_wrong: drift.groups.get('trap:coincidence')?.wrong ?? 0 },
	}),
);
