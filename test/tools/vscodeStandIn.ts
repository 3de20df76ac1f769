import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './bundles.ts';

/**
 * Lets a bundle of the host be required in plain Node: a module `vscode` with as many members as the real one, each of
 * which answers everything and does nothing. Returns the environment for the process that does it.
 */
export function vscodeStandIn(folder: string): NodeJS.ProcessEnv {
	const types = readFileSync(path.join(root, 'node_modules/@types/vscode/index.d.ts'), 'utf8');
	const members = types.matchAll(/^\texport (?:abstract )?(?:namespace|class|enum|const) (\w+)/gm);
	const names = new Set(Array.from(members, ([, name = '']) => name));
	const place = path.join(folder, 'vscode');
	mkdirSync(place, { recursive: true });
	writeFileSync(
		path.join(place, 'index.js'),
		`const anything = new Proxy(function () {}, {
	get: (_, key) => (key === 'then' ? undefined : key === Symbol.toPrimitive ? () => '' : anything),
	set: () => true,
	construct: () => anything,
	apply: () => anything,
});
for (const name of ${JSON.stringify([...names])}) {
	module.exports[name] = anything;
}
`,
	);
	return { ...process.env, NODE_PATH: folder };
}
