import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { type Clone, type ClonePatience, openClone } from '../../../../src/extension/source/clone.ts';
import { type GitScratch, gitScratch, plainly, signedLike } from './gitScratch.ts';

const skip = process.platform === 'win32' ? 'needs sh' : false;
const released = 'def fill(tank):\n    tank.open()\n    tank.level = 4\n    return tank\n';
const patient: ClonePatience = { answer: 20_000, renames: 20_000, rest: 60_000, idle: 20_000 };

function cloneOf(
	context: TestContext,
	scratch: GitScratch,
	folder = '.',
	patience: Partial<ClonePatience> = {},
): Clone {
	const place = { ...scratch.place, folder: path.join(scratch.path, folder) };
	const clone = openClone(place, { ...patient, ...patience });
	context.after(() => clone.close());
	return clone;
}

/** One commit, tagged v1, with some files. */
function releasedOnce(context: TestContext): { readonly scratch: GitScratch; readonly hash: string } {
	const scratch = gitScratch(context);
	scratch.git('init', '-q', '-b', 'main');
	scratch.write('station/tank.py', released);
	scratch.write('Füll stand.py', 'ü\n');
	scratch.write('empty.py', '');
	scratch.write('data.bin', 'a\0b');
	const hash = scratch.commit('Release');
	scratch.git('tag', '-a', '-m', 'One', 'v1');
	return { scratch, hash };
}

describe('a clone', { skip }, () => {
	it('knows a commit by its hash, the beginning of it, and a tag', async (context) => {
		const { scratch, hash } = releasedOnce(context);
		const clone = cloneOf(context, scratch);
		for (const ref of [hash, hash.slice(0, 9), 'refs/tags/v1']) {
			assert.equal(await clone.commit(ref), hash, ref);
		}
		for (const ref of ['refs/tags/v2', 'f'.repeat(40), `${hash}:station`, '', 'HEAD\nHEAD', '--help']) {
			assert.equal(await clone.commit(ref), undefined, ref);
		}
	});

	it('tells what files held in a commit, thirty of them by one process', async (context) => {
		const { scratch, hash } = releasedOnce(context);
		scratch.write('station/tank.py', `# Later.\n${released}`);
		scratch.commit('Move on');
		const clone = cloneOf(context, scratch);
		const wanted = {
			'station/tank.py': { text: released },
			'Füll stand.py': { text: 'ü\n' },
			'empty.py': { text: '' },
			'data.bin': 'none',
			station: 'none',
			'station/gone.py': 'none',
			'two\nlines.py': 'none',
		};
		const names = Array.from({ length: 5 }, () => Object.entries(wanted)).flat();
		assert.deepEqual(
			await Promise.all(names.map(async ([name]) => clone.fileAt(hash, name))),
			names.map(([, then]) => then),
		);
		assert.equal(scratch.starts().length, 1);
	});

	it('does not read on in what is too large for a source, and answers what is asked next', async (context) => {
		const { scratch } = releasedOnce(context);
		scratch.write('huge.txt', 'x'.repeat(5_000_001));
		const hash = scratch.commit('Too much');
		const clone = cloneOf(context, scratch);
		assert.equal(await clone.fileAt(hash, 'huge.txt'), 'none');
		assert.deepEqual(await clone.fileAt(hash, 'station/tank.py'), { text: released });
	});

	it('sees what was committed after it was asked first', async (context) => {
		const { scratch } = releasedOnce(context);
		const clone = cloneOf(context, scratch);
		assert.equal(await clone.commit('refs/tags/v2'), undefined);
		scratch.write('station/tank.py', 'later\n');
		const later = scratch.commit('Move on');
		scratch.git('tag', 'v2');
		assert.equal(await clone.commit('refs/tags/v2'), later);
		assert.deepEqual(await clone.fileAt(later, 'station/tank.py'), { text: 'later\n' });
	});

	it('ends its process when nothing more is asked, and when it is closed', async (context) => {
		const { scratch, hash } = releasedOnce(context);
		const clone = cloneOf(context, scratch, '.', { idle: 1 });
		await clone.commit(hash);
		await untilGone(scratch.starts().at(-1));
		assert.equal(await clone.commit(hash), hash);
		const other = cloneOf(context, scratch);
		await other.commit(hash);
		other.close();
		await untilGone(scratch.starts().at(-1));
	});

	it('knows files by their place below its top folder, however that is reached', async (context) => {
		const { scratch } = releasedOnce(context);
		const clone = cloneOf(context, scratch);
		const link = `${scratch.path}-link`;
		symlinkSync(scratch.path, link);
		assert.equal(await clone.inClone(path.join(scratch.path, 'station/tank.py')), 'station/tank.py');
		assert.equal(await clone.inClone(path.join(link, 'station/tank.py')), 'station/tank.py');
		for (const outside of [scratch.path, scratch.place.git, path.join(link, 'gone.py')]) {
			assert.equal(await clone.inClone(outside), undefined, outside);
		}
	});

	it('tells nothing where git is not, or no repository', async (context) => {
		const scratch = gitScratch(context);
		const nowhere = openClone({ git: path.join(scratch.path, 'git'), folder: scratch.path });
		assert.equal(await nowhere.commit('HEAD'), undefined);
		assert.equal(await nowhere.fileAt('HEAD', 'a.py'), 'none');
		const clone = cloneOf(context, scratch);
		assert.equal(await clone.commit('HEAD'), undefined);
		await assert.rejects(clone.renames('HEAD'));
	});
});

