import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { root } from './bundles.ts';

/** Set where the caller has built already: two builds at once would write the files that the other reads. */
export const builtVariable = 'CULPRIT_BUILT';

export function ensureBuilt(): void {
	if (process.env[builtVariable] === undefined) {
		execFileSync(process.execPath, [path.join(root, 'test/tools/build.ts')], { stdio: 'inherit' });
	}
}
