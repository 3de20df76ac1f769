import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, constants, mkdirSync, openSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { listWithGit, trackable } from '../../../../src/extension/source/listWithGit.ts';
import { safeVariables } from '../../../../src/extension/source/safeGit.ts';
import { type GitScratch, gitScratch, plainGit } from './gitScratch.ts';

const forever = new AbortController().signal;
const skip = process.platform === 'win32' ? 'needs sh' : false;

describe('files by git', { skip }, () => {
	it('are those that it tracks or would track', async (context) => {
		const scratch = gitScratch(context);
		scratch.git('init', '-q');
		scratch.write('.gitignore', 'out/\n');
		scratch.write('src/tank.py', '');
		scratch.write('src/gone.py', '');
		scratch.commit('Begin');
		scratch.write('out/built.js', '');
		scratch.write('new.py', '');
		rmSync(path.join(scratch.path, 'src/gone.py'));
		const { paths, isCut } = await listWithGit(scratch.place, 100, forever);
		assert.deepEqual([paths.toSorted(), isCut], [['.gitignore', 'new.py', 'src/tank.py'], false]);
		assert.deepEqual(await trackable(scratch.place, ['new.py', 'out/built.js'], forever), ['new.py']);
		assert.equal((await listWithGit(scratch.place, 1, forever)).isCut, true);
	});

	it('are not told where there is no repository, and nothing is asked once aborted', async (context) => {
		const scratch = gitScratch(context);
		await assert.rejects(listWithGit(scratch.place, 100, forever), /exit 128/);
		await assert.rejects(listWithGit(scratch.place, 100, AbortSignal.abort()), { name: 'AbortError' });
	});
});

/** An index that names a folder by its tree, which is not there: git asks `origin` for it. */
function lackingTree(scratch: GitScratch): void {
	scratch.git('init', '-q');
	scratch.write('kept/tank.py', '');
	scratch.write('left/out.py', 'out');
	scratch.commit('Begin');
	const tree = scratch.git('rev-parse', 'HEAD:left');
	scratch.git('sparse-checkout', 'set', '--cone', '--sparse-index', 'kept');
	rmSync(path.join(scratch.path, '.git/objects', tree.slice(0, 2), tree.slice(2)));
	scratch.git('config', 'core.repositoryFormatVersion', '1');
	scratch.git('config', 'extensions.partialClone', 'origin');
	scratch.git('config', 'remote.origin.url', 'ssh://example.invalid/pumps');
}

const listing = ['ls-files', '-z', '-c', '-t', '--recurse-submodules'];

/** Git as anybody would run it, with some variables. */
function plainly(scratch: GitScratch, args: readonly string[], more: NodeJS.ProcessEnv = {}): void {
	spawnSync('git', args, {
		cwd: scratch.path,
		stdio: 'ignore',
		env: { ...process.env, ...plainGit, GIT_TERMINAL_PROMPT: '0', ...more },
	});
}