describe('names that files had', { skip }, () => {
	it('are told of those moved, staged or not, and edited since', async (context) => {
		const { scratch, hash } = releasedOnce(context);
		scratch.write('pumps.py', released.replaceAll('tank', 'pump'));
		scratch.write('valve.py', released.replaceAll('tank', 'valve'));
		const later = scratch.commit('More');
		scratch.git('mv', 'station/tank.py', 'station/vessel.py');
		scratch.write('station/vessel.py', `# Renamed.\n${released}`);
		scratch.git('mv', 'pumps.py', 'pump.py');
		// Staged by halves: the old name is only gone from the disk.
		rmSync(path.join(scratch.path, 'valve.py'));
		scratch.write('valves.py', released.replaceAll('tank', 'valve'));
		scratch.git('add', 'valves.py');
		const clone = cloneOf(context, scratch);
		assert.deepEqual(
			await clone.renames(later),
			new Map([
				['pump.py', 'pumps.py'],
				['station/vessel.py', 'station/tank.py'],
				['valves.py', 'valve.py'],
			]),
		);
		assert.deepEqual([...(await clone.renames(hash))], [['station/vessel.py', 'station/tank.py']]);
	});
});

/** A clone that has the commits and not the files, but those of today. */
function partialClone(context: TestContext): { readonly scratch: GitScratch; readonly hash: string } {
	const scratch = gitScratch(context);
	scratch.git('init', '-q', '-b', 'main', 'origin');
	scratch.gitIn('origin', 'config', 'uploadpack.allowFilter', 'true');
	scratch.gitIn('origin', 'config', 'uploadpack.allowAnySHA1InWant', 'true');
	scratch.write('origin/station/tank.py', released);
	scratch.write('origin/station/valve.py', 'same\n');
	scratch.gitIn('origin', 'add', '-A');
	scratch.gitIn('origin', 'commit', '-q', '-m', 'Release');
	const hash = scratch.gitIn('origin', 'rev-parse', 'HEAD');
	scratch.write('origin/station/tank.py', `# One line more.\n${released}`);
	scratch.gitIn('origin', 'mv', 'station/valve.py', 'station/valves.py');
	scratch.gitIn('origin', 'commit', '-q', '-a', '-m', 'Move on');
	scratch.git('clone', '-q', '--filter=blob:none', `file://${scratch.path}/origin`, 'clone');
	return { scratch, hash };
}

const lacks = (scratch: GitScratch): string =>
	scratch.gitIn('clone', 'rev-list', '--objects', '--all', '--missing=print').match(/^\?.*/gm)?.join(' ') ??
	'';

describe('a partial clone', { skip }, () => {
	it('tells what it has, and of the rest that it is absent', async (context) => {
		const { scratch, hash } = partialClone(context);
		const clone = cloneOf(context, scratch, 'clone');
		const before = lacks(scratch);
		assert.notEqual(before, '');
		assert.equal(await clone.commit(hash), hash);
		assert.equal(await clone.fileAt(hash, 'station/tank.py'), 'absent');
		assert.deepEqual(await clone.fileAt(hash, 'station/valve.py'), { text: 'same\n' });
		assert.equal(await clone.fileAt(hash, 'station/gone.py'), 'none');
		assert.deepEqual([...(await clone.renames(hash))], [['station/valves.py', 'station/valve.py']]);
		assert.equal(lacks(scratch), before);
	});

	it('is asked for a file without a fetch by a program that it names', async (context) => {
		const { scratch, hash } = partialClone(context);
		scratch.gitIn('clone', 'config', 'remote.origin.url', 'ssh://example.invalid/pumps');
		scratch.gitIn('clone', 'config', 'core.sshCommand', scratch.trap);
		const show = ['show', '--textconv', `${hash}:station/tank.py`];
		plainly(scratch, 'clone', show);
		assert.equal(scratch.sprung(), true, 'what VS Code does for `show`');
		const clone = cloneOf(context, scratch, 'clone');
		assert.equal(await clone.fileAt(hash, 'station/tank.py'), 'absent');
		await clone.renames(hash);
		assert.equal(scratch.sprung(), false);
	});
});

