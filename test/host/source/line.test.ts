import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, renameSync, symlinkSync, unlinkSync } from 'node:fs';
import path from 'node:path';
import { after, before, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { Source } from '../../../src/extension/source/source.ts';
import { noGit, skip } from '../harness/skip.ts';
import { until } from '../harness/until.ts';
import { createScratch, type Scratch } from './scratch.ts';
import { contextOf, eventOf, issue, linksOf, sourceOver } from './sourceUnderTest.ts';

const released = `import pumps


def prime(pump):
    pump.open()
    pump.fill(litres=4)
    return pump


def main(argv):
    pump = pumps.find(argv[1])
    prime(pump)
    level = pump.tank["level"]
    print("level", level)
    return 0
`;
/** Two lines more above, and one within `main`. */
const today = released
	.replace('import pumps\n', 'import pumps\nimport time\n\n')
	.replace('    prime(pump)\n', '    prime(pump)\n    time.sleep(1)\n');
const crash = {
	filename: 'station/runner.py',
	absPath: '/srv/app/station/runner.py',
	module: 'station.runner',
	function: 'main',
	lineNo: 13,
};
const active = (): { readonly file: string; readonly line: number } | undefined => {
	const editor = vscode.window.activeTextEditor;
	return (
		editor && { file: path.basename(editor.document.uri.fsPath), line: editor.selection.active.line + 1 }
	);
};
const forever = new AbortController().signal;

describe('from a frame to its line, in folders on disk', () => {
	let scratch: Scratch;
	let source: Source;
	before(() => {
		scratch = createScratch('plain');
		scratch.write('station/__init__.py', '');
		source = sourceOver(scratch.folder);
	});
	beforeEach(() => scratch.write('station/runner.py', today));
	after(async () => {
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		source.dispose();
		scratch.remove();
	});

	it('follows a line that moved, by its context, where there is no git', async () => {
		const event = eventOf([{ ...crash, context: contextOf(released, 13) }]);
		const links = await linksOf(source, event);
		assert.deepEqual(
			{ ...links.get('0:0'), why: '' },
			{ verdict: 'moved', file: 'station/runner.py', line: 16, was: 13, why: '' },
		);
		await source.openFrame(issue, event, { stack: 0, frame: 0 }, forever);
		assert.deepEqual(active(), { file: 'runner.py', line: 16 });
	});

	it('counts edits that are not saved yet', async () => {
		const document = await vscode.workspace.openTextDocument(scratch.uri('station/runner.py'));
		const editor = await vscode.window.showTextDocument(document);
		await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# one\n# two\n# three\n'));
		const event = eventOf([{ ...crash, context: contextOf(released, 13) }]);
		assert.equal((await linksOf(source, event)).get('0:0')?.line, 19);
		await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
	});

	it('does not claim a line that it cannot compare', async () => {
		const links = await linksOf(source, eventOf([crash]));
		assert.equal(links.get('0:0')?.verdict, 'uncertain');
	});

	it('opens the function of a list row without asking for an event', async () => {
		const row = { ...issue, metadata: { filename: 'station/runner.py', function: 'prime', raw: {} } };
		await source.openCulprit(row, undefined, forever);
		assert.deepEqual(active(), { file: 'runner.py', line: 6 });
	});

	it('asks for the event when it may, because only that knows the line', async () => {
		const row = { ...issue, metadata: { filename: 'station/runner.py', function: 'main', raw: {} } };
		const event = eventOf([{ ...crash, context: contextOf(released, 13) }]);
		await source.openCulprit(row, undefined, forever, async () => event);
		assert.deepEqual(active(), { file: 'runner.py', line: 16 });
	});

	it('tells when a file was written or typed into, so that what was said of its lines is said anew', async () => {
		const event = eventOf([{ ...crash, context: contextOf(released, 13) }]);
		assert.equal((await linksOf(source, event)).get('0:0')?.line, 16);
		let told = 0;
		const listening = source.onDidChange(() => {
			told += 1;
		});
		scratch.write('station/runner.py', `# One line more.\n${today}`);
		await until(() => told > 0);
		assert.equal((await linksOf(source, event)).get('0:0')?.line, 17);
		const document = await vscode.workspace.openTextDocument(scratch.uri('station/runner.py'));
		const editor = await vscode.window.showTextDocument(document);
		// VS Code may tell of the write after this: it is not what is waited for.
		const before = told;
		await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# Another.\n'));
		await until(() => told > before);
		assert.equal((await linksOf(source, event)).get('0:0')?.line, 18);
		listening.dispose();
		await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
	});

	it('hears of files that come and go', async () => {
		const event = eventOf([
			{ filename: 'station/late.py', absPath: '/srv/app/station/late.py', function: 'x' },
		]);
		assert.equal((await linksOf(source, event)).get('0:0')?.verdict, 'notFound');
		scratch.write('station/late.py', 'def x():\n    pass\n');
		await until(async () => (await linksOf(source, event)).get('0:0')?.file === 'station/late.py');
		unlinkSync(path.join(scratch.path, 'station/late.py'));
		await until(async () => (await linksOf(source, event)).get('0:0')?.verdict === 'notFound');
	});

	it('hears of files that come in masses', async () => {
		for (let at = 0; at < 1200; at += 1) {
			scratch.write(`mass/part${at}.py`, '');
		}
		const frame = { filename: 'mass/part1199.py', absPath: '/srv/app/mass/part1199.py', function: 'x' };
		await until(async () => (await linksOf(source, eventOf([frame]))).get('0:0')?.file === frame.filename);
	});

	it('follows no link out of the workspace', async () => {
		const outside = createScratch('outside');
		outside.write('secret.py', 'PASSWORD = "hunter2"\n');
		symlinkSync(outside.path, path.join(scratch.path, 'station/linked'));
		symlinkSync(path.join(outside.path, 'secret.py'), path.join(scratch.path, 'station/secret.py'));
		const before = active();
		for (const file of ['station/secret.py', 'station/linked/secret.py']) {
			// Whoever opens the path as it stands reads what is outside.
			assert.match(readFileSync(path.join(scratch.path, file), 'utf8'), /hunter2/);
			const event = eventOf([
				{ filename: file, absPath: `/srv/app/${file}`, context: [[1, 'PASSWORD = "hunter2"']], lineNo: 1 },
			]);
			const link = (await linksOf(source, event)).get('0:0');
			assert.ok(link && !['exact', 'moved'].includes(link.verdict), `${file}: ${link?.verdict}`);
			void source.openFrame(issue, event, { stack: 0, frame: 0 }, forever);
		}
		assert.deepEqual(active(), before);
		outside.remove();
	});

	it('reads nothing but files: a pipe would be waited for', async () => {
		const pipe = path.join(scratch.path, 'station/pipe.py');
		execFileSync('mkfifo', [pipe]);
		const event = eventOf([
			{
				filename: 'station/pipe.py',
				absPath: '/srv/app/station/pipe.py',
				context: [[1, 'x = 1']],
				lineNo: 1,
			},
		]);
		await until(async () => (await linksOf(source, event)).get('0:0') !== undefined);
		unlinkSync(pipe);
	});

	it('a path upwards, a glob and a line out of bounds would each do something', async () => {
		assert.equal(path.resolve(scratch.path, '../'.repeat(20), 'etc/passwd'), path.resolve('/etc/passwd'));
		assert.ok((await vscode.workspace.findFiles('**/*.{py,txt}')).length > 1);
		assert.throws(() => new vscode.Position(-1, 0));
	});

	for (const [name, hostile] of Object.entries({
		'a path upwards': '../../../../../../etc/passwd',
		'an absolute path': '/etc/passwd',
		'a UNC path': '\\\\host\\share\\station\\runner.py',
		'an encoded path upwards': '%2e%2e/%2e%2e/etc/passwd',
		'a NUL': 'station/runner.py\0.txt',
		'a file: address with a host': 'file://host/share/station/runner.py',
		'a glob': '**/*.{py,txt}',
	})) {
		it(`opens nothing for ${name}`, async () => {
			const link = (await linksOf(source, eventOf([{ filename: hostile, absPath: hostile, lineNo: 1 }]))).get(
				'0:0',
			);
			assert.equal(link?.file, undefined, JSON.stringify(link));
		});
	}

	for (const line of [-1, 0, 1e9, Number.NaN, 2.5]) {
		it(`clamps line ${line}`, async () => {
			const event = eventOf([{ ...crash, lineNo: line }]);
			await source.openFrame(issue, event, { stack: 0, frame: 0 }, forever);
			assert.equal(active()?.file, 'runner.py');
		});
	}
});

describe('from a frame to its line, in git repositories', () => {
	let scratch: Scratch;
	let source: Source;
	let commit: string;
	const workspace = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
	const git = vscode.extensions.getExtension('vscode.git');

	before(async function () {
		if (!git || workspace === undefined) {
			skip(this, noGit);
		}
		const api = (
			(await git.activate()) as {
				getAPI(version: 1): { openRepository(uri: vscode.Uri): Promise<unknown>; repositories: unknown[] };
			}
		).getAPI(1);
		scratch = createScratch('repository', 0, workspace);
		scratch.git('init', '-q', '-b', 'main');
		scratch.write('station/__init__.py', '');
		scratch.write('station/runner.py', released);
		commit = scratch.commit('Release');
		scratch.git('tag', 'v1.4.2');
		scratch.write('station/runner.py', today);
		scratch.commit('Move on');
		await api.openRepository(scratch.folder.uri);
		source = sourceOver(scratch.folder);
	});
	after(async () => {
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		source.dispose();
		scratch.remove();
	});
	const inRelease = { release: { version: 'pump-station@1.4.2' } };

	it('asks git where the line went when the event holds no source', async () => {
		const links = await linksOf(source, eventOf([crash], inRelease));
		assert.equal(links.get('0:0')?.verdict, 'moved');
		assert.equal(links.get('0:0')?.line, 16);
	});

	it('knows the release by the commit that Sentry has for it', async () => {
		const release = { version: 'spring', lastCommit: commit };
		assert.equal((await linksOf(source, eventOf([crash], { release }))).get('0:0')?.line, 16);
	});

	it('maps over edits that are not saved', async () => {
		const document = await vscode.workspace.openTextDocument(scratch.uri('station/runner.py'));
		const editor = await vscode.window.showTextDocument(document);
		await editor.edit((edit) => edit.insert(new vscode.Position(3, 0), '# one\n# two\n'));
		assert.equal((await linksOf(source, eventOf([crash], inRelease))).get('0:0')?.line, 18);
		await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
	});

	it('says that a line is gone, and where its function is', async () => {
		const without = today.replace('    level = pump.tank["level"]\n    print("level", level)\n', '');
		scratch.write('station/runner.py', without);
		const link = (await linksOf(source, eventOf([crash], inRelease))).get('0:0');
		assert.ok(link && !['exact', 'moved'].includes(link.verdict), link?.verdict);
		scratch.write('station/runner.py', today);
	});

	it('asks git even where the text is sure: a copy may have taken the place of the line', async () => {
		const body = (name: string): string => `class ${name}:
    def run(self, payload, tank):
        tank.open()
        left = self.inner.run(payload, tank)
        tank.close(left)
        return left
`;
		const backward = `        if tank.direction == "backward":
            right = self.outer.run(payload, tank)
            tank.drain(right)
            return right
        tank.measure()
        tank.note("forward")
`;
		const valves = [1, 2, 3, 4, 5, 6, 7, 8].map(
			(at) => `    def valve_${at}(self):\n        return self.valves[${at}]\n`,
		);
		const pipe = body('Pipe') + valves.join('');
		scratch.write('station/pipe.py', pipe);
		const release = { version: 'pipe', lastCommit: scratch.commit('Pipe') };
		const grown = pipe
			.replace('        tank.open()\n', `${backward}        tank.open(wide=True)\n`)
			.replace('        tank.close(left)\n', '        tank.shut(left)\n');
		scratch.write('station/pipe.py', `${grown}\n\n${body('Codec')}`);
		const frame = { ...crash, filename: 'station/pipe.py', absPath: '/srv/app/station/pipe.py' };
		const told: (readonly [verdict: string, line: number | undefined])[] = [];
		await source.linksOf(
			issue,
			eventOf(
				[{ ...frame, module: 'station.pipe', function: 'run', lineNo: 4, context: contextOf(pipe, 4) }],
				{ release },
			),
			forever,
			(_, { verdict, line }) => told.push([verdict, line]),
		);
		const isSure = told.at(-1)?.[0] === 'exact' || told.at(-1)?.[0] === 'moved';
		assert.ok(!isSure || told.at(-1)?.[1] === 10, JSON.stringify(told));
	});

	it('follows a file that was renamed', async () => {
		renameSync(path.join(scratch.path, 'station/runner.py'), path.join(scratch.path, 'station/operator.py'));
		scratch.commit('Rename');
		await until(async () => {
			const link = (await linksOf(source, eventOf([crash], inRelease))).get('0:0');
			return link?.file === 'station/operator.py' && link.line === 16;
		});
		renameSync(path.join(scratch.path, 'station/operator.py'), path.join(scratch.path, 'station/runner.py'));
		scratch.commit('Rename back');
	});

	it('goes on by context where a shallow clone lacks the release’s commit', async () => {
		await until(async () => (await linksOf(source, eventOf([crash]))).get('0:0')?.verdict === 'uncertain');
		const shallow = createScratch('shallow', 0, workspace);
		shallow.git('clone', '-q', '--depth', '1', `file://${scratch.path}`, 'clone');
		const folder = { ...shallow.folder, uri: shallow.uri('clone') };
		const other = sourceOver(folder);
		const release = { version: 'pump-station@1.4.2', lastCommit: commit };
		const blind = await linksOf(other, eventOf([crash], { release }));
		assert.equal(blind.get('0:0')?.verdict, 'uncertain');
		const seeing = await linksOf(
			other,
			eventOf([{ ...crash, context: contextOf(released, 13) }], { release }),
		);
		assert.equal(seeing.get('0:0')?.line, 16);
		other.dispose();
		shallow.remove();
	});

	it('takes the line of its number where nobody changed the file since the event, and says so', async () => {
		const text = 'def turn(valve):\n    valve.open()\n    valve.turn()\n';
		scratch.write('station/valve.py', text);
		const frame = { ...crash, filename: 'station/valve.py', absPath: '/srv/app/station/valve.py' };
		const asked = (release = {}) =>
			eventOf([{ ...frame, module: 'station.valve', function: 'turn', lineNo: 3 }], {
				dateCreated: Date.now() + 100 * 24 * 3600 * 1000,
				...release,
			});
		const link = async (release = {}) => (await linksOf(source, asked(release))).get('0:0');
		await until(async () => (await link())?.verdict === 'uncertain');
		const lastCommit = scratch.commit('Valve');
		await until(async () => (await link())?.verdict === 'exact');
		assert.deepEqual(await link(), {
			file: 'station/valve.py',
			verdict: 'exact',
			line: 3,
			byDate: true,
			why: 'Line 3: no commit has changed the file since the event.',
		});
		const known = await link({ release: { version: 'valve', lastCommit } });
		assert.equal(known?.why, 'Line 3: the file is as it was in the release.');
		await source.openFrame(issue, asked(), { stack: 0, frame: 0 }, forever);
		assert.deepEqual(active(), { file: 'valve.py', line: 3 });
		const document = await vscode.workspace.openTextDocument(scratch.uri('station/valve.py'));
		const editor = await vscode.window.showTextDocument(document);
		await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# one\n'));
		assert.equal((await link())?.verdict, 'uncertain', 'edited');
		await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
	});

	it('opens the release’s file beside the file of today', async () => {
		await source.openFrame(issue, eventOf([crash], inRelease), { stack: 0, frame: 0 }, forever);
		await source.compareWithRelease();
		const diff = (): vscode.TabInputTextDiff | undefined => {
			const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
			return input instanceof vscode.TabInputTextDiff ? input : undefined;
		};
		await until(() => diff() !== undefined);
		const before = await vscode.workspace.openTextDocument(diff()?.original ?? scratch.uri(''));
		assert.equal(before.getText(), released);
		// At both lines: 13 in the release, 16 now.
		const lineIn = (uri: vscode.Uri | undefined): number =>
			1 +
			(vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri?.toString())
				?.selection.active.line ?? -1);
		await until(() => lineIn(diff()?.original) === 13 && lineIn(diff()?.modified) === 16);
	});
});

