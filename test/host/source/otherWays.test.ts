import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { encode } from '@jridgewell/sourcemap-codec';
import { afterEach, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { until } from '../harness/until.ts';
import { createMemoryFiles } from './memoryFiles.ts';
import { createScratch } from './scratch.ts';
import { contextOf, eventOf, issue, linksOf, sourceOver, sourceWith } from './sourceUnderTest.ts';

const forever = new AbortController().signal;
const text = 'def main():\n    level = read()\n    return level\n';

describe('where there is no disk', () => {
	it('reads a virtual workspace through VS Code alone', async () => {
		const files = new Map([
			['/pumps/station/runner.py', text],
			['/pumps/README.md', ''],
		]);
		const provider = vscode.workspace.registerFileSystemProvider('pumps', createMemoryFiles(files), {
			isReadonly: true,
		});
		const folder = { uri: vscode.Uri.parse('pumps:/pumps'), name: 'pumps', index: 0 };
		const source = sourceOver(folder);
		const event = eventOf([
			{ filename: 'station/runner.py', function: 'main', lineNo: 2, context: contextOf(text, 2) },
		]);
		const link = (await linksOf(source, event)).get('0:0');
		assert.deepEqual([link?.verdict, link?.file, link?.line], ['exact', 'station/runner.py', 2]);
		await source.openFrame(issue, event, { stack: 0, frame: 0 }, forever);
		assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), 'pumps:/pumps/station/runner.py');
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		source.dispose();
		provider.dispose();
	});
});

describe('where names are not enough', () => {
	const bundle = (debugId?: string): string =>
		JSON.stringify({
			version: 3,
			file: 'app.js',
			sources: ['../src/tank.ts'],
			sourcesContent: ['export function fill() {\n  return level()\n}\n'],
			names: [],
			mappings: encode([
				[
					[0, 0, 0, 0],
					[40, 0, 1, 2],
				],
			]),
			...(debugId !== undefined && { debugId }),
		});
	const minified = {
		filename: '/assets/app.js',
		absPath: 'https://pumps.example/assets/app.js',
		function: 't',
		lineNo: 1,
		colNo: 45,
	};

	it('reads a local source map, and says that it may be of another build', async () => {
		const scratch = createScratch('mapped');
		scratch.write('assets/app.js.map', bundle());
		scratch.write('src/tank.ts', '// one line more\nexport function fill() {\n  return level()\n}\n');
		const source = sourceOver(scratch.folder);
		const link = (await linksOf(source, eventOf([minified], { platform: 'javascript' }))).get('0:0');
		assert.deepEqual([link?.verdict, link?.file, link?.line], ['uncertain', 'src/tank.ts', 3]);
		source.dispose();
		scratch.remove();
	});

	it('follows no link to a source map that is not the workspace’s', async () => {
		const [scratch, other] = [createScratch('linked'), createScratch('other')];
		other.write('app.js.map', bundle());
		scratch.write('src/tank.ts', 'export function fill() {\n  return level()\n}\n');
		symlinkSync(other.path, path.join(scratch.path, 'assets'));
		const link = async (...folders: (typeof scratch.folder)[]): Promise<string | undefined> => {
			const source = sourceOver(...folders);
			const links = await linksOf(source, eventOf([minified], { platform: 'javascript' }));
			source.dispose();
			return links.get('0:0')?.file;
		};
		assert.equal(await link(scratch.folder), undefined);
		assert.match((await link(scratch.folder, { ...other.folder, index: 1 })) ?? '', /src\/tank\.ts$/);
		scratch.remove();
		other.remove();
	});

	it('is sure where bundle and map bear the same debug id', async () => {
		const debugId = '11112222-3333-4444-8555-666677778888';
		const scratch = createScratch('debugid');
		scratch.write('assets/app.js.map', bundle(debugId));
		scratch.write('src/tank.ts', '// one line more\nexport function fill() {\n  return level()\n}\n');
		const source = sourceOver(scratch.folder);
		const event = eventOf([minified], { platform: 'javascript' });
		const images = [{ type: 'sourcemap', codeFile: minified.absPath, debugId }];
		const entries = [...event.entries, { type: 'unknown' as const, name: 'debugmeta', data: { images } }];
		const link = (await linksOf(source, { ...event, entries })).get('0:0');
		assert.deepEqual([link?.verdict, link?.file, link?.line], ['moved', 'src/tank.ts', 3]);
		source.dispose();
		scratch.remove();
	});

	it('asks language servers for a function that nothing else tells the file of', async () => {
		const scratch = createScratch('symbols');
		scratch.write('native/tank.c', 'int before;\n\nint fill_tank(void)\n{\n  return 1;\n}\n');
		const uri = scratch.uri('native/tank.c');
		const provider = vscode.languages.registerWorkspaceSymbolProvider({
			provideWorkspaceSymbols: (query) =>
				query === 'fill_tank'
					? [
							new vscode.SymbolInformation(
								'fill_tank',
								vscode.SymbolKind.Function,
								'',
								new vscode.Location(uri, new vscode.Position(2, 0)),
							),
						]
					: [],
		});
		const source = sourceOver(scratch.folder);
		const event = eventOf([{ function: 'fill_tank' }], { platform: 'native' });
		await source.openFrame(issue, event, { stack: 0, frame: 0 }, forever);
		const editor = vscode.window.activeTextEditor;
		assert.equal(editor?.document.uri.fsPath, uri.fsPath);
		assert.equal(editor.selection.active.line, 2);
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		provider.dispose();
		source.dispose();
		scratch.remove();
	});

	it('lets the user choose between files that fit, and opens nothing before', async () => {
		const scratch = createScratch('choice');
		scratch.write('packages/a/src/index.ts', 'export const a = 1\n');
		scratch.write('packages/b/src/index.ts', 'export const b = 2\n');
		const source = sourceOver(scratch.folder);
		const frame = {
			filename: './src/index.ts',
			absPath: 'webpack:///./src/index.ts',
			function: 'x',
			lineNo: 1,
		};
		const event = eventOf([frame], { platform: 'javascript' });
		assert.equal((await linksOf(source, event)).get('0:0')?.candidates, 2);
		const opening = source.openFrame(issue, event, { stack: 0, frame: 0 }, forever);
		await until(async () => {
			await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
			return vscode.window.activeTextEditor !== undefined;
		});
		await opening;
		assert.match(vscode.window.activeTextEditor?.document.uri.path ?? '', /packages\/[ab]\/src\/index\.ts$/);
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		source.dispose();
		scratch.remove();
	});
});

