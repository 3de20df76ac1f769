/** `npm run test:e2e [files…]`: packages the extension and uses it as a user does, in real VS Code in a real browser. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { root } from './bundles.ts';
import { findChromium } from './host/chromium.ts';
import { installHost } from './host/installHost.ts';
import { nodeTestArguments } from './nodeTest.ts';
import { forgetResult } from './results.ts';

const say = (line: string): void => void process.stderr.write(`${line}\n`);
const run = (args: readonly string[]): number =>
	spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status ?? 1;

forgetResult('e2e');
// Both once, before files that run side by side would.
findChromium(say);
await installHost(say);
const packaged = run([path.join(root, 'test/tools/package.ts')]);
process.exitCode =
	packaged === 0 ? run(nodeTestArguments('e2e', process.argv[2] ?? 'test/e2e/**/*.e2e.ts', 1)) : packaged;