describe('several folders', () => {
	it('finds the file in either, and says in which', async () => {
		const one = createScratch('one', 0);
		const two = createScratch('two', 1);
		one.write('station/runner.py', today);
		two.write('valves/valve.py', 'def turn():\n    return 1\n');
		const source = sourceOver(one.folder, two.folder);
		const links = await linksOf(
			source,
			eventOf([
				{
					filename: 'valves/valve.py',
					function: 'turn',
					lineNo: 2,
					context: [
						[1, 'def turn():'],
						[2, '    return 1'],
					],
				},
				{ ...crash, context: contextOf(released, 13) },
			]),
		);
		assert.equal(links.get('0:0')?.file, `${two.folder.name}/valves/valve.py`);
		assert.equal(links.get('0:1')?.file, `${one.folder.name}/station/runner.py`);
		source.dispose();
		one.remove();
		two.remove();
	});
});

describe('stepping through a trace', () => {
	it('goes to a file that is only likely, and says so', async () => {
		const scratch = createScratch('likely');
		scratch.write('station/runner.py', released);
		scratch.write('gateway/main.py', 'print(1)\n');
		const source = sourceOver(scratch.folder);
		const event = eventOf([
			{ filename: 'main.py', absPath: 'main.py', function: 'run', lineNo: 1 },
			{ ...crash, function: 'prime', lineNo: 6, context: contextOf(released, 6) },
		]);
		const links = await linksOf(source, event);
		assert.deepEqual(
			[links.get('0:0')?.verdict, links.get('0:0')?.candidates, links.get('0:0')?.file],
			['candidates', 1, 'gateway/main.py'],
		);
		await source.openFrame(issue, event, { stack: 0, frame: 1 }, forever);
		await source.step('next', forever);
		assert.deepEqual(active(), { file: 'main.py', line: 1 });
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		source.dispose();
		scratch.remove();
	});

	it('goes to callers and back, past frames that are not here', async () => {
		const scratch = createScratch('trace');
		scratch.write('station/runner.py', released);
		const source = sourceOver(scratch.folder);
		const at = (line: number, name: string): object => ({
			...crash,
			function: name,
			lineNo: line,
			context: contextOf(released, line),
		});
		const event = eventOf([
			at(12, 'main'),
			{ filename: 'lib/threading.py', absPath: '/usr/lib/python3.12/threading.py', inApp: false },
			at(6, 'prime'),
		]);
		await source.openFrame(issue, event, { stack: 0, frame: 2 }, forever);
		assert.deepEqual(active(), { file: 'runner.py', line: 6 });
		await source.step('next', forever);
		assert.deepEqual(active(), { file: 'runner.py', line: 12 });
		await source.step('previous', forever);
		assert.deepEqual(active(), { file: 'runner.py', line: 6 });
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		source.dispose();
		scratch.remove();
	});
});
