import assert from 'node:assert/strict';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { createFolderIndex, type FolderIndex } from '../../../src/extension/source/folderIndex.ts';
import { until } from '../harness/until.ts';

const forever = new AbortController().signal;

describe('the files of a folder', () => {
	const [folder] = vscode.workspace.workspaceFolders ?? [];
	let index: FolderIndex;
	let log: vscode.LogOutputChannel;
	/** In a folder that was there when VS Code began to watch: of new ones within new ones it does not hear at once. */
	const [here, there] = ['raven/station/here.py', 'raven/station/there.py'];
	const fileAt = (file: string): string => path.join(folder?.uri.fsPath ?? '', file);
	before(() => {
		assert.ok(folder);
		writeFileSync(fileAt(here), 'def main():\n    pass\n');
		log = vscode.window.createOutputChannel('index test', { log: true });
		index = createFolderIndex(folder, 10_000, log, () => {});
	});
	after(() => {
		index.dispose();
		log.dispose();
		rmSync(fileAt(here), { force: true });
		rmSync(fileAt(there), { force: true });
	});
	const has = async (file: string): Promise<boolean> => (await index.ready(forever)).find(file) === file;

	it('has one that was away while they were listed, whatever the watcher makes of that', async () => {
		for (let round = 0; round < 5; round++) {
			renameSync(fileAt(here), fileAt(there));
			index.invalidate();
			assert.equal(await has(here), false);
			// Sooner than the watcher tells of the first move: then it tells that a file was changed, and no more.
			renameSync(fileAt(there), fileAt(here));
			await until(() => has(here));
		}
	});
});
