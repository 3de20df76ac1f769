import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync, rmSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { openClone } from '../../../../src/extension/source/clone.ts';
import {
	type Branches,
	createFileHistory,
	type FileAsked,
	type HistoryPatience,
} from '../../../../src/extension/source/fileHistory.ts';
import { type GitScratch, gitScratch, plainly, signedLike } from './gitScratch.ts';

const skip = process.platform === 'win32' ? 'needs sh' : false;
const text = 'class Tank {\n  void fill() {}\n}\n';
const file = 'station/Tank.java';
const day = 24 * 3600 * 1000;
/** When the event came. */
const event = Date.UTC(2024, 5, 1);
const alone: Branches = { remotes: [] };
const origin: Branches = { remotes: ['origin'], upstream: 'refs/remotes/origin/main' };

function historyOf(context: TestContext, scratch: GitScratch, folder = '.', patience?: HistoryPatience) {
	const place = { ...scratch.place, folder: path.join(scratch.path, folder) };
	const clone = openClone(place);
	context.after(() => clone.close());
	const history = createFileHistory(place, clone, patience);
	return async (asked: Partial<FileAsked> = {}) =>
		history.since({ file, now: text, before: event, branches: alone, ...asked });
}

/** The file, committed so long before the event. */
function committed(context: TestContext, before = 100 * day): GitScratch {
	const scratch = gitScratch(context);
	scratch.git('init', '-q', '-b', 'main');
	scratch.write('README.md', '');
	scratch.commitAt(event - 200 * day);
	scratch.write(file, text);
	scratch.commitAt(event - before);
	return scratch;
}

describe('a file whose release git does not know', { skip }, () => {
	it('is as it was when no commit changed it since the event, nor a while before', async (context) => {
		const scratch = committed(context);
		scratch.write('other.java', text);
		scratch.commitAt(event + day);
		assert.equal(await historyOf(context, scratch)(), 'sinceEvent');
	});

	for (const [what, before] of [
		['after the event', -day],
		['before it, but maybe after what ran was built', 3 * day],
	] as const) {
		it(`is not when it was committed ${what}`, async (context) => {
			assert.equal(await historyOf(context, committed(context, before))(), undefined);
		});
	}

	it('is judged by when its commit came to be, not by when it was first written', async (context) => {
		const scratch = committed(context);
		scratch.write(file, `${text}// One line more.\n`);
		scratch.commitAt(event + day, event - 90 * day);
		assert.equal(await historyOf(context, scratch)({ now: `${text}// One line more.\n` }), undefined);
	});

	it('is not when it is edited, saved or not, renamed, or not committed at all', async (context) => {
		const scratch = committed(context);
		const ask = historyOf(context, scratch);
		assert.equal(await ask({ now: `\n${text}` }), undefined);
		assert.equal(await ask({ now: text.replaceAll('\n', '\r\n') }), 'sinceEvent', 'as Windows has it');
		scratch.write('New.java', text);
		assert.equal(await ask({ file: 'New.java' }), undefined);
		scratch.git('mv', file, 'station/Vessel.java');
		scratch.commitAt(event + day);
		assert.equal(await ask({ file: 'station/Vessel.java' }), undefined);
		assert.equal(await ask(), undefined);
	});

	it('counts as changed when the branch that changed it was merged', async (context) => {
		const scratch = committed(context);
		scratch.git('checkout', '-q', '-b', 'feature');
		const now = `// Above.\n${text}`;
		scratch.write(file, now);
		scratch.commitAt(event - 90 * day);
		scratch.git('checkout', '-q', 'main');
		scratch.write('other.java', text);
		scratch.commitAt(event - 80 * day);
		// By today's clock: after the event.
		scratch.git('merge', '-q', '--no-edit', 'feature');
		assert.equal(await historyOf(context, scratch)({ now }), undefined);
	});

	it('is not judged by a branch that is not the one which runs', async (context) => {
		const scratch = committed(context);
		scratch.git('checkout', '-q', '-b', 'feature');
		const ask = historyOf(context, scratch);
		assert.equal(await ask(), 'sinceEvent');
		const now = `// Above.\n${text}`;
		scratch.write(file, now);
		scratch.commitAt(event - 90 * day);
		assert.equal(await ask({ now }), undefined);
	});

	it('is named literally', async (context) => {
		const scratch = committed(context);
		scratch.write('[T]ank.java', text);
		scratch.commitAt(event - 90 * day);
		scratch.write('Tank.java', text);
		scratch.commitAt(event + day);
		const ask = historyOf(context, scratch);
		assert.equal(await ask({ file: '[T]ank.java' }), 'sinceEvent');
		assert.equal(await ask({ file: ':(glob)station/*' }), undefined);
		assert.equal(await ask({ file: '--all' }), undefined);
	});

	it('is not where there is no commit', async (context) => {
		const scratch = gitScratch(context);
		scratch.git('init', '-q');
		assert.equal(await historyOf(context, scratch)(), undefined);
	});
});

