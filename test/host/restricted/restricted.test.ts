import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { createScratch } from '../source/scratch.ts';
import { contextOf, eventOf, issue, linksOf, sourceOver } from '../source/sourceUnderTest.ts';

const forever = new AbortController().signal;
const text = 'def fill(tank):\n    tank.open()\n    tank.level = 4\n    return tank\n';

/** Every call of git in this host: git writes them down itself. */
const calls = (): readonly string[] => {
	const log = process.env['GIT_TRACE2_EVENT'];
	assert.ok(log);
	return existsSync(log)
		? readFileSync(log, 'utf8')
				.split('\n')
				.filter((line) => line.includes('"event":"start"'))
		: [];
};

describe('in Restricted Mode', () => {
	it('finds lines by names and text, and runs nothing', async () => {
		assert.equal(vscode.workspace.isTrusted, false);
		const scratch = createScratch('untrusted');
		scratch.write('station/tank.py', `# One line more.\n${text}`);
		// What git would run, were it asked for the files.
		scratch.write('.git/config', '[core]\n\trepositoryformatversion = 0\n\tfsmonitor = /bin/false\n');
		scratch.write('.git/HEAD', 'ref: refs/heads/main\n');
		const source = sourceOver(scratch.folder);
		const event = eventOf(
			[
				{
					filename: 'station/tank.py',
					absPath: '/srv/app/station/tank.py',
					function: 'fill',
					lineNo: 3,
					context: contextOf(text, 3),
				},
				{ filename: 'station/gone.py', absPath: '/srv/app/station/gone.py', lineNo: 3 },
			],
			{ release: { version: 'pump-station@1.4.2', lastCommit: 'a'.repeat(40) } },
		);
		const links = await linksOf(source, event);
		assert.deepEqual([links.get('0:0')?.verdict, links.get('0:0')?.line], ['moved', 4]);
		assert.equal(links.get('0:1')?.verdict, 'notFound');
		await source.openFrame(issue, event, { stack: 0, frame: 0 }, forever);
		assert.equal(vscode.window.activeTextEditor?.selection.active.line, 3);
		await source.compareWithRelease();
		assert.deepEqual(calls(), []);
		// And it would have been written down.
		execFileSync('git', ['--version']);
		assert.equal(calls().length, 1);
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		source.dispose();
		scratch.remove();
	});
});
