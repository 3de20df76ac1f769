import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { findProgram } from '../../../../src/extension/source/findProgram.ts';

const skip = process.platform === 'win32' ? 'needs sh' : false;

describe('a program by its name', { skip }, () => {
	let root: string;
	const at = (...names: readonly string[]): string => path.join(root, ...names);
	const found = async (...entries: readonly string[]): Promise<string | undefined> =>
		findProgram('pump', [at('workspace')], entries.join(path.delimiter));
	const put = (...names: readonly string[]): void => {
		mkdirSync(path.dirname(at(...names)), { recursive: true });
		writeFileSync(at(...names), '#!/bin/sh\necho "$0"\n');
		chmodSync(at(...names), 0o755);
	};
	before(() => {
		root = realpathSync(mkdtempSync(path.join(tmpdir(), 'culprit-program-')));
		put('usr', 'pump');
		put('workspace', 'pump');
		put('workspace', 'node_modules', '.bin', 'pump');
		symlinkSync(at('workspace', 'node_modules'), at('linked'));
		mkdirSync(at('folder', 'pump'), { recursive: true });
		mkdirSync(at('text'));
		writeFileSync(at('text', 'pump'), 'no program');
	});
	after(() => rmSync(root, { recursive: true, force: true }));

	it('is that of the workspace, where the system looks for it by a relative entry of the PATH', async () => {
		const PATH = ['node_modules/.bin', at('usr')].join(path.delimiter);
		const { stdout } = spawnSync('pump', { cwd: at('workspace'), encoding: 'utf8', env: { PATH } });
		assert.equal(stdout, 'node_modules/.bin/pump\n');
		assert.equal(await findProgram('pump', [at('workspace')], PATH), at('usr', 'pump'));
	});

	it('is none in a folder of the workspace, in whatever way the PATH leads there', async () => {
		const ways = ['', '.', 'node_modules/.bin', at('workspace'), at('workspace', 'node_modules', '.bin')];
		assert.equal(await found(...ways, at('linked', '.bin')), undefined);
		assert.equal(await found(...ways, at('usr')), at('usr', 'pump'));
	});

	it('is none that cannot be run', async () => {
		assert.equal(await found(at('folder'), at('text'), at('gone')), undefined);
	});

	it('is the whole path that is given, and no other', async () => {
		assert.equal(await findProgram('/usr/local/bin/pump', [], ''), '/usr/local/bin/pump');
		assert.equal(await findProgram('node_modules/.bin/pump', [], root), undefined);
		assert.equal(await findProgram('./pump', [], at('usr')), undefined);
	});
});
