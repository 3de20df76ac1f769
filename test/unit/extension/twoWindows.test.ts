import assert from 'node:assert/strict';
import { fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createFileStore } from '../../../src/extension/platform/fileStore.ts';
import { createKeptFiles } from '../../../src/extension/session/keptFiles.ts';

const account = 'https://sentry.io#1';
const script = fileURLToPath(new URL('writingWindow.ts', import.meta.url));

async function storage(context: TestContext): Promise<string> {
	const folder = await mkdtemp(path.join(tmpdir(), 'culprit-windows-'));
	context.after(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
	return folder;
}

/** Every file in the storage, by its name. */
async function filesIn(folder: string): Promise<readonly string[]> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

/** A window that has begun to write `count` answers. */
async function openWindow(context: TestContext, folder: string, name: string, count: number) {
	// Without the flags of the run that this test is in: the other window runs no tests.
	const window = fork(script, [folder, account, name, String(count)], { execArgv: [] });
	context.after(() => window.kill());
	await once(window, 'message');
	return {
		/** Tells it something and waits for the answer. */
		tell: async (message: string) => {
			window.send(message);
			await once(window, 'message');
		},
		end: async () => {
			window.send('end');
			await once(window, 'exit');
		},
	};
}

test('two windows that write side by side leave no file beyond the bounds', async (context) => {
	const folder = await storage(context);
	const windows = await Promise.all(['a', 'b'].map((name) => openWindow(context, folder, name, 300)));
	await Promise.all(windows.map(({ end }) => end()));
	const files = await filesIn(folder);
	assert.ok(files.length > 100 && files.length <= 200, `${files.length} files`);
	const store = createFileStore(folder, account);
	assert.deepEqual(
		(await store.list()).map(({ key }) => `${key}.json`).toSorted(),
		files.toSorted(),
		'a file that nothing knows of',
	);
});

test('signing out while another window writes leaves nothing, and nothing comes after', async (context) => {
	for (let round = 0; round < 3; round++) {
		const folder = await storage(context);
		const window = await openWindow(context, folder, 'other', 5_000);
		assert.notDeepEqual(await filesIn(folder), [], 'there is something to remove');
		const kept = createKeptFiles({ folder, isOn: () => true, log: (line) => assert.fail(line) });
		await kept.forget(account);
		await kept.clean();
		// It hears of it only now: what it wrote meanwhile is its own to remove.
		await window.tell('tokenChanged');
		assert.deepEqual(await filesIn(folder), []);
		await window.tell('more');
		assert.deepEqual(await filesIn(folder), []);
		await window.end();
		assert.deepEqual(await readdir(path.join(folder, 'replies')), []);
	}
});

test('a full disk leaves nothing half written', async (context) => {
	if (process.platform === 'win32') {
		context.skip('needs ulimit, which sh has: run it on Linux or macOS');
		return;
	}
	const folder = await storage(context);
	const store = new URL('../../../src/extension/platform/fileStore.ts', import.meta.url);
	// As a full disk does, the limit cuts a file off in the middle.
	const code = `import { createFileStore } from ${JSON.stringify(store)};
await createFileStore(process.argv[1], 'a').set('key', 'x'.repeat(50_000)).catch(({ code }) => console.log(code));`;
	const { stdout } = spawnSync(
		'sh',
		['-c', 'ulimit -f 4; exec "$0" "$@"', process.execPath, '--input-type=module', '-e', code, folder],
		{ encoding: 'utf8' },
	);
	assert.equal(stdout, 'EFBIG\n');
	assert.deepEqual(await filesIn(folder), []);
});