describe('listing files runs nothing that the repository names', { skip }, () => {
	const ways: readonly [what: string, prepare: (scratch: GitScratch) => void][] = [
		[
			'by ssh, for an index that lacks a tree',
			(scratch) => {
				lackingTree(scratch);
				scratch.git('config', 'core.sshCommand', scratch.trap);
			},
		],
		[
			'as a transport, for an index that lacks a tree',
			(scratch) => {
				lackingTree(scratch);
				scratch.git('config', 'remote.origin.url', `ext::${scratch.trap}`);
				scratch.git('config', 'protocol.ext.allow', 'always');
			},
		],
		[
			'as file system monitor',
			(scratch) => {
				scratch.git('init', '-q');
				scratch.write('tank.py', '');
				scratch.commit('Begin');
				scratch.git('config', 'core.fsmonitor', scratch.trap);
			},
		],
	];
	for (const [what, prepare] of ways) {
		it(what, async (context) => {
			const scratch = gitScratch(context);
			prepare(scratch);
			plainly(scratch, listing);
			assert.equal(scratch.sprung(), true, 'it would be run');
			await Promise.allSettled([
				listWithGit(scratch.place, 100, forever),
				trackable(scratch.place, ['left/new.py'], forever),
			]);
			assert.equal(scratch.sprung(), false);
		});
	}

	it('and asks nothing of a folder that is laid out as a repository, which a working tree may hold', async (context) => {
		const scratch = gitScratch(context);
		scratch.git('init', '-q', '--bare', '.');
		scratch.git('config', 'core.bare', 'false');
		scratch.git('config', 'core.worktree', '.');
		assert.match(scratch.git('ls-files', '-o'), /HEAD/, 'git takes it for one');
		await assert.rejects(listWithGit(scratch.place, 100, forever), /exit 128/);
	});

	it('as an alias that serves a transport without a name, in a git that does not know GIT_NO_LAZY_FETCH', (context) => {
		const scratch = gitScratch(context);
		lackingTree(scratch);
		scratch.git('config', 'remote.origin.url', '::x');
		scratch.git('config', 'alias.remote-', `!${scratch.trap}`);
		const older = { ...safeVariables, GIT_NO_LAZY_FETCH: '0' };
		plainly(scratch, listing, { ...older, GIT_ALLOW_PROTOCOL: '' });
		assert.equal(scratch.sprung(), true, 'an empty list allows it');
		plainly(scratch, listing, older);
		assert.equal(scratch.sprung(), false);
	});
});

describe('a pipe where git expects a file', { skip }, () => {
	const places: readonly [what: string, lay: (scratch: GitScratch) => string][] = [
		['.gitignore', (scratch) => path.join(scratch.path, '.gitignore')],
		['.git/info/exclude', (scratch) => path.join(scratch.path, '.git/info/exclude')],
		['include.path', (scratch) => named(scratch, 'include.path')],
		['core.excludesFile', (scratch) => named(scratch, 'core.excludesFile')],
	];
	for (const [what, lay] of places) {
		it(`as ${what} ends the listing after a while, and git with it`, async (context) => {
			const { scratch, pipe } = repositoryWithPipe(context, lay);
			const asked = spawnSync('git', ['ls-files', '-o', '--exclude-standard'], {
				cwd: scratch.path,
				timeout: 150,
				env: { ...process.env, ...plainGit },
			});
			assert.equal(asked.signal, 'SIGTERM', 'git itself waits for ever');
			await assert.rejects(listWithGit(scratch.place, 100, forever, 150), /no answer/);
			await assert.rejects(trackable(scratch.place, ['new.py'], forever, 150), /no answer/);
			await untilNobodyReads(pipe);
		});
	}
});

function named(scratch: GitScratch, setting: string): string {
	const pipe = path.join(scratch.path, 'pipe');
	scratch.git('config', setting, pipe);
	return pipe;
}

function repositoryWithPipe(
	context: TestContext,
	lay: (scratch: GitScratch) => string,
): { readonly scratch: GitScratch; readonly pipe: string } {
	const scratch = gitScratch(context);
	scratch.git('init', '-q');
	scratch.write('tank.py', '');
	scratch.commit('Begin');
	scratch.write('new.py', '');
	const pipe = lay(scratch);
	mkdirSync(path.dirname(pipe), { recursive: true });
	rmSync(pipe, { force: true });
	execFileSync('mkfifo', [pipe]);
	return { scratch, pipe };
}

/** Opening a pipe to write, without waiting, is refused while no process has it open to read. */
async function untilNobodyReads(pipe: string): Promise<void> {
	const limit = performance.now() + 10_000;
	for (;;) {
		try {
			closeSync(openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK));
		} catch (error) {
			assert.equal((error as NodeJS.ErrnoException).code, 'ENXIO');
			return;
		}
		assert.ok(performance.now() < limit, 'a git is left');
		await new Promise((resolve) => setImmediate(resolve));
	}
}
