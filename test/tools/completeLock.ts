/**
 * `npm run lock`, after each `npm install` that changed the lock file: names in it every package of another platform that
 * a tool has (its optional dependencies), and the hash of each. npm leaves out those that a registry at hand does not keep,
 * and then `npm ci` refuses the file everywhere; and it knows no hash of what it did not install, and then whoever builds
 * on that platform takes what the registry gives. Asks the registry for the hashes that are missing, and for nothing else.
 */
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { root } from './bundles.ts';

export interface LockedPackage {
	/** Where it is installed under another. */
	readonly name?: string;
	readonly version?: string;
	readonly resolved?: string;
	readonly integrity?: string;
	readonly dev?: boolean;
	readonly optional?: boolean;
	readonly os?: readonly string[];
	readonly cpu?: readonly string[];
	readonly libc?: readonly string[];
	readonly optionalDependencies?: { readonly [name: string]: string };
}

export interface LockFile {
	readonly packages: { readonly [place: string]: LockedPackage };
}

export interface CompletedLock {
	readonly lock: LockFile;
	/** Places of packages that were not named before. */
	readonly added: readonly string[];
	/** Places of packages that have their hash only now. */
	readonly hashed: readonly string[];
	/** Places of packages whose hash the registry does not tell. */
	readonly lacking: readonly string[];
}

/** What `npm` writes of a package: SHA-512, in Base64. */
export const integrityForm = /^sha512-[A-Za-z0-9+/]{86}==$/;

/** `integrityOf` rejects, or answers something else, where the hash cannot be had. */
export async function completeLock(
	lock: LockFile,
	integrityOf: (name: string, version: string) => Promise<string>,
): Promise<CompletedLock> {
	const packages = new Map(Object.entries(lock.packages));
	const added: string[] = [];
	for (const { optionalDependencies = {} } of Object.values(lock.packages)) {
		for (const [name, version] of Object.entries(optionalDependencies)) {
			const place = `node_modules/${name}`;
			if (!packages.has(place) && /^\d+\.\d+\.\d+$/.test(version)) {
				packages.set(place, entry(name, version));
				added.push(place);
			}
		}
	}
	const hashed: string[] = [];
	const lacking: string[] = [];
	for (const [place, { resolved: _address, ...known }] of packages) {
		packages.set(place, known);
		const { version, integrity, ...others } = known;
		if (place === '' || version === undefined || integrity !== undefined) {
			continue;
		}
		const asked = await integrityOf(known.name ?? nameAt(place), version).catch(() => '');
		if (integrityForm.test(asked)) {
			// Where npm has it, so that it leaves the file alone.
			packages.set(place, { version, integrity: asked, ...others });
			hashed.push(place);
		} else {
			lacking.push(place);
		}
	}
	const sorted = [...packages].toSorted(([a], [b]) => a.localeCompare(b, 'en'));
	return { lock: { ...lock, packages: Object.fromEntries(sorted) }, added, hashed, lacking };
}

/** `node_modules/a/node_modules/@b/c` is `@b/c`. */
function nameAt(place: string): string {
	return place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

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

/** By npm itself, at whatever registry it is set up for. */
async function registryIntegrity(name: string, version: string): Promise<string> {
	const { stdout } = await promisify(execFile)('npm', ['view', `${name}@${version}`, 'dist.integrity'], {
		cwd: root,
		shell: process.platform === 'win32',
	});
	return stdout.trim();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const file = path.join(root, 'package-lock.json');
	const before = JSON.parse(readFileSync(file, 'utf8')) as LockFile;
	const { lock, added, hashed, lacking } = await completeLock(before, registryIntegrity);
	writeFileSync(file, `${JSON.stringify(lock, undefined, 2)}\n`);
	console.log(
		`package-lock.json: ${added.length} packages of other platforms named, ${hashed.length} hashes added`,
	);
	for (const place of lacking) {
		console.log(`  without a hash, which the registry does not tell: ${place}`);
		process.exitCode = 1;
	}
}
