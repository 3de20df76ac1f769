import { spawn } from 'node:child_process';
import { cp, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Ingest } from './ingest.ts';
import type { StoredEvent } from './storedEvent.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
export const workspace = path.resolve(here, '../../workspace');

/** One run of a program, and the release that it is said to be of. */
export interface Scenario {
	/** Becomes the name of the recording. */
	readonly name: string;
	readonly arguments: readonly string[];
	/** `old`: the program as it was at the first release, before the workspace moved on. `none`: no release is told. */
	readonly release?: 'old' | 'none';
	readonly environment?: string;
}

/** What runs, once it is installed. */
export interface Program {
	readonly project: string;
	readonly projectId: string;
	/** What a deployment would have in place of the paths of this machine, longest first. */
	readonly paths: readonly (readonly [string, string])[];
	readonly serverName: string;
	run(scenario: Scenario, environment: NodeJS.ProcessEnv): Promise<void>;
}

export interface RecordedScenario {
	readonly scenario: Scenario;
	readonly events: readonly StoredEvent[];
}

/** Copies a program from the workspace; the old one has the files of `earlier/` laid over it. */
export async function copyProgram(folder: string, to: string, isOld: boolean): Promise<void> {
	await mkdir(to, { recursive: true });
	await cp(path.join(workspace, folder), to, { recursive: true });
	const earlier = path.join(here, 'earlier', folder);
	const files = isOld ? await readdir(earlier, { recursive: true }).catch(() => []) : [];
	for (const file of files.filter((name) => name.endsWith('.txt'))) {
		await writeFile(path.join(to, file.slice(0, -'.txt'.length)), await readFile(path.join(earlier, file)));
	}
}

/** Runs every scenario and keeps what arrives. */
export async function recordProgram(
	program: Program,
	scenarios: readonly Scenario[],
	ingest: Ingest,
): Promise<RecordedScenario[]> {
	const recorded: RecordedScenario[] = [];
	for (const scenario of scenarios) {
		const version = scenario.release === 'old' ? '1.3.2' : '1.4.0';
		await program.run(scenario, {
			PATH: process.env['PATH'],
			HOME: process.env['HOME'],
			LANG: 'C.UTF-8',
			SENTRY_DSN: ingest.dsn(program.projectId),
			SENTRY_ENVIRONMENT: scenario.environment ?? 'production',
			...(scenario.release !== 'none' && { SENTRY_RELEASE: `${program.project}@${version}` }),
		});
		const events = ingest.take();
		console.log(`${program.project} ${scenario.name}: ${events.length}`);
		if (events.length === 0) {
			throw new Error(`${program.project} ${scenario.name} sent nothing.`);
		}
		recorded.push({ scenario, events });
	}
	return recorded;
}

/** Runs a command to its end. Programs that fail are what we are after; `mustSucceed` is for installers. */
export function execute(
	command: string,
	args: readonly string[],
	options: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv; readonly mustSucceed?: boolean },
): Promise<string> {
	return new Promise((resolve, reject) => {
		const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
		let output = '';
		for (const stream of [child.stdout, child.stderr]) {
			stream.setEncoding('utf8');
			stream.on('data', (text: string) => {
				output += text;
			});
		}
		child.once('error', reject);
		child.once('close', (code) => {
			if (options.mustSucceed === true && code !== 0) {
				reject(new Error(`${command} ${args.join(' ')}\n${output}`));
			} else {
				resolve(output);
			}
		});
	});
}
