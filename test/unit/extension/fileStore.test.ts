import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { createFileStore, forgetFiles } from '../../../src/extension/fileStore.ts';

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

	it('takes no key that could be a path', async () => {
		const store = createFileStore(folder, 'path');
		for (const key of ['../x', 'a/b', '', 'a\0', '..']) {
			await assert.rejects(store.set(key, 1));
			assert.equal(await store.get(key), undefined);
		}
	});
});
