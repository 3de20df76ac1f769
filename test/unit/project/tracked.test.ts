import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { root } from '../../tools/bundles.ts';
import { integrityForm, type LockFile } from '../../tools/completeLock.ts';

/** Files that git has, or would add; text only. Undefined outside a git checkout. */
function trackedFiles(): readonly string[] | undefined {
	if (!existsSync(path.join(root, '.git'))) {
		return undefined;
	}
	const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
		cwd: root,
		encoding: 'utf8',
	});
	return listed
		.split('\0')
		.filter((file) => file !== '' && existsSync(path.join(root, file)))
		.filter((file) => !/\.(png|jpg|gif|ico|ttf|woff2?|gz|zip|jar)$/.test(file));
}

const files = trackedFiles();
const skip =
	files === undefined
		? 'It needs a checkout of git, to know which files belong to the project: clone the repository.'
		: false;

test('no file names a host of a package registry', { skip }, () => {
	// In pieces, or this file would be one.
	const hosts = [
		['registry', 'npmjs', 'org'],
		['registry', 'yarnpkg', 'com'],
		['files', 'pythonhosted', 'org'],
		['proxy', 'golang', 'org'],
		['repo1', 'maven', 'org'],
		['repo', 'maven', 'apache', 'org'],
		['deb', 'debian', 'org'],
	].map((parts) => parts.join('.'));
	assert.deepEqual(containing(hosts), []);
});

test('no file names the place of this checkout', { skip }, () => {
	assert.deepEqual(containing([root.replace(/[\\/]$/, '')]), []);
});

const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as LockFile;
const locked = Object.entries(lock.packages).filter(([place]) => place !== '');

test('the lock file gives every package exactly, with its hash, and no address to fetch it from (if not: npm run lock)', () => {
	const wrong = locked.filter(
		([, { version, resolved, integrity }]) =>
			resolved !== undefined || !version || !integrityForm.test(integrity ?? ''),
	);
	assert.deepEqual(
		wrong.map(([place]) => place),
		[],
	);
});

test('the lock file names the packages of all platforms (if not: npm run lock)', () => {
	const missing = locked.flatMap(([, { optionalDependencies = {} }]) =>
		Object.entries(optionalDependencies)
			.filter(([name, version]) => /^\d/.test(version) && !lock.packages[`node_modules/${name}`])
			.map(([name]) => name),
	);
	assert.deepEqual(missing, []);
});

test('development dependencies are named by exact version', () => {
	const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
		dependencies?: object;
		devDependencies: { [name: string]: string };
	};
	assert.equal(manifest.dependencies, undefined, 'everything is bundled');
	// The types of VS Code follow `engines.vscode`.
	const loose = Object.entries(manifest.devDependencies).filter(
		([name, version]) => name !== '@types/vscode' && !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
	);
	assert.deepEqual(loose, []);
});

function containing(texts: readonly string[]): readonly string[] {
	return (files ?? []).filter((file) => {
		const content = readFileSync(path.join(root, file), 'utf8');
		return texts.some((text) => content.includes(text));
	});
}
