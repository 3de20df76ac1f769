/**
 * `npm run score -- DIR [--details]`: how well culprits, code mappings, frames and drift are solved, on a folder in the
 * format of the culprit corpus. Everything goes through the code that the extension runs.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { scoreCulprits } from './scoreCulprits.ts';
import { scoreDrift } from './scoreDrift.ts';
import { scoreFrames } from './scoreFrames.ts';
import { scoreMappings } from './scoreMappings.ts';
import { printScore } from './tally.ts';

const [directory, ...flags] = process.argv.slice(2);
if (directory === undefined || !existsSync(directory)) {
	console.error('npm run score -- DIR [--details]: DIR is a folder with a_culprits.jsonl, d_frames.jsonl …');
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
