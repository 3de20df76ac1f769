/** `npm run package [-- FILE]`: builds and makes `out/culprit.vsix` (or FILE) from the allow-list in .vscodeignore. */
import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { root } from './bundles.ts';
import { ensureBuilt } from './ensureBuilt.ts';

const vsix = path.resolve(process.argv[2] ?? path.join(root, 'out/culprit.vsix'));

const manifest: object = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as object;
const hasRepository = 'repository' in manifest;

ensureBuilt();
mkdirSync(path.dirname(vsix), { recursive: true });
rmSync(vsix, { force: true });
// vsce warns on the console and goes on.
const warnings: string[] = [];
console.warn = (...parts: unknown[]) => void warnings.push(parts.join(' '));
await createVSIX({
	cwd: root,
	packagePath: vsix,
	// Everything is bundled: node_modules holds only what develops.
	dependencies: false,
	// Links of the README lead into the repository once the manifest names one; until then they stay as they are.
	allowMissingRepository: true,
	rewriteRelativeLinks: hasRepository,
});
for (const warning of warnings) {
	process.stderr.write(`${warning}\n`);
	process.exitCode = 1;
}
console.log(`${path.relative(root, vsix)}  ${(statSync(vsix).size / 1024).toFixed(1)} KB`);
