import { execFile, spawn } from 'node:child_process';
import { existsSync, openSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { frontPort, startFront, type Development } from './front.ts';
import { freePort } from './freePort.ts';
import type { HostInstall } from './installHost.ts';

export interface HostServerOptions {
	/** Holds settings, storage, logs and extensions of this host. Made when it does not exist. */
	readonly dataDir: string;
	/** Written to the user's settings unless the folder already has some. */
	readonly settings?: { readonly [key: string]: unknown };
	/** Extensions to load as under development. */
	readonly development?: Development;
	/** Added to the environment of the server and so of the extension host. */
	readonly env?: { readonly [name: string]: string | undefined };
	/** Where the browser connects; a free port when absent. Storage in the browser belongs to it. */
	readonly port?: number;
	/** Where the bare origin leads: a path with its query. */
	readonly home?: string;
	/** Ask whether the workspace is trusted, as desktop VS Code does. */
	readonly workspaceTrust?: boolean;
}

export interface HostServer {
	/** `http://127.0.0.1:PORT`: open `workbenchUrl(server, …)`, not this. */
	readonly origin: string;
	readonly dataDir: string;
	/** VS Code's logs, one folder a session. */
	readonly logs: string;
	/** Resolves with the reason when the server ends, asked for or not. */
	readonly exited: Promise<string>;
	stop(): Promise<void>;
	/** At once, for a process that is about to end. */
	kill(): void;
}

/** Starts VS Code's server and waits until it answers (a second; the limit is a minute). */
export async function startHostServer(install: HostInstall, options: HostServerOptions): Promise<HostServer> {
	const user = path.join(options.dataDir, 'data', 'User');
	await mkdir(user, { recursive: true });
	if (options.settings && !existsSync(path.join(user, 'settings.json'))) {
		await writeFile(path.join(user, 'settings.json'), JSON.stringify(options.settings, undefined, '\t'));
	}
	const inner = await freePort();
	const log = path.join(options.dataDir, 'server.log');
	const output = openSync(log, 'a');
	const child = spawn(
		install.node,
		[
			install.serverMain,
			'--host=127.0.0.1',
			`--port=${inner}`,
			'--without-connection-token',
			'--accept-server-license-terms',
			`--server-data-dir=${options.dataDir}`,
			`--extensions-dir=${extensionsDir(options.dataDir)}`,
			'--telemetry-level=off',
			...(options.workspaceTrust ? [] : ['--disable-workspace-trust']),
		],
		{
			stdio: ['ignore', output, output],
			// Its own process group: stopping it stops the extension host and what that started.
			detached: true,
			env: { ...process.env, EXTENSIONS_GALLERY: '{}', ...options.env },
		},
	);
	const exited = new Promise<string>((resolve) => {
		child.on('error', (error) => resolve(error.message));
		child.on('exit', (code, signal) => resolve(`exit ${code ?? signal}`));
	});
	const stopGroup = async (): Promise<void> => {
		if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) {
			return;
		}
		process.kill(-child.pid, 'SIGTERM');
		const ended = await Promise.race([exited, delay(5000, undefined, { ref: false })]);
		if (ended === undefined) {
			process.kill(-child.pid, 'SIGKILL');
			await exited;
		}
	};
	try {
		await answering(`http://127.0.0.1:${inner}/version`, exited);
		const front = await startFront({
			target: inner,
			port: options.port ?? 0,
			keyFile: path.join(options.dataDir, 'secret-key'),
			...(options.development ? { development: options.development } : {}),
			...(options.home ? { home: options.home } : {}),
		});
		return {
			origin: `http://127.0.0.1:${frontPort(front)}`,
			dataDir: options.dataDir,
			logs: path.join(options.dataDir, 'data', 'logs'),
			exited,
			stop: async () => {
				front.closeAllConnections();
				front.close();
				await stopGroup();
			},
			kill: () => {
				if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
					process.kill(-child.pid, 'SIGKILL');
				}
			},
		};
	} catch (error) {
		await stopGroup();
		throw new Error(`VS Code's server did not start:\n${await readFile(log, 'utf8')}`, { cause: error });
	}
}

/** Installs a `.vsix` for the servers that will use this data folder. Returns what the installer said. */
export async function installVsix(install: HostInstall, dataDir: string, vsix: string): Promise<string> {
	const { stdout, stderr } = await promisify(execFile)(install.node, [
		install.serverMain,
		'--accept-server-license-terms',
		`--server-data-dir=${dataDir}`,
		`--extensions-dir=${extensionsDir(dataDir)}`,
		`--install-extension=${vsix}`,
	]);
	return stdout + stderr;
}

export function extensionsDir(dataDir: string): string {
	return path.join(dataDir, 'extensions');
}

async function answering(url: string, exited: Promise<string>): Promise<void> {
	const ended = new AbortController();
	void exited.then((reason) => ended.abort(new Error(reason)));
	const signal = AbortSignal.any([AbortSignal.timeout(60_000), ended.signal]);
	for (;;) {
		try {
			const answer = await fetch(url, { signal });
			if (answer.ok) {
				return;
			}
		} catch {
			signal.throwIfAborted();
		}
		await delay(50, undefined, { signal });
	}
}
