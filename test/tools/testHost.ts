/**
 * `npm run test:host [-- --oldest]`: the tests of test/host inside real VS Code, through @vscode/test-electron. Desktop VS
 * Code where it can be downloaded and shown (or is named in VSCODE_EXECUTABLE), else VS Code's server and a headless browser;
 * with `--oldest` the server of the oldest version that the manifest promises. Then those of test/host/restricted in a window
 * that is not trusted; CULPRIT_TEST_RESTRICTED=1 runs only these, 0 only the others.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import * as esbuild from 'esbuild';
import { root } from './bundles.ts';
import { ensureBuilt } from './ensureBuilt.ts';
import { hostVersionVariable, oldestHost } from './host/installHost.ts';
import { forgetResult, resultFile } from './results.ts';
import { createCa } from '../unit/sentry/privateCa.ts';
import { sourceAddress } from './sourceAddress.ts';

const say = (line: string): void => void process.stderr.write(`${line}\n`);
const { oldest } = parseArgs({ options: { oldest: { type: 'boolean', default: false } } }).values;
if (oldest) {
	process.env[hostVersionVariable] = oldestHost;
}
const part = oldest ? 'host-oldest' : 'host';

async function bundleTests(): Promise<void> {
	rmSync(path.join(root, `out/${part}`), { recursive: true, force: true });
	await esbuild.build({
		absWorkingDir: root,
		entryPoints: ['test/host/harness/index.ts', 'test/host/**/*.test.ts'],
		outdir: `out/${part}`,
		outExtension: { '.js': '.cjs' },
		entryNames: '[name]',
		bundle: true,
		platform: 'node',
		target: 'node22',
		format: 'cjs',
		external: ['vscode', 'mocha'],
		plugins: [sourceAddress],
		sourcemap: 'inline',
		logLevel: 'warning',
	});
}

async function executable(): Promise<string> {
	const given = process.env['VSCODE_EXECUTABLE'];
	if (given && !oldest) {
		return given;
	}
	const launcher = path.join(root, 'test/tools/host/launcher.ts');
	const hasDisplay = process.platform !== 'linux' || process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'];
	if (process.env[hostVersionVariable] || !hasDisplay) {
		return launcher;
	}
	try {
		return await downloadAndUnzipVSCode({ version: 'stable', cachePath: path.join(root, '.vscode-test') });
	} catch {
		say("Desktop VS Code cannot be downloaded here: using VS Code's server.");
		return launcher;
	}
}

ensureBuilt();
await bundleTests();
const cleanups: (() => unknown)[] = [];
const scratch = mkdtempSync(path.join(os.tmpdir(), 'culprit-workspace-'));
const workspace = path.join(scratch, 'workspace');
const sample = path.join(root, 'test/workspace');
if (existsSync(sample)) {
	cpSync(sample, workspace, { recursive: true });
} else {
	mkdirSync(workspace);
}
forgetResult(part);
// An authority that only this run knows. VS Code reads the system's certificates from its environment, at its start.
const ca = createCa({ after: (clean: () => unknown) => void cleanups.push(clean) });
const tls = path.join(scratch, 'tls.json');
writeFileSync(tls, JSON.stringify({ ...ca.issue('sentry.corp.test'), caFile: ca.file }));
try {
	const vscodeExecutablePath = await executable();
	const shared = {
		vscodeExecutablePath,
		extensionDevelopmentPath: root,
		extensionTestsPath: path.join(root, `out/${part}/index.cjs`),
	};
	const isRestricted = process.env['CULPRIT_TEST_RESTRICTED'];
	if (isRestricted !== '1') {
		await runTests({
			...shared,
			launchArgs: [workspace, '--disable-extensions'],
			extensionTestsEnv: {
				CULPRIT_TEST_RESULT: resultFile(part),
				CULPRIT_TEST_TLS: tls,
				// Where desktop VS Code, as test-electron starts it, lets extensions keep files; the launcher names its own.
				CULPRIT_TEST_STORAGE: path.join(root, '.vscode-test/user-data/User/globalStorage'),
				SSL_CERT_FILE: ca.file,
			},
		});
	}
	if (isRestricted !== '0') {
		const data = path.join(scratch, 'data');
		mkdirSync(path.join(data, 'User'), { recursive: true });
		const settings = {
			'security.workspace.trust.enabled': true,
			'security.workspace.trust.startupPrompt': 'never',
		};
		writeFileSync(path.join(data, 'User/settings.json'), JSON.stringify(settings));
		await runTests({
			...shared,
			launchArgs: [workspace, '--disable-extensions', '--enable-workspace-trust', `--user-data-dir=${data}`],
			extensionTestsEnv: {
				CULPRIT_TEST_RESULT: resultFile(part),
				CULPRIT_TEST_RESTRICTED: '1',
				// Git writes down itself how it is called.
				GIT_TRACE2_EVENT: path.join(scratch, 'git.log'),
			},
		});
	}
} catch (error) {
	say(error instanceof Error ? error.message : String(error));
	process.exitCode = 1;
} finally {
	for (const clean of cleanups) {
		await clean();
	}
	rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
}
