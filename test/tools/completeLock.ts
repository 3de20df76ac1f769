/**
 * `npm run lock`, after each `npm install` that changed the lock file: names in it every package of another platform that
 * a tool has (its optional dependencies). npm leaves out those that a registry at hand does not keep, and then `npm ci`
 * refuses the file everywhere.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './bundles.ts';

interface LockedPackage {
	readonly version?: string;
	readonly dev?: boolean;
	readonly optional?: boolean;
	readonly os?: readonly string[];
	readonly cpu?: readonly string[];
	readonly libc?: readonly string[];
	readonly optionalDependencies?: { readonly [name: string]: string };
}

const file = path.join(root, 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8')) as { packages: { [place: string]: LockedPackage } };
const missing: { [place: string]: LockedPackage } = {};
for (const { optionalDependencies = {} } of Object.values(lock.packages)) {
	for (const [name, version] of Object.entries(optionalDependencies)) {
		const place = `node_modules/${name}`;
		if (!lock.packages[place] && /^\d+\.\d+\.\d+$/.test(version)) {
			missing[place] = entry(name, version);
		}
	}
}
lock.packages = Object.fromEntries(
	Object.entries({ ...lock.packages, ...missing }).toSorted(([a], [b]) => a.localeCompare(b, 'en')),
);
writeFileSync(file, `${JSON.stringify(lock, undefined, 2)}\n`);
console.log(`package-lock.json: ${Object.keys(missing).length} packages of other platforms named`);

/** `@oxlint/binding-linux-arm64-musl` runs on linux, arm64, musl. Keys in npm's order, so that it leaves them alone. */
function entry(name: string, version: string): LockedPackage {
	const words = name.split(/[/-]/);
	const among = (known: readonly string[]): readonly string[] => known.filter((word) => words.includes(word));
	const isMusl = words.includes('musl') || words.includes('musleabihf');
	return {
		version,
		cpu: among(['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64']),
		dev: true,
		...(isMusl ? { libc: ['musl'] } : {}),
		optional: true,
		os: among(['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32']),
	};
}
