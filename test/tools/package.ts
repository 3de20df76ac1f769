/** `npm run package`: builds and makes `out/culprit.vsix` from the allow-list in .vscodeignore. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createVSIX } from '@vscode/vsce';

const root = fileURLToPath(new URL('../..', import.meta.url));
const vsix = path.join(root, 'out/culprit.vsix');

execFileSync(process.execPath, [path.join(root, 'test/tools/build.ts')], { stdio: 'inherit' });
mkdirSync(path.dirname(vsix), { recursive: true });
rmSync(vsix, { force: true });
await createVSIX({
	cwd: root,
	packagePath: vsix,
	// Everything is bundled: node_modules holds only what develops.
	dependencies: false,
	allowMissingRepository: true,
	rewriteRelativeLinks: false,
});
console.log(`out/culprit.vsix  ${(statSync(vsix).size / 1024).toFixed(1)} KB`);
