import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { promisify } from 'node:util';
import { completeLock, type LockFile } from '../../tools/completeLock.ts';

const hash = (letter: string): string => `sha512-${letter.repeat(86)}==`;

const lock: LockFile = {
	packages: {
		'': { version: '0.1.0' },
		'node_modules/tool': {
			version: '2.0.0',
			resolved: 'https://example.test/tool.tgz',
			integrity: hash('T'),
			dev: true,
			optionalDependencies: {
				'@tool/darwin-arm64': '2.0.0',
				'@tool/linux-x64-musl': '2.0.0',
				other: '^1.0.0',
			},
		},
		'node_modules/tool/node_modules/@deep/part': { version: '1.4.2', dev: true },
	},
};

test('packages of other platforms are named, each with its hash and none with an address', async () => {
	const asked: string[] = [];
	const completed = await completeLock(lock, async (name, version) => {
		asked.push(`${name}@${version}`);
		return hash('A');
	});
	assert.deepEqual(asked.toSorted(), [
		'@deep/part@1.4.2',
		'@tool/darwin-arm64@2.0.0',
		'@tool/linux-x64-musl@2.0.0',
	]);
	assert.deepEqual(completed.added, ['node_modules/@tool/darwin-arm64', 'node_modules/@tool/linux-x64-musl']);
	assert.deepEqual([completed.hashed.length, completed.lacking], [3, []]);
	const { packages } = completed.lock;
	assert.deepEqual(Object.keys(packages), [
		'',
		'node_modules/@tool/darwin-arm64',
		'node_modules/@tool/linux-x64-musl',
		'node_modules/tool',
		'node_modules/tool/node_modules/@deep/part',
	]);
	assert.deepEqual(packages['node_modules/@tool/linux-x64-musl'], {
		version: '2.0.0',
		integrity: hash('A'),
		cpu: ['x64'],
		dev: true,
		libc: ['musl'],
		optional: true,
		os: ['linux'],
	});
	assert.deepEqual(Object.keys(packages['node_modules/tool/node_modules/@deep/part'] ?? {}), [
		'version',
		'integrity',
		'dev',
	]);
	assert.equal(packages['node_modules/tool']?.resolved, undefined);
	assert.equal(packages['node_modules/tool']?.integrity, hash('T'));
});

test('a complete file stays as it is, and the registry is not asked', async () => {
	const { lock: once } = await completeLock(lock, async () => hash('A'));
	const again = await completeLock(once, async () => assert.fail('asked'));
	assert.equal(JSON.stringify(again.lock), JSON.stringify(once));
	assert.deepEqual([again.added, again.hashed, again.lacking], [[], [], []]);
});

test('what the registry does not tell, or tells in another form, is named and left out', async () => {
	const { lock: left, lacking } = await completeLock(lock, async (name) => {
		if (name === '@deep/part') {
			throw new Error('no such package');
		}
		return name === '@tool/darwin-arm64' ? 'sha1-AAAA' : '';
	});
	assert.deepEqual(lacking.toSorted(), [
		'node_modules/@tool/darwin-arm64',
		'node_modules/@tool/linux-x64-musl',
		'node_modules/tool/node_modules/@deep/part',
	]);
	assert.ok(lacking.every((place) => left.packages[place] && !('integrity' in left.packages[place])));
});

/** A project that has one package, and a registry that gives another in its place. */
async function changedPackage(context: TestContext) {
	const folder = mkdtempSync(path.join(tmpdir(), 'culprit-lock-'));
	context.after(() => rmSync(folder, { recursive: true, force: true }));
	const packed = (name: string): Buffer => {
		mkdirSync(path.join(folder, name, 'package'), { recursive: true });
		const manifest = { name: 'tank', version: '1.4.2', description: name };
		writeFileSync(path.join(folder, name, 'package/package.json'), JSON.stringify(manifest));
		const file = path.join(folder, `${name}.tgz`);
		execFileSync('tar', ['-czf', file, '-C', path.join(folder, name), 'package']);
		return readFileSync(file);
	};
	const integrityOf = (bytes: Buffer): string =>
		`sha512-${createHash('sha512').update(bytes).digest('base64')}`;
	const own = packed('own');
	const changed = packed('changed');
	const server = createServer(({ url, headers }, answer) => {
		if (url?.endsWith('.tgz') === true) {
			answer.end(changed);
			return;
		}
		const dist = { tarball: `http://${headers.host}/tank.tgz`, integrity: integrityOf(changed) };
		const manifest = { name: 'tank', version: '1.4.2', dist };
		answer.writeHead(200, { 'content-type': 'application/json' });
		answer.end(JSON.stringify({ name: 'tank', 'dist-tags': {}, versions: { '1.4.2': manifest } }));
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	context.after(() => server.close());
	const { port } = server.address() as AddressInfo;
	const install = async (locked: object): Promise<string | undefined> => {
		const project = mkdtempSync(path.join(folder, 'project-'));
		const manifest = { name: 'pumps', version: '1.0.0', dependencies: { tank: '1.4.2' } };
		const packages = { '': manifest, 'node_modules/tank': { version: '1.4.2', ...locked } };
		writeFileSync(path.join(project, 'package.json'), JSON.stringify(manifest));
		writeFileSync(
			path.join(project, 'package-lock.json'),
			JSON.stringify({ ...manifest, lockfileVersion: 3, requires: true, packages }),
		);
		const options = [
			'--no-audit',
			'--no-fund',
			'--ignore-scripts',
			'--loglevel=error',
			`--cache=${path.join(folder, 'cache')}`,
		];
		await promisify(execFile)('npm', ['ci', ...options, `--registry=http://127.0.0.1:${port}/`], {
			cwd: project,
		});
		const installed = path.join(project, 'node_modules/tank/package.json');
		return existsSync(installed) ? readFileSync(installed, 'utf8') : undefined;
	};
	return { install, integrity: integrityOf(own) };
}

test('a package that the registry changed is installed where the lock file has no hash of it, and refused where it has', {
	skip: process.platform === 'win32' ? 'needs tar and npm as programs' : false,
}, async (context) => {
	const { install, integrity } = await changedPackage(context);
	assert.match((await install({})) ?? '', /"changed"/);
	await assert.rejects(install({ integrity }), /EINTEGRITY/);
});
