import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { createFileStore } from '../../../../src/extension/platform/fileStore.ts';
import { createKeptFiles, type KeptFilesOptions } from '../../../../src/extension/session/keptFiles.ts';

const account = 'https://sentry.io#1';

async function open(context: TestContext, options: Partial<KeptFilesOptions> = {}) {
	const folder = await mkdtemp(path.join(tmpdir(), 'culprit-kept-'));
	context.after(() => rm(folder, { recursive: true, force: true }));
	const setting = { isOn: true };
	const kept = createKeptFiles({
		folder,
		isOn: () => setting.isOn,
		log: (line) => assert.fail(line),
		...options,
	});
	const files = async () =>
		(await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
	return { folder, setting, kept, files };
}

test('switched off, nothing is kept or read, and what was kept is deleted at once', async (context) => {
	const { folder, setting, kept, files } = await open(context);
	const store = kept.open(account);
	await store.set('a1', 1);
	await createFileStore(folder, 'of another window').set('a1', 1);
	const writing = store.set('a2', 'x'.repeat(1_000_000));

	setting.isOn = false;
	assert.equal(store.isOn?.(), false);
	await kept.clear();
	await writing;
	assert.deepEqual(await files(), [], 'also what was being written');
	await store.set('a3', 1);
	assert.deepEqual(await files(), []);
	await createFileStore(folder, account).set('a1', 'from before');
	assert.equal(await store.get('a1'), undefined);
	assert.deepEqual(await store.list(), []);

	setting.isOn = true;
	await store.set('a4', 1);
	assert.equal(await store.get('a4'), 1, 'it goes on where it is switched on again');
});

test('what was kept while it was on goes with the sweep, where it was switched off meanwhile', async (context) => {
	const { setting, kept, files } = await open(context, { later: async () => undefined });
	await kept.open(account).set('a1', 1);
	setting.isOn = false;
	await kept.sweep(() => [account]);
	assert.deepEqual(await files(), []);
});

test('the sweep leaves what belongs to an account, and is done once', async (context) => {
	const times = { asked: 0 };
	const { folder, kept, files } = await open(context, { later: async () => undefined });
	await kept.open(account).set('a1', 1);
	await createFileStore(folder, 'gone').set('a1', 1);
	for (let round = 0; round < 3; round++) {
		await kept.sweep(() => {
			times.asked++;
			return [account];
		});
	}
	assert.equal((await files()).length, 1);
	assert.equal(times.asked, 1);
	assert.equal(await kept.open(account).get('a1'), 1);
});

test('a client that was forgotten keeps nothing more; the next one does', async (context) => {
	const { kept, files } = await open(context);
	const before = kept.open(account);
	await before.set('a1', 1);
	await kept.leave('https://sentry.io#2');
	assert.equal((await files()).length, 1, 'what another account does is nothing to it');
	await kept.leave(account);
	await before.set('a1', 1);
	assert.deepEqual(await files(), []);
	await kept.open(account).set('a1', 1);
	assert.equal((await files()).length, 1);
});
