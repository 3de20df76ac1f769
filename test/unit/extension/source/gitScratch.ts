import { execFileSync, spawnSync } from 'node:child_process';
import {
	chmodSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	realpathSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';

/** A folder of a test's own, gone with it. */
export interface GitScratch {
	readonly path: string;
	/** Writes a file and answers its whole path. */
	write(file: string, text: string): string;
	/** Runs git in the folder, or in one below it, by the test's own settings, and answers what it wrote. */
	git(...args: readonly string[]): string;
	gitIn(folder: string, ...args: readonly string[]): string;
	/** Commits everything and answers the hash. */
	commit(message: string): string;
	/** The same, by a clock that shows this time in Unix milliseconds; written at another time, where that is told. */
	commitAt(at: number, written?: number): string;
	/** A program that leaves a mark when it is run, and fails: as a command line of the shell. */
	readonly trap: string;
	/** Whether it was run. It is laid again. */
	sprung(): boolean;
	/** The folder, asked by a git that has no settings but the repository's and Culprit's, and counts its starts. */
	readonly place: { readonly git: string; readonly folder: string };
	/** Process ids of the gits that `place` started, oldest first. */
	starts(): readonly number[];
}

/** Settings of the machine do not count: neither the user's own filters nor the name of the first branch. */
export const plainGit = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' } as const;

export function gitScratch(context: Pick<TestContext, 'after'>): GitScratch {
	const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'culprit-git-')));
	context.after(() => rmSync(root, { recursive: true, force: true, maxRetries: 5 }));
	const folder = path.join(root, 'work');
	const mark = path.join(root, 'sprung');
	mkdirSync(folder);
	const script = (file: string, ...lines: readonly string[]): string => {
		const target = path.join(root, file);
		writeFileSync(target, ['#!/bin/sh', ...lines, ''].join('\n'));
		chmodSync(target, 0o755);
		return target;
	};
	const log = path.join(root, 'starts');
	const program = script(
		'git.sh',
		...Object.entries(plainGit).map(([name, value]) => `export ${name}=${value}`),
		`echo $$ >> '${log}'`,
		'exec git "$@"',
	);
	const run = (env: NodeJS.ProcessEnv, below: string, ...args: readonly string[]): string =>
		execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.invalid', ...args], {
			cwd: path.join(folder, below),
			encoding: 'utf8',
			stdio: ['ignore', 'pipe', 'pipe'],
			env,
		}).trim();
	const gitIn = (below: string, ...args: readonly string[]): string =>
		run({ ...process.env, ...plainGit }, below, ...args);
	const git = (...args: readonly string[]): string => gitIn('.', ...args);
	return {
		path: folder,
		write(file, text) {
			const target = path.join(folder, file);
			mkdirSync(path.dirname(target), { recursive: true });
			writeFileSync(target, text);
			return target;
		},
		git,
		gitIn,
		commit(message) {
			git('add', '-A');
			git('commit', '-q', '-m', message);
			return git('rev-parse', 'HEAD');
		},
		commitAt(at, written = at) {
			const dates = {
				GIT_COMMITTER_DATE: new Date(at).toISOString(),
				GIT_AUTHOR_DATE: new Date(written).toISOString(),
			};
			git('add', '-A');
			run({ ...process.env, ...plainGit, ...dates }, '.', 'commit', '-q', '-m', 'Move on');
			return git('rev-parse', 'HEAD');
		},
		trap: script('trap.sh', `: > '${mark}'`, 'exit 1'),
		sprung() {
			const is = existsSync(mark);
			rmSync(mark, { force: true });
			return is;
		},
		place: { git: program, folder },
		starts: () => (existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n').map(Number) : []),
	};
}

/** Git as anybody would run it. */
export function plainly(scratch: GitScratch, folder: string, args: readonly string[]): void {
	spawnSync('git', args, {
		cwd: path.join(scratch.path, folder),
		stdio: 'ignore',
		env: { ...process.env, ...plainGit, GIT_TERMINAL_PROMPT: '0' },
	});
}

/** The same commit with something that looks like a signature. */
export function signedLike(scratch: GitScratch, hash: string): string {
	const [head = '', ...text] = scratch.git('cat-file', 'commit', hash).split('\n\n');
	const mark = 'gpgsig -----BEGIN PGP SIGNATURE-----\n \n AAAA\n -----END PGP SIGNATURE-----';
	return execFileSync('git', ['hash-object', '-t', 'commit', '-w', '--stdin'], {
		cwd: scratch.path,
		encoding: 'utf8',
		input: `${head}\n${mark}\n\n${text.join('\n\n')}\n`,
	}).trim();
}
