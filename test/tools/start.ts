/**
 * `npm start [-- --issues N]`: Culprit in real VS Code, already signed in to the sample Sentry server, with the sample workspace open.
 * A desktop VS Code on the PATH where there is a display, else VS Code's server for any browser. Ctrl-C ends all of it.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { jurisdiction, projects, pumpStation } from '../sentry/data/organizations.ts';
import { sampleWorld } from '../sentry/data/sampleWorld.ts';
import type { SampleToken } from '../sentry/http/token.ts';
import { World } from '../sentry/model/world.ts';
import { startSampleSentry } from '../sentry/sampleSentry.ts';
import { root } from './bundles.ts';
import { ensureBuilt } from './ensureBuilt.ts';
import { startHostServer, type HostServer } from './host/hostServer.ts';
import { installHost } from './host/installHost.ts';
import { quietSettings } from './host/quietSettings.ts';
import { workbenchUrl } from './host/workbenchUrl.ts';
import { withRecentFoundingIssue } from './recentFoundingIssue.ts';

const folder = path.join(root, 'out/start');
const workspace = path.join(folder, 'workspace');
/** The same as last time, where they are free: the browser keeps secrets by origin, and so does Culprit tokens. */
const hostPort = 8930;
const sentryPort = 8931;
const issues = Number(parseArgs({ options: { issues: { type: 'string', default: '0' } } }).values.issues);
const settings = {
	...quietSettings,
	// The workspace stands inside this repository, which is not its own.
	'git.openRepositoryInParentFolders': 'never',
};
/** Belongs to somebody of one organization only, so that nobody has to choose. */
const token: SampleToken = {
	text: `sntryu_${createHash('sha256').update('npm start').digest('hex')}`,
	scopes: [
		'event:admin',
		'event:read',
		'event:write',
		'member:read',
		'org:read',
		'project:read',
		'team:read',
	],
	userId: '1',
	organizations: [jurisdiction.slug],
};
const say = (line: string): void => console.log(line);

/** What was started, newest last. */
const started: (() => Promise<void>)[] = [];
const { promise: asked, resolve: ask } = Promise.withResolvers<void>();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
	process.on(signal, () => ask());
}
// npm itself passes no signal on when it is killed: then this is nobody's child any more.
const parent = process.ppid;
setInterval(() => process.ppid !== parent && ask(), 1000).unref();

try {
	ensureBuilt();
	rmSync(workspace, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	cpSync(path.join(root, 'test/workspace'), workspace, { recursive: true });
	const sentry = await startSampleSentry({
		port: await usual(sentryPort),
		tokens: [token],
		world: new World(withRecentFoundingIssue(sampleWorld(Date.now(), issues).data)),
	});
	started.push(() => sentry.close());
	nameProjects(sentry.origin);
	say(`Sample Sentry server  port ${new URL(sentry.origin).port}`);
	const env = { CULPRIT_SAMPLE_ORIGIN: sentry.origin, CULPRIT_SAMPLE_TOKEN: token.text };
	const code = desktop();
	const ended = code ? startDesktop(code, env) : (await startServer(env)).exited;
	say('Ctrl-C ends both.');
	await Promise.race([asked, ended]);
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
} finally {
	for (const stop of started.toReversed()) {
		await stop();
	}
	process.exit();
}

/** Where each program sends its events, as on a developer's machine: what the section "For This Workspace" goes by. */
function nameProjects(origin: string): void {
	for (const project of projects) {
		const program = project === pumpStation ? workspace : path.join(workspace, project.slug);
		if (existsSync(program)) {
			const dsn = new URL(project.id, origin);
			dsn.username = createHash('md5').update(project.slug).digest('hex');
			writeFileSync(path.join(program, '.env'), `SENTRY_DSN=${dsn.href}\n`);
		}
	}
}

/** The `code` command, where a window can be shown. */
function desktop(): string | undefined {
	const hasDisplay = process.platform !== 'linux' || process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'];
	if (!hasDisplay || process.env['CULPRIT_HOST_VERSION']) {
		return undefined;
	}
	const name = process.platform === 'win32' ? 'code.cmd' : 'code';
	const folders = (process.env['PATH'] ?? '').split(path.delimiter);
	return folders.map((where) => path.join(where, name)).find((file) => existsSync(file));
}

/** Resolves when the window is closed. */
function startDesktop(code: string, env: { readonly [name: string]: string }): Promise<void> {
	const data = path.join(folder, 'desktop');
	mkdirSync(path.join(data, 'User'), { recursive: true });
	writeFileSync(path.join(data, 'User/settings.json'), JSON.stringify(settings, undefined, '\t'));
	const child = spawn(
		code,
		[
			'--wait',
			'--new-window',
			`--user-data-dir=${data}`,
			`--extensions-dir=${path.join(data, 'extensions')}`,
			`--extensionDevelopmentPath=${root}`,
			workspace,
		],
		{ stdio: 'inherit', env: { ...process.env, ...env }, shell: process.platform === 'win32' },
	);
	const closed = new Promise<void>((resolve) => child.on('exit', () => resolve()));
	started.push(async () => {
		child.kill();
		// The window is not a child of the `code` command; VS Code leaves its process id here.
		const lock = path.join(data, 'code.lock');
		if (existsSync(lock)) {
			try {
				process.kill(Number(readFileSync(lock, 'utf8')));
			} catch {
				// It ended by itself.
			}
		}
		await closed;
	});
	return closed;
}

async function startServer(env: { readonly [name: string]: string }): Promise<HostServer> {
	const server = await startHostServer(await installHost(say), {
		dataDir: path.join(folder, 'server'),
		settings,
		development: { extensions: [root] },
		env,
		port: await usual(hostPort),
		home: workbenchUrl('', { folder: workspace }),
	});
	started.push(() => server.stop());
	say(`VS Code               ${server.origin}/`);
	return server;
}

/** The port, or 0 (any) when it is taken. */
function usual(port: number): Promise<number> {
	return new Promise((resolve) => {
		const probe = createServer()
			.once('error', () => resolve(0))
			.once('listening', () => probe.close(() => resolve(port)))
			.listen(port, '127.0.0.1');
	});
}
