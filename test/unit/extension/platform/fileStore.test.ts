import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { isCulpritError } from '../../../../src/core/failure.ts';
import {
	createFileStore,
	forgetFiles,
	removeForgotten,
	sweepFiles,
} from '../../../../src/extension/platform/fileStore.ts';

describe('what is kept for offline reading', () => {
	let folder: string;
	before(async () => {
		folder = await mkdtemp(path.join(tmpdir(), 'culprit-store-'));
	});
	after(() => rm(folder, { recursive: true, force: true }));

	it('comes back, also from another store of the same account', async () => {
		await createFileStore(folder, 'https://sentry.io#1').set('a1', { x: [1, null] });
		assert.deepEqual(await createFileStore(folder, 'https://sentry.io#1').get('a1'), { x: [1, null] });
	});

	it('belongs to one account', async () => {
		await createFileStore(folder, 'https://sentry.io#1').set('a1', 1);
		assert.equal(await createFileStore(folder, 'https://sentry.io#2').get('a1'), undefined);
	});

	it('is forgotten key by key, and whole with the account', async () => {
		const store = createFileStore(folder, 'gone');
		await store.set('a1', 1);
		await store.set('a2', 2);
		await store.set('a1', undefined);
		assert.equal(await store.get('a1'), undefined);
		await forgetFiles(folder, 'gone');
		assert.equal(await store.get('a2'), undefined);
	});

	it('is as if it were not there when a crash left half of it', async () => {
		const store = createFileStore(folder, 'crash');
		await store.set('a1', { long: 'x'.repeat(100) });
		for (const file of await readdir(folder, { recursive: true, withFileTypes: true })) {
			if (file.isFile()) {
				await writeFile(path.join(file.parentPath, file.name), '{"long":"xx');
			}
		}
		assert.equal(await store.get('a1'), undefined);
	});

	it('is listed with its size and time, without what is no file of its own', async () => {
		const store = createFileStore(folder, 'listed');
		assert.deepEqual(await store.list(), []);
		const before = Date.now() - 2_000;
		await store.set('a1', 'four');
		await store.set('a2', 2);
		const [home = ''] = (await readdir(folder, { recursive: true, withFileTypes: true }))
			.filter(({ name }) => name === 'a2.json')
			.map(({ parentPath }) => parentPath)
			.slice(-1);
		await writeFile(path.join(home, 'a1.json.draft'), '1');
		await mkdir(path.join(home, 'a3.json'));
		await symlink(path.join(home, 'a1.json'), path.join(home, 'a4.json')).catch(() => undefined);
		const files = (await store.list()).toSorted((a, b) => a.key.localeCompare(b.key));
		assert.deepEqual(
			files.map(({ key, size }) => [key, size]),
			[
				['a1', 6],
				['a2', 1],
			],
		);
		assert.ok(files.every(({ at }) => at > before && at < Date.now() + 2_000));
	});

	it('takes no key that could be a path', async () => {
		const store = createFileStore(folder, 'path');
		for (const key of ['../x', 'a/b', '', 'a\0', '..']) {
			await assert.rejects(store.set(key, 1));
			assert.equal(await store.get(key), undefined);
		}
	});

	it('writes nothing once it is closed, and closing waits for what is being written', async () => {
		const store = createFileStore(folder, 'closed');
		const writing = store.set('a1', 'x'.repeat(1_000_000));
		await store.close();
		assert.equal((await store.list()).length, 1);
		await writing;
		await store.set('a2', 2);
		assert.deepEqual(
			(await store.list()).map(({ key }) => key),
			['a1'],
		);
	});
});

describe('what signing out, a crash or another account left', () => {
	let folder: string;
	let root: string;
	before(async () => {
		folder = await mkdtemp(path.join(tmpdir(), 'culprit-left-'));
		root = path.join(folder, 'replies');
	});
	after(() => rm(folder, { recursive: true, force: true }));

	it('is swept, and nothing else', async () => {
		const ours = createFileStore(folder, 'ours');
		await ours.set('a1', 'kept');
		const [home = ''] = await readdir(root);
		const old = new Date(Date.now() - 3_600_000);
		const draft = (name: string) => path.join(root, home, name);
		await writeFile(draft(`a2.json.${randomUUID()}`), '"ha');
		await writeFile(draft(`a3.json.${randomUUID()}`), '"ha');
		await writeFile(draft('what is this'), '');
		for (const name of await readdir(path.join(root, home))) {
			if (name.startsWith('a3') || name.startsWith('what')) {
				await utimes(draft(name), old, old);
			}
		}
		await ours.set('old', 'a week');
		await ours.set('future', 'a wrong clock');
		const day = 86_400_000;
		for (const [name, age] of [
			['old', 7.1 * day],
			['future', -2 * day],
			['a1', 6.9 * day],
		] as const) {
			const time = new Date(Date.now() - age);
			await utimes(draft(`${name}.json`), time, time);
		}
		await createFileStore(folder, 'signed out').set('a1', 'orphan');
		await mkdir(path.join(root, 'forgotten-1'));
		await writeFile(path.join(root, 'forgotten-1', 'a1.json'), '1');
		await writeFile(path.join(root, 'a file'), '1');
		const outside = path.join(folder, 'outside');
		await mkdir(outside);
		await writeFile(path.join(outside, 'precious'), '1');
		await symlink(outside, path.join(root, 'link'), 'junction');

		await sweepFiles(folder, ['ours', 'never wrote'], Date.now());
		assert.deepEqual(await readdir(root), [home]);
		assert.deepEqual(
			(await readdir(path.join(root, home))).map((name) => name.slice(0, 7)).toSorted(),
			['a1.json', 'a2.json'],
			'a draft of now may be another window’s',
		);
		assert.equal(await ours.get('a1'), 'kept');
		assert.deepEqual(await readdir(outside), ['precious']);
	});

	it('that cannot be deleted is named, with its folder; what can be moved is out of reach at once', async (context) => {
		if (process.platform === 'win32') {
			context.skip('needs the permissions of Linux or macOS: run it there');
			return;
		}
		const store = createFileStore(folder, 'stubborn');
		await store.set('a1', 1);
		const refuse = async (mode: number, work: () => Promise<void>, said: string) => {
			await chmod(root, mode);
			try {
				await assert.rejects(asNobody(work), (error) => {
					assert.ok(isCulpritError(error));
					assert.equal(error.reason, 'notRemoved');
					assert.match(error.facts.code ?? '', /^E(?:ACCES|PERM)$/);
					assert.ok(error.facts.folder?.startsWith(path.join(root, said)), error.facts.folder);
					assert.ok(!error.message.includes(root), 'the log needs no path');
					return true;
				});
			} finally {
				await chmod(root, 0o700);
			}
		};
		await chmod(folder, 0o755);
		await refuse(0o555, () => forgetFiles(folder, 'stubborn'), '');
		await forgetFiles(folder, 'stubborn');
		assert.equal(await store.get('a1'), undefined);
		await refuse(0, () => removeForgotten(folder), '');
		await refuse(0o555, () => removeForgotten(folder), 'forgotten-');
		await removeForgotten(folder);
		assert.ok(!(await readdir(root)).some((name) => name.startsWith('forgotten-')));
	});
});

/** Root may do anything: as somebody who owns nothing here. */
async function asNobody(work: () => Promise<void>): Promise<void> {
	const isRoot = process.getuid?.() === 0;
	if (isRoot) {
		process.seteuid?.(65_534);
	}
	try {
		await work();
	} finally {
		if (isRoot) {
			process.seteuid?.(0);
		}
	}
}