describe('a clone', { skip }, () => {
	function cloned(context: TestContext, ...options: readonly string[]): GitScratch {
		const scratch = committed(context);
		scratch.git('clone', '-q', ...options, `file://${scratch.path}`, 'clone');
		return scratch;
	}
	/** As if nobody had heard of the remote since long before the event. */
	function stale(scratch: GitScratch, ...files: readonly string[]): void {
		for (const name of ['refs/remotes/origin/HEAD', ...files]) {
			utimesSync(path.join(scratch.path, 'clone/.git', name), 0, (event - 50 * day) / 1000);
		}
	}

	it('tells when it was made after the event', async (context) => {
		const ask = historyOf(context, cloned(context), 'clone');
		assert.equal(await ask({ branches: origin }), 'sinceEvent');
		assert.equal(await ask({ branches: { remotes: ['origin'] } }), 'sinceEvent');
	});

	it('does not when it was not fetched since the event: others may have changed the file', async (context) => {
		const scratch = cloned(context);
		stale(scratch);
		assert.equal(await historyOf(context, scratch, 'clone')({ branches: origin }), 'cut');
		scratch.git('branch', 'other', 'main~1');
		scratch.gitIn('clone', 'fetch', '-q', 'origin', 'other');
		stale(scratch);
		assert.equal(await historyOf(context, scratch, 'clone')({ branches: origin }), 'cut', 'another branch');
		scratch.gitIn('clone', 'fetch', '-q');
		stale(scratch);
		assert.equal(await historyOf(context, scratch, 'clone')({ branches: origin }), 'sinceEvent');
		stale(scratch, 'FETCH_HEAD');
		assert.equal(await historyOf(context, scratch, 'clone')({ branches: origin }), 'cut');
	});

	it('does not when what it has fetched is not checked out', async (context) => {
		const scratch = cloned(context);
		scratch.write(file, `// Above.\n${text}`);
		scratch.git('add', file);
		scratch.commitAt(event - 50 * day);
		scratch.gitIn('clone', 'fetch', '-q');
		assert.equal(await historyOf(context, scratch, 'clone')({ branches: origin }), undefined);
	});

	it('does not without any branch of its remote', async (context) => {
		const scratch = committed(context);
		assert.equal(await historyOf(context, scratch)({ branches: origin }), 'cut');
	});

	it('that is shallow tells as far as its history goes', async (context) => {
		const near = committed(context);
		near.write('other.java', text);
		near.commitAt(event + day);
		near.git('clone', '-q', '--depth', '1', `file://${near.path}`, 'clone');
		assert.equal(await historyOf(context, near, 'clone')({ branches: origin }), 'cut');
		near.git('clone', '-q', '--depth', '2', `file://${near.path}`, 'deeper');
		assert.equal(await historyOf(context, near, 'deeper')({ branches: origin }), 'sinceEvent');
	});

	it('that lacks folders tells nothing, and fetches nothing', async (context) => {
		const scratch = committed(context);
		scratch.git('config', 'uploadpack.allowFilter', 'true');
		scratch.write('station/Valve.java', text);
		scratch.commitAt(event - 20 * day);
		scratch.git('clone', '-q', '--filter=tree:0', `file://${scratch.path}`, 'clone');
		scratch.gitIn('clone', 'config', 'remote.origin.url', 'ssh://example.invalid/pumps');
		scratch.gitIn('clone', 'config', 'core.sshCommand', scratch.trap);
		assert.equal(await historyOf(context, scratch, 'clone')({ branches: origin }), undefined);
		assert.equal(scratch.sprung(), false);
	});
});

describe('asking for the history of a file', { skip }, () => {
	it('runs nothing that the repository names', async (context) => {
		const scratch = committed(context);
		appendFileSync(path.join(scratch.path, '.git/info/attributes'), '*.java diff=odd filter=odd\n');
		const names = ['diff.odd.textconv', 'filter.odd.clean', 'core.fsmonitor', 'diff.external', 'gpg.program'];
		for (const name of names) {
			scratch.git('config', name, scratch.trap);
		}
		scratch.git('config', 'log.showSignature', 'true');
		scratch.git('update-ref', 'HEAD', signedLike(scratch, 'HEAD'));
		plainly(scratch, '.', ['log', '--first-parent', '--max-count=1', '--', file]);
		assert.equal(scratch.sprung(), true, 'it would be run');
		assert.equal(await historyOf(context, scratch)(), 'sinceEvent');
		assert.equal(scratch.sprung(), false);
	});

	it('ends after a while, and git is left alone for a time', async (context) => {
		const scratch = committed(context);
		const pipe = path.join(scratch.path, 'pipe');
		const place = scratch.place;
		const clone = openClone(place);
		context.after(() => clone.close());
		const patience = { answer: 200, rest: 60_000 };
		const history = createFileHistory(place, clone, patience);
		const asked = { file, now: text, before: event, branches: alone };
		// The clone's own process runs already.
		await clone.commit('HEAD');
		scratch.git('config', 'include.path', pipe);
		execFileSync('mkfifo', [pipe]);
		await history.since(asked).catch(() => undefined);
		const starts = scratch.starts().length;
		assert.equal(await history.since({ ...asked, file: 'README.md', now: '' }), undefined);
		assert.equal(scratch.starts().length, starts);
		rmSync(pipe);
	});

	it('walks once for a file and a commit', async (context) => {
		const scratch = committed(context);
		const ask = historyOf(context, scratch);
		await ask();
		const starts = scratch.starts().length;
		assert.equal(await ask({ before: event + day }), 'sinceEvent');
		assert.equal(scratch.starts().length, starts);
	});
});
