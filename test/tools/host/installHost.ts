/**
 * VS Code's server, for machines that cannot download desktop VS Code: the one inside the npm package `code-server`,
 * installed once into a cache folder. It is no dev dependency: its own install script wants a compiler, and it would
 * add 470 MB to every `npm ci`.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as esbuild from 'esbuild';

/** Versions of the npm package `code-server`: VS Code 1.139.1 is 4.139.1. */
const newestHost = '4.139.1';
/** Of the minor version that `engines` in the manifest promises; a test holds that. */
export const oldestHost = '4.105.1';
/** Names another version than the newest, for all that this process and its children start. */
export const hostVersionVariable = 'CULPRIT_HOST_VERSION';

const nodePackage = `node-${process.platform}-${process.arch}`;

export interface HostInstall {
	readonly serverMain: string;
	/** The Node that runs it: this one, or an older one where that version of VS Code needs it. */
	readonly node: string;
	readonly version: string;
}

export async function installHost(
	say: (line: string) => void,
	version = process.env[hostVersionVariable] ?? newestHost,
): Promise<HostInstall> {
	const folder = path.join(cacheFolder(), `vscode-server-${version}-${process.platform}-${process.arch}`);
	const vscode = path.join('node_modules', 'code-server', 'lib', 'vscode');
	const serverMain = path.join(folder, vscode, 'out', 'server-main.js');
	const ownNode = path.join(folder, 'node_modules', nodePackage, 'bin', 'node');
	const install = (): HostInstall => ({
		serverMain,
		node: existsSync(ownNode) ? ownNode : process.execPath,
		version,
	});
	if (existsSync(serverMain)) {
		return install();
	}
	say(`Installing code-server ${version} into ${folder} (once, half a minute)`);
	const building = `${folder}.${process.pid}`;
	await mkdir(building, { recursive: true });
	await writeFile(path.join(building, 'package.json'), '{"private":true}');
	await npm(['install', '--ignore-scripts', `code-server@${version}`], building);
	await installNode(building);
	await replaceGitDependency(path.join(building, vscode));
	// Its own dependencies. `npm ci` refuses the shrinkwrap that it ships (tslib is out of sync).
	await npm(['install', '--omit=dev', '--ignore-scripts'], path.join(building, vscode));
	// The language server of JavaScript and TypeScript: it tells which function a line is in, as for every user.
	await npm(['install', '--omit=dev', '--ignore-scripts'], path.join(building, vscode, 'extensions'));
	await replaceNativeModules(path.join(building, vscode, 'node_modules'));
	await prune(path.join(building, vscode, 'node_modules'));
	await moveIntoPlace(building, folder);
	return install();
}

function cacheFolder(): string {
	const given = process.env['CULPRIT_HOST_CACHE'];
	if (given) {
		return path.resolve(given);
	}
	const home = os.homedir();
	if (process.platform === 'darwin') {
		return path.join(home, 'Library', 'Caches', 'culprit-host');
	}
	if (process.platform === 'win32') {
		return path.join(process.env['LOCALAPPDATA'] ?? home, 'culprit-host');
	}
	return path.join(process.env['XDG_CACHE_HOME'] ?? path.join(home, '.cache'), 'culprit-host');
}

async function npm(args: readonly string[], cwd: string): Promise<void> {
	await promisify(execFile)('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], {
		cwd,
		maxBuffer: 1e8,
		shell: process.platform === 'win32',
		env: { ...process.env, npm_config_engine_strict: 'false' },
	});
}

/** A Node of the major version that it was made for, unless this is one. */
async function installNode(folder: string): Promise<void> {
	const file = path.join(folder, 'node_modules/code-server/package.json');
	const { engines } = JSON.parse(await readFile(file, 'utf8')) as { engines: { node: string } };
	const [major] = /\d+/.exec(engines.node) ?? [];
	if (major && major !== process.versions.node.split('.')[0]) {
		await npm(['install', '--ignore-scripts', `${nodePackage}@${major}`], folder);
	}
}

/** Versions before 1.106 take their file watcher from a git repository: the same one is on npm. */
async function replaceGitDependency(vscode: string): Promise<void> {
	const file = path.join(vscode, 'package.json');
	const manifest = JSON.parse(await readFile(file, 'utf8')) as { dependencies: { [name: string]: string } };
	if (manifest.dependencies['@parcel/watcher']?.includes('#')) {
		manifest.dependencies['@parcel/watcher'] = '2.5.1';
		await writeFile(file, JSON.stringify(manifest));
		await rm(path.join(vscode, 'npm-shrinkwrap.json'));
	}
}

/** Two native modules that `--ignore-scripts` leaves unbuilt: the logger and the watchdog. */
async function replaceNativeModules(modules: string): Promise<void> {
	await esbuild.build({
		entryPoints: [fileURLToPath(new URL('./spdlogStandIn.ts', import.meta.url))],
		outfile: path.join(modules, '@vscode', 'spdlog', 'index.js'),
		allowOverwrite: true,
		platform: 'node',
		format: 'cjs',
	});
	// Renamed in 1.106.
	for (const name of ['@vscode/native-watchdog', 'native-watchdog']) {
		if (existsSync(path.join(modules, name))) {
			await writeFile(
				path.join(modules, name, 'index.js'),
				'exports.start = () => {};\nexports.exit = (code) => process.exit(code || 0);\n',
			);
		}
	}
}

/** What no test needs is 300 MB: agents' SDKs and the search binaries of other platforms. */
async function prune(modules: string): Promise<void> {
	const unwanted = ['@github', '@devcontainers', path.join('@microsoft', 'mxc-sdk')];
	await Promise.all(unwanted.map((name) => rm(path.join(modules, name), { recursive: true, force: true })));
	const search = path.join(modules, '@vscode', 'ripgrep-universal', 'bin');
	if (!existsSync(search)) {
		return;
	}
	const foreign = (await readdir(search)).filter((name) => name !== `${process.platform}-${process.arch}`);
	await Promise.all(foreign.map((name) => rm(path.join(search, name), { recursive: true, force: true })));
	// Older servers look for ripgrep where its own install script would have put it.
	const older = path.join(modules, '@vscode', 'ripgrep');
	const binary = path.join(search, `${process.platform}-${process.arch}`);
	if (existsSync(older) && existsSync(binary)) {
		await cp(binary, path.join(older, 'bin'), { recursive: true });
	}
}

async function moveIntoPlace(building: string, folder: string): Promise<void> {
	try {
		await rename(building, folder);
	} catch (error) {
		// Another process installed it meanwhile: a folder that is not empty is not replaced.
		await rm(building, { recursive: true, force: true });
		if (!existsSync(folder)) {
			throw error;
		}
	}
}
