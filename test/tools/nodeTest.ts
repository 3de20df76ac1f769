import { globSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { root } from './bundles.ts';
import { resultFile } from './results.ts';

/** Arguments of `node` that run test files (globs), print them readably, and leave a `Result` behind. */
export function nodeTestArguments(
	part: string,
	files: string | readonly string[],
	concurrency?: number,
): readonly string[] {
	mkdirSync(path.dirname(resultFile(part)), { recursive: true });
	return [
		'--test',
		// Of a file, or a test in it: none takes a third of that. Whatever waits for ever fails, and says what.
		'--test-timeout=300000',
		...(concurrency ? [`--test-concurrency=${concurrency}`] : []),
		'--test-reporter=spec',
		'--test-reporter-destination=stdout',
		`--test-reporter=${path.join(root, 'test/tools/countReporter.ts')}`,
		`--test-reporter-destination=${resultFile(part)}`,
		...globSync(files, { cwd: root }).toSorted(),
	];
}