describe('in a folder with more files than are kept', () => {
	const frame = { function: 'main', lineNo: 2, context: contextOf(text, 2) };
	const event = eventOf([
		{ ...frame, filename: 'zzz/station/runner [1].py' },
		{ filename: 'zzz/station/absent.py', function: 'drain', lineNo: 9 },
	]);
	let scratch: ReturnType<typeof createScratch>;
	let source: ReturnType<typeof sourceWith> | undefined;
	beforeEach(() => {
		scratch = createScratch('large');
		for (let at = 0; at < 300; at++) {
			scratch.write(`aaa/part${at}.py`, text);
		}
		scratch.write('zzz/station/runner [1].py', text);
	});
	afterEach(async () => {
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		source?.dispose();
		scratch.remove();
	});

	async function opened(mostFiles: number): Promise<void> {
		source = sourceWith({ workspaceFolders: () => [scratch.folder], mostFiles });
		const links = await linksOf(source, event);
		const link = links.get('0:0');
		assert.deepEqual([link?.verdict, link?.file, link?.line], ['exact', 'zzz/station/runner [1].py', 2]);
		assert.equal(links.get('0:1')?.verdict, 'notFound');
		await source.openFrame(issue, event, { stack: 0, frame: 0 }, forever);
		const shown = vscode.window.activeTextEditor?.document.uri.fsPath;
		assert.equal(shown, scratch.uri('zzz/station/runner [1].py').fsPath);
	}

	it('searches for the names that an event needs', () => opened(5));

	it('does so where git lists the files', async () => {
		scratch.git('init', '-q');
		scratch.commit('all');
		await opened(5);
	});

	it('does so where git lists more than there are, since most are not checked out', async () => {
		// More than git hands over before it is stopped.
		for (let at = 0; at < 1000; at++) {
			scratch.write(`aaa/${'long'.repeat(60)}${at}.py`, '');
		}
		scratch.git('init', '-q');
		scratch.commit('all');
		scratch.git('sparse-checkout', 'set', 'zzz');
		await opened(20);
	});
});
