import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Lets a bundle of the host be required in plain Node: a module `vscode` whose every member answers everything and does
 * nothing. Returns the environment for the process that does it.
 */
export function vscodeStandIn(folder: string): NodeJS.ProcessEnv {
	const place = path.join(folder, 'vscode');
	mkdirSync(place, { recursive: true });
	writeFileSync(
		path.join(place, 'index.js'),
		`const anything = new Proxy(function () {}, {
	get: (_, key) => (key === 'then' ? undefined : key === Symbol.toPrimitive ? () => '' : anything),
	set: () => true,
	construct: () => anything,
	apply: () => anything,
	// What esbuild makes of a required module inherits from the module's prototype.
	getPrototypeOf: () => anything,
});
module.exports = anything;
`,
	);
	return { ...process.env, NODE_PATH: folder };
}
