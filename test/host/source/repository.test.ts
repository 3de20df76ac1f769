import assert from 'node:assert/strict';
import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { noGit, skip } from '../harness/skip.ts';
import { until } from '../harness/until.ts';
import { createScratch, type Scratch } from './scratch.ts';
import { contextOf, eventOf, issue, linksOf, sourceOver } from './sourceUnderTest.ts';

const forever = new AbortController().signal;
const released = 'def fill(tank):\n    tank.open()\n    tank.level = 4\n    return tank\n';
const crash = {
	filename: 'station/tank.py',
	absPath: '/srv/app/station/tank.py',
	function: 'fill',
	lineNo: 3,
};

interface Git {
	openRepository(uri: vscode.Uri): Promise<unknown>;
}

/** VS Code's own may offer to load the window anew, and would be answered too. */
async function clearNotifications(): Promise<void> {
	await vscode.commands.executeCommand('notifications.clearAll');
}

describe('what happens to a repository while VS Code has it open', () => {
	const workspace = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
	const extension = vscode.extensions.getExtension<{ getAPI(version: 1): Git }>('vscode.git');
	let git: Git;
	let scratches: Scratch[] = [];
	const scratchOf = (name: string): Scratch => {
		const made = createScratch(name, 0, workspace);
		scratches.push(made);
		return made;
	};
	before(async function () {
		if (!extension || workspace === undefined) {
			skip(this, noGit);
		}
		git = (await extension.activate()).getAPI(1);
	});
	after(async () => {
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		for (const scratch of scratches) {
			scratch.remove();
		}
		scratches = [];
	});

	it('follows HEAD to another branch and back', async () => {
		const scratch = scratchOf('branches');
		scratch.git('init', '-q', '-b', 'main');
		scratch.write('README.md', '');
		scratch.commit('Begin');
		scratch.git('checkout', '-q', '-b', 'feature');
		scratch.write('station/tank.py', released);
		scratch.commit('Add the tank');
		scratch.git('checkout', '-q', 'main');
		await git.openRepository(scratch.folder.uri);
		const source = sourceOver(scratch.folder);
		const verdict = async (): Promise<string | undefined> =>
			(await linksOf(source, eventOf([{ ...crash, context: contextOf(released, 3) }]))).get('0:0')?.verdict;
		assert.equal(await verdict(), 'notFound');
		scratch.git('checkout', '-q', 'feature');
		await until(async () => (await verdict()) === 'exact');
		scratch.git('checkout', '-q', 'main');
		await until(async () => (await verdict()) === 'notFound');
		source.dispose();
	});

	it('counts a file of the release that is renamed and edited, but not committed', async () => {
		const scratch = scratchOf('renamed');
		scratch.git('init', '-q', '-b', 'main');
		scratch.write('station/tank.py', released);
		scratch.write('station/__init__.py', '');
		scratch.commit('Release');
		scratch.git('tag', 'v1.4.2');
		scratch.git('mv', 'station/tank.py', 'station/vessel.py');
		scratch.write('station/vessel.py', `# Renamed.\n${released}`);
		await git.openRepository(scratch.folder.uri);
		const source = sourceOver(scratch.folder);
		const event = eventOf([crash], { release: { version: 'pump-station@1.4.2' } });
		await until(async () => {
			const link = (await linksOf(source, event)).get('0:0');
			return link?.file === 'station/vessel.py' && link.line === 4 && link.verdict === 'moved';
		});
		source.dispose();
	});

	describe('that lacks the release’s commit', () => {
		const title = 'The commit of release pump-station@9.9.9 is not in this clone.';

		async function shallowClone(name: string): Promise<{
			readonly clone: Scratch;
			readonly folder: vscode.WorkspaceFolder;
			readonly commit: string;
			readonly has: () => boolean;
		}> {
			const origin = scratchOf(`${name}-origin`);
			origin.git('init', '-q', '-b', 'main');
			origin.write('station/tank.py', released);
			const commit = origin.commit('Release');
			origin.write('station/tank.py', `# One line more.\n${released}`);
			origin.commit('Move on');
			const clone = scratchOf(name);
			clone.git('clone', '-q', '--depth', '1', `file://${origin.path}`, 'clone');
			const folder = { ...clone.folder, uri: clone.uri('clone') };
			await git.openRepository(folder.uri);
			const has = (): boolean => {
				try {
					clone.git('-C', 'clone', 'cat-file', '-e', `${commit}^{commit}`);
					return true;
				} catch {
					return false;
				}
			};
			return { clone, folder, commit, has };
		}

		it('offers to fetch it, and fetches nothing before the answer', async () => {
			const { folder, commit, has } = await shallowClone('fetching');
			const source = sourceOver(folder);
			const event = eventOf([{ ...crash, context: contextOf(released, 3) }], {
				release: { version: 'pump-station@9.9.9', lastCommit: commit },
			});
			await source.openFrame(issue, event, { stack: 0, frame: 0 }, forever);
			await linksOf(source, event);
			await clearNotifications();
			const comparing = source.compareWithRelease();
			assert.equal(has(), false, title);
			await until(async () => {
				await vscode.commands.executeCommand('notification.acceptPrimaryAction');
				return has();
			});
			await comparing;
			await until(
				() => vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputTextDiff,
			);
			source.dispose();
		});

		it('sees it when the user has fetched it elsewhere', async () => {
			const { clone, folder, commit } = await shallowClone('elsewhere');
			const source = sourceOver(folder);
			const event = eventOf([crash], { release: { version: 'pump-station@9.9.9', lastCommit: commit } });
			assert.equal((await linksOf(source, event)).get('0:0')?.verdict, 'uncertain');
			clone.git('-C', 'clone', 'fetch', '-q', '--unshallow');
			await until(async () => (await linksOf(source, event)).get('0:0')?.line === 4);
			source.dispose();
		});
	});

	describe('that is a partial clone', () => {
		const blame = (isShown: boolean | undefined): Thenable<void> =>
			vscode.workspace
				.getConfiguration('git')
				.update('blame.statusBarItem.enabled', isShown, vscode.ConfigurationTarget.Global);
		// VS Code itself fetches what it needs to say who changed the line that the cursor is in.
		before(() => blame(false));
		after(() => blame(undefined));
		const release = { version: 'pump-station@1.4.2' };
		const valve = 'def close(valve):\n    valve.turn()\n';

		interface PartialClone {
			readonly folder: vscode.WorkspaceFolder;
			/** What the clone has commits and folders for, and not the content. */
			lacking(): string;
			/** Leaves a mark when it is run. */
			readonly trap: string;
			readonly sprung: () => boolean;
			readonly set: (name: string, value: string) => void;
		}

		async function partialClone(name: string): Promise<PartialClone> {
			const origin = scratchOf(`${name}-origin`);
			origin.git('init', '-q', '-b', 'main');
			origin.git('config', 'uploadpack.allowFilter', 'true');
			origin.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
			origin.write('station/tank.py', released);
			origin.write('station/valve.py', valve);
			origin.commit('Release');
			origin.git('tag', 'v1.4.2');
			origin.write('station/tank.py', `# One line more.\n${released}`);
			origin.commit('Move on');
			const scratch = scratchOf(name);
			scratch.git('clone', '-q', '--filter=blob:none', `file://${origin.path}`, 'clone');
			scratch.write('trap.sh', '#!/bin/sh\n: > "$(dirname "$0")/sprung"\ncat "$1"\n');
			const trap = scratch.uri('trap.sh').fsPath;
			chmodSync(trap, 0o755);
			const inClone = (...args: string[]): string => scratch.git('-C', 'clone', ...args);
			const folder = { ...scratch.folder, uri: scratch.uri('clone') };
			await git.openRepository(folder.uri);
			return {
				folder,
				lacking: () =>
					inClone('rev-list', '--objects', '--all', '--missing=print')
						.split('\n')
						.filter((line) => line.startsWith('?'))
						.join(' '),
				trap,
				sprung: () => existsSync(scratch.uri('sprung').fsPath),
				set: (setting, value) => void inClone('config', setting, value),
			};
		}

		it('fetches nothing for links that are drawn, and takes what is there', async () => {
			const clone = await partialClone('drawing');
			const before = clone.lacking();
			assert.notEqual(before, '');
			const source = sourceOver(clone.folder);
			const other = { filename: 'station/valve.py', absPath: '/srv/app/station/valve.py', lineNo: 2 };
			const links = await linksOf(source, eventOf([crash, { ...other, function: 'close' }], { release }));
			assert.equal(clone.lacking(), before);
			assert.deepEqual([links.get('0:0')?.verdict, links.get('0:1')?.verdict], ['uncertain', 'exact']);
			source.dispose();
		});

		it('runs no program that it names for links that are drawn', async () => {
			const clone = await partialClone('naming');
			writeFileSync(path.join(clone.folder.uri.fsPath, '.git/info/attributes'), '*.py diff=odd\n');
			clone.set('diff.odd.textconv', clone.trap);
			const source = sourceOver(clone.folder);
			const other = { filename: 'station/valve.py', absPath: '/srv/app/station/valve.py', lineNo: 2 };
			const links = await linksOf(source, eventOf([{ ...other, function: 'close' }], { release }));
			assert.equal(links.get('0:0')?.verdict, 'exact');
			assert.equal(clone.sprung(), false);
			source.dispose();
		});

		it('fetches a file that the user opens once the user says so, and goes to the line then', async () => {
			const clone = await partialClone('opening');
			const before = clone.lacking();
			const source = sourceOver(clone.folder);
			await clearNotifications();
			await source.openFrame(issue, eventOf([crash], { release }), { stack: 0, frame: 0 }, forever);
			const line = (): number => (vscode.window.activeTextEditor?.selection.active.line ?? 0) + 1;
			assert.deepEqual([clone.lacking(), line()], [before, 3]);
			await until(async () => {
				await vscode.commands.executeCommand('notification.acceptPrimaryAction');
				return clone.lacking() === '';
			});
			await until(() => line() === 4);
			source.dispose();
		});

		it('fetches a file that the user compares once the user says so', async () => {
			const clone = await partialClone('comparing');
			const source = sourceOver(clone.folder);
			const event = eventOf([{ ...crash, context: contextOf(released, 3) }], { release });
			await source.openFrame(issue, event, { stack: 0, frame: 0 }, forever);
			const before = clone.lacking();
			assert.notEqual(before, '', 'its lines told enough');
			let isAnswered = false;
			const refusing = source.compareWithRelease().then(() => (isAnswered = true));
			await until(async () => {
				await clearNotifications();
				return isAnswered;
			});
			await refusing;
			assert.equal(clone.lacking(), before);
			const comparing = source.compareWithRelease();
			await until(async () => {
				await vscode.commands.executeCommand('notification.acceptPrimaryAction');
				return clone.lacking() === '';
			});
			await comparing;
			await until(
				() => vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputTextDiff,
			);
			source.dispose();
		});
	});
});