describe('reading a clone runs nothing that it names', { skip }, () => {
	function trapped(context: TestContext, ...settings: readonly string[]) {
		const { scratch, hash } = releasedOnce(context);
		appendFileSync(path.join(scratch.path, '.git/info/attributes'), '*.py diff=odd filter=odd\n');
		scratch.git('mv', 'station/tank.py', 'station/vessel.py');
		scratch.write('station/vessel.py', `# Renamed.\n${released}`);
		for (const setting of settings) {
			scratch.git('config', setting, scratch.trap);
		}
		return { scratch, hash };
	}
	const compare = ['diff', '--name-status', '-z', '--diff-filter=ADMR'];
	const ways: readonly [what: string, settings: readonly string[], args: readonly string[]][] = [
		['to turn a file into text', ['diff.odd.textconv'], ['show', '--textconv', 'v1:station/tank.py']],
		['to clean a file', ['filter.odd.clean'], [...compare, 'v1']],
		['to clean files, one process for all', ['filter.odd.process'], [...compare, 'v1']],
		['to watch files', ['core.fsmonitor'], [...compare, 'v1']],
		['to show differences', ['diff.external'], ['diff', 'v1']],
	];
	for (const [what, settings, args] of ways) {
		it(what, async (context) => {
			const { scratch, hash } = trapped(context, ...settings);
			plainly(scratch, '.', args);
			assert.equal(scratch.sprung(), true, 'it would be run');
			await readAll(cloneOf(context, scratch), hash);
			assert.equal(scratch.sprung(), false);
		});
	}

	it('to check a signature', async (context) => {
		const { scratch, hash } = trapped(context, 'gpg.program');
		scratch.git('config', 'log.showSignature', 'true');
		const signed = signedLike(scratch, hash);
		plainly(scratch, '.', ['show', '-s', '--format=%H', signed]);
		assert.equal(scratch.sprung(), true, 'what VS Code does for a commit');
		const clone = cloneOf(context, scratch);
		assert.equal(await clone.commit(signed), signed);
		await readAll(clone, signed);
		assert.equal(scratch.sprung(), false);
	});

	it('by a filter that no option can switch off: then names are not compared', async (context) => {
		const { scratch, hash } = trapped(context);
		appendFileSync(path.join(scratch.path, '.git/info/attributes'), '*.py filter=a=b\n');
		scratch.git('config', 'filter.a=b.clean', scratch.trap);
		plainly(scratch, '.', [...compare, 'v1']);
		assert.equal(scratch.sprung(), true, 'it would be run');
		await assert.rejects(cloneOf(context, scratch).renames(hash), /cannot be switched off/);
		assert.equal(scratch.sprung(), false);
	});

	async function readAll(clone: Clone, hash: string): Promise<void> {
		assert.deepEqual(await clone.fileAt(hash, 'station/tank.py'), { text: released });
		assert.deepEqual([...(await clone.renames(hash))], [['station/vessel.py', 'station/tank.py']]);
	}
});

describe('a pipe where git expects a file', { skip }, () => {
	it('ends the reading after a while, and git is left alone for a time', async (context) => {
		const { scratch, hash } = releasedOnce(context);
		const pipe = path.join(scratch.path, 'pipe');
		scratch.git('config', 'include.path', pipe);
		execFileSync('mkfifo', [pipe]);
		const clone = cloneOf(context, scratch, '.', { answer: 100, renames: 100 });
		assert.equal(await clone.commit(hash), undefined);
		await untilGone(scratch.starts().at(-1));
		assert.equal(await clone.fileAt(hash, 'station/tank.py'), 'none');
		assert.equal(scratch.starts().length, 1);
		await assert.rejects(clone.renames(hash), /no answer/);
		await untilGone(scratch.starts().at(-1));
	});
});

async function untilGone(started: number | undefined): Promise<void> {
	assert.ok(started !== undefined);
	const limit = performance.now() + 10_000;
	for (;;) {
		try {
			process.kill(started, 0);
		} catch {
			return;
		}
		assert.ok(performance.now() < limit, 'it runs on');
		await new Promise((resolve) => setImmediate(resolve));
	}
}
