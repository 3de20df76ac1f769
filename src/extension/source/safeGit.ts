import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import type { Readable, Writable } from 'node:stream';

/** A repository that git is asked about. */
export interface GitPlace {
	/** Git's program: a whole path, see `findProgram`. */
	readonly git: string;
	/** A folder in the repository. */
	readonly folder: string;
}

/**
 * A transport that does not exist, by a name that nobody knows before. An empty list would not do: git takes the address
 * `::x` for a transport without a name, and an alias `remote-` of the repository for the program that serves it.
 */
const noTransport = randomUUID();

/**
 * What git is told so that it runs no program and fetches nothing, whatever a repository's configuration names. Trusting a
 * workspace is no word that Culprit may run such things by itself. See git's manual, gitsecurityboundary and git-config.
 */
export const safeVariables = {
	// An index or a commit of a partial clone may lack objects, which git would fetch: by `core.sshCommand`, for one.
	GIT_NO_LAZY_FETCH: '1',
	// Git before 2.39.4 does not know the one above.
	GIT_ALLOW_PROTOCOL: noTransport,
	GIT_TERMINAL_PROMPT: '0',
	GIT_OPTIONAL_LOCKS: '0',
	// Windows: what git starts is not looked for in the folder that it works in.
	NoDefaultCurrentDirectoryInExePath: '1',
} as const;

const safeOptions: readonly string[] = [
	'--no-pager',
	// Empty rather than `false`, which git before 2.36 takes for the name of a program.
	'core.fsmonitor=',
	'core.hooksPath=/dev/null',
	'core.untrackedCache=false',
	// A folder of the working tree may look like a repository of its own.
	'safe.bareRepository=explicit',
].flatMap((option) => (option.startsWith('--') ? [option] : ['-c', option]));

/** Starts git so that nothing of the repository is run. Its messages are not read. */
export function startGit(
	{ git, folder }: GitPlace,
	args: readonly string[],
	more: { readonly signal?: AbortSignal } = {},
): ChildProcessByStdio<Writable, Readable, null> {
	const child = spawn(git, [...safeOptions, ...args], {
		...more,
		cwd: folder,
		killSignal: 'SIGKILL',
		stdio: ['pipe', 'pipe', 'ignore'],
		windowsHide: true,
		env: { ...process.env, ...safeVariables },
	});
	// It may end before it has read what it was asked.
	child.stdin.on('error', () => {});
	return child;
}

export interface GitAnswer {
	/** What git wrote, without the NULs that end each. */
	readonly fields: readonly string[];
	/** What it wrote behind the last NUL. */
	readonly rest: string;
	/** There is more. */
	readonly isCut: boolean;
}

export interface GitLimits {
	readonly signal?: AbortSignal;
	/** Milliseconds. Git waits for ever on a file of the repository that is a pipe. */
	readonly patience: number;
	/** Fields. */
	readonly most: number;
}

/** Runs git for what it writes with `-z`. Rejects when it fails, when it takes longer than `patience`, and when aborted. */
export async function askGit(
	place: GitPlace,
	args: readonly string[],
	{ signal, patience, most }: GitLimits,
): Promise<GitAnswer> {
	return new Promise((resolve, reject) => {
		const child = startGit(place, args, signal && { signal });
		child.stdin.end();
		const fields: string[] = [];
		let rest = '';
		const timer = setTimeout(() => {
			child.kill('SIGKILL');
			child.stdout.destroy();
			reject(new Error(`git ${args[0]}: no answer in ${patience} ms`));
		}, patience);
		child.stdout.setEncoding('utf8');
		child.stdout.on('data', (chunk: string) => {
			const parts = (rest + chunk).split('\0');
			rest = parts.pop() ?? '';
			for (const part of parts) {
				fields.push(part);
			}
			if (fields.length > most) {
				child.kill('SIGKILL');
			}
		});
		child.on('error', (error) => {
			clearTimeout(timer);
			reject(error);
		});
		child.on('close', (code) => {
			clearTimeout(timer);
			const isCut = fields.length > most;
			if (code === 0 || isCut) {
				resolve({ fields, rest, isCut });
			} else {
				reject(new Error(`git ${args[0]}: exit ${String(code)}`));
			}
		});
	});
}
