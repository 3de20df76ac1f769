#!/usr/bin/env node
/**
 * What `@vscode/test-electron` starts where desktop VS Code cannot be downloaded: takes desktop VS Code's arguments, runs
 * the extension and its tests in real VS Code (server and browser), prints what they print, and exits as they do.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, parseArgs } from 'node:util';
import type { BrowserContext } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { startHostServer, type HostServer } from './hostServer.ts';
import { installHost } from './installHost.ts';
import { quietSettings } from './quietSettings.ts';
import { workbenchUrl } from './workbenchUrl.ts';

/** Lines that VS Code's own parts print, and no test. */
const noise =
	/^(Resolv(ing|ed) connection token|Creating a socket|\[(reconnection-grace-time|AgentHost|AccountPolicyGate|Service Worker)|Updating additional builtin|Ignoring fetching additional|Started local extension host|No search provider registered|Timed out waiting for authentication provider 'github'|Error while fetching the extension under development|.*vsda)/;
const limitMs = Number(process.env['CULPRIT_HOST_TIMEOUT'] ?? 300_000);

const { values, positionals } = parseArgs({
	strict: false,
	allowPositionals: true,
	options: {
		extensionDevelopmentPath: { type: 'string', multiple: true },
		extensionTestsPath: { type: 'string' },
		'user-data-dir': { type: 'string' },
		'extensions-dir': { type: 'string' },
		'disable-extensions': { type: 'boolean' },
		'enable-workspace-trust': { type: 'boolean' },
	},
});
const say = (line: string): void => void process.stderr.write(`${line}\n`);
const toPath = (given: string): string =>
	given.startsWith('file://') ? fileURLToPath(given) : path.resolve(given);
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const folder = positionals.map(toPath).pop();
const tests = text(values.extensionTestsPath);
const extensions = (Array.isArray(values.extensionDevelopmentPath) ? values.extensionDevelopmentPath : [])
	.filter((value) => typeof value === 'string')
	.map(toPath);
if (!tests || extensions.length === 0) {
	say('launcher: --extensionDevelopmentPath and --extensionTestsPath are needed');
	process.exit(2);
}

const scratch = await mkdtemp(path.join(os.tmpdir(), 'culprit-host-'));
let server: HostServer | undefined;
let browser: BrowserContext | undefined;
const clean = async (): Promise<void> => {
	await browser?.close().catch(() => {});
	await server?.stop();
	await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	process.on(signal, () => void clean().finally(() => process.exit(130)));
}

let code = 1;
try {
	server = await startHostServer(await installHost(say), {
		dataDir: scratch,
		settings: { ...quietSettings, ...(await userSettings(text(values['user-data-dir']))) },
		development: { extensions, tests: toPath(tests) },
		workspaceTrust: values['enable-workspace-trust'] === true,
		env: { CULPRIT_TEST_STORAGE: path.join(scratch, 'data/User/globalStorage') },
	});
	browser = await launchBrowser(path.join(scratch, 'browser'), say);
	const page = browser.pages()[0] ?? (await browser.newPage());
	const { promise: end, resolve, reject } = Promise.withResolvers<number>();
	const timer = setTimeout(() => reject(new Error(`no end after ${limitMs} ms`)), limitMs);
	page.on('crash', () => reject(new Error('the page crashed')));
	page.on('close', () => reject(new Error('the page closed')));
	void server.exited.then((reason) => reject(new Error(`the server ended: ${reason}`)));
	// What VS Code's page calls when it runs tests: all console output, and the end.
	await page.exposeFunction('codeAutomationLog', (type: string, args: unknown[]) => {
		const line = format(...args);
		if (!noise.test(line)) {
			(type === 'error' ? process.stderr : process.stdout).write(`${line}\n`);
		}
	});
	await page.exposeFunction('codeAutomationExit', (given: number) => resolve(given));
	await page.goto(
		workbenchUrl(server.origin, {
			...(folder ? { folder } : {}),
			disableExtensions: values['disable-extensions'] === true,
		}),
	);
	code = await end.finally(() => clearTimeout(timer));
} catch (error) {
	say(`launcher: ${error instanceof Error ? error.message : String(error)}`);
	const log = path.join(scratch, 'server.log');
	if (existsSync(log)) {
		say((await readFile(log, 'utf8')).slice(-2000));
	}
} finally {
	await clean();
}
process.exit(code);

async function userSettings(userDataDir: string | undefined): Promise<{ [key: string]: unknown }> {
	const file = userDataDir && path.join(toPath(userDataDir), 'User', 'settings.json');
	return file && existsSync(file)
		? (JSON.parse(await readFile(file, 'utf8')) as { [key: string]: unknown })
		: {};
}
