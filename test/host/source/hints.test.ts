import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { SentryEvent } from '../../../src/core/issue/event.ts';
import type { SourceLink } from '../../../src/core/source/sourceLink.ts';
import type { Source } from '../../../src/extension/source/source.ts';
import { createScratch, type Scratch } from './scratch.ts';
import { contextOf, eventOf, issue, linksOf, sourceOver, sourceWith } from './sourceUnderTest.ts';

const forever = new AbortController().signal;

describe('what decides where names and text leave it open', () => {
	let scratch: Scratch;
	const opened: Source[] = [];
	const open = (...how: Parameters<typeof sourceWith>): Source => {
		const source = sourceWith(...how);
		opened.push(source);
		return source;
	};
	const workspaceFolders = (): readonly vscode.WorkspaceFolder[] => [scratch.folder];
	const only = 'export function only() {\n  return open()\n}\n';
	const webpack = (path: string): object => ({ filename: `./${path}`, absPath: `webpack:///./${path}` });
	/** In either package, and the event holds no source that could tell. */
	const either = { ...webpack('src/index.ts'), function: 'x', lineNo: 1 };
	const javascript = (...frames: readonly object[]): SentryEvent =>
		eventOf(frames, { platform: 'javascript' });
	const link = async (source: Source, event: SentryEvent, key = '0:0'): Promise<SourceLink | undefined> =>
		(await linksOf(source, event)).get(key);

	before(() => {
		scratch = createScratch('hints');
		scratch.write('packages/a/src/index.ts', 'export const a = 1\n');
		scratch.write('packages/b/src/index.ts', 'export const b = 2\n');
		scratch.write('packages/b/src/only.ts', only);
	});
	afterEach(async () => {
		await vscode.workspace
			.getConfiguration('culprit')
			.update('pathMappings', undefined, vscode.ConfigurationTarget.Global);
	});
	after(() => {
		for (const source of opened) {
			source.dispose();
		}
		scratch.remove();
	});

	it('another frame of the event, and from then on of the project', async () => {
		const kept = new Map<string, unknown>();
		const source = open({ workspaceFolders }, kept);
		assert.equal((await link(source, javascript(either)))?.candidates, 2);
		const sure = { ...webpack('src/only.ts'), function: 'only', lineNo: 2, context: contextOf(only, 2) };
		assert.equal((await link(source, javascript(either, sure)))?.file, 'packages/b/src/index.ts');
		assert.equal((await link(source, javascript(either)))?.file, 'packages/b/src/index.ts');
		// After a reload of the window.
		const later = open({ workspaceFolders }, kept);
		assert.equal((await link(later, javascript(either)))?.file, 'packages/b/src/index.ts');
	});

	it('the user’s setting, for the project that it names', async () => {
		const mapping = { stackRoot: 'webpack:///./', sourceRoot: 'packages/a' };
		const set = async (value: object): Promise<void> =>
			vscode.workspace
				.getConfiguration('culprit')
				.update('pathMappings', [value, 7, { stackRoot: 1 }], vscode.ConfigurationTarget.Global);
		await set({ ...mapping, project: 'another' });
		assert.equal((await link(open({ workspaceFolders }), javascript(either)))?.candidates, 2);
		await set({ ...mapping, project: issue.project.slug });
		assert.equal(
			(await link(open({ workspaceFolders }), javascript(either)))?.file,
			'packages/a/src/index.ts',
		);
	});

	it('no mapping out of the workspace', async () => {
		const value = [{ stackRoot: 'webpack:///./src/', sourceRoot: '../..' }];
		await vscode.workspace
			.getConfiguration('culprit')
			.update('pathMappings', value, vscode.ConfigurationTarget.Global);
		assert.equal((await link(open({ workspaceFolders }), javascript(either)))?.candidates, 2);
	});

	it('Sentry’s code mappings, asked for once and only when they are needed', async () => {
		let asked = 0;
		const how = {
			workspaceFolders,
			codeMappings: async () => {
				asked += 1;
				return [{ id: '1', stackRoot: 'webpack:///./', sourceRoot: 'packages/b/' }];
			},
		};
		const sure = { ...webpack('src/only.ts'), function: 'only', lineNo: 2, context: contextOf(only, 2) };
		await link(open(how), javascript(sure));
		assert.equal(asked, 0);
		// One that has not learnt the same from that frame.
		const source = open(how);
		assert.equal((await link(source, javascript(either)))?.file, 'packages/b/src/index.ts');
		await link(source, javascript(either));
		assert.equal(asked, 1);
	});

	it('nothing, where Sentry’s code mappings cannot be had', async () => {
		const source = open({ workspaceFolders, codeMappings: () => Promise.reject(new Error('403')) });
		assert.equal((await link(source, javascript(either)))?.candidates, 2);
	});
});

describe('what language servers know', () => {
	it('tells functions apart that the text alone does not', async () => {
		const scratch = createScratch('outline');
		const proc = (name: string): string =>
			`proc ${name} {\n  open valve\n  wait 4 seconds\n  close valve\n}\n`;
		scratch.write('station/tank.tcl', `# New.\n${proc('drain')}${proc('fill')}`);
		const released = `${proc('drain')}${proc('fill')}`;
		const symbol = (name: string, first: number): vscode.DocumentSymbol => {
			const range = new vscode.Range(first, 0, first + 4, 1);
			return new vscode.DocumentSymbol(name, '', vscode.SymbolKind.Function, range, range);
		};
		const source = sourceOver(scratch.folder);
		const event = eventOf(
			[
				{
					filename: 'station/tank.tcl',
					absPath: '/srv/station/tank.tcl',
					function: 'fill',
					lineNo: 8,
					context: contextOf(released, 8, 1),
				},
			],
			{ platform: 'other' },
		);
		assert.equal((await linksOf(source, event)).get('0:0')?.verdict, 'uncertain');
		const provider = vscode.languages.registerDocumentSymbolProvider(
			{ pattern: '**/*.tcl' },
			{ provideDocumentSymbols: () => [symbol('drain', 1), symbol('fill', 6)] },
		);
		await source.openFrame(issue, event, { stack: 0, frame: 0 }, forever);
		assert.equal(vscode.window.activeTextEditor?.selection.active.line, 8);
		provider.dispose();
		source.dispose();
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		scratch.remove();
	});

	it('tells the classes that functions of one name are in', async () => {
		const scratch = createScratch('classes');
		const unit = (name: string): string =>
			`unit ${name} {\n  proc fill {\n    open valve\n    wait 4 seconds\n    close valve\n  }\n}\n`;
		const released = `${unit('Pump')}${unit('Tank')}`;
		// Of the two the other one is as it was.
		const now = unit('Tank').replace('    open valve', '    check level\n    check lid\n    open valve');
		scratch.write('station/tank.tcl', `# New.\n${unit('Pump')}${now}`);
		const unitSymbol = (name: string, first: number, lines: number): vscode.DocumentSymbol => {
			const of = (kind: vscode.SymbolKind, as: string, from: number, to: number): vscode.DocumentSymbol => {
				const range = new vscode.Range(from, 0, to, 1);
				return new vscode.DocumentSymbol(as, '', kind, range, range);
			};
			const symbol = of(vscode.SymbolKind.Class, name, first, first + lines + 1);
			symbol.children.push(of(vscode.SymbolKind.Method, 'fill', first + 1, first + lines));
			return symbol;
		};
		const source = sourceOver(scratch.folder);
		const event = eventOf(
			[
				{
					filename: 'station/tank.tcl',
					absPath: '/srv/station/tank.tcl',
					function: 'Tank::fill',
					lineNo: 11,
					context: contextOf(released, 11, 2),
				},
			],
			{ platform: 'other' },
		);
		assert.equal((await linksOf(source, event)).get('0:0')?.verdict, 'uncertain');
		const provider = vscode.languages.registerDocumentSymbolProvider(
			{ pattern: '**/*.tcl' },
			{ provideDocumentSymbols: () => [unitSymbol('Pump', 1, 5), unitSymbol('Tank', 8, 7)] },
		);
		await source.openFrame(issue, event, { stack: 0, frame: 0 }, forever);
		assert.equal(vscode.window.activeTextEditor?.selection.active.line, 13);
		provider.dispose();
		source.dispose();
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		scratch.remove();
	});

	it('is not waited for without end', async () => {
		const scratch = createScratch('silent');
		scratch.write('native/tank.c', 'int before;\n');
		let asked = 0;
		const provider = vscode.languages.registerWorkspaceSymbolProvider({
			provideWorkspaceSymbols: () => {
				asked += 1;
				return new Promise(() => {});
			},
		});
		const source = sourceOver(scratch.folder);
		const event = eventOf([{ function: 'fill_tank' }], { platform: 'native' });
		await source.openFrame(issue, event, { stack: 0, frame: 0 }, forever);
		assert.equal(asked, 1);
		// Whoever turns away does not wait at all.
		const leaving = new AbortController();
		const looking = source.openFrame(issue, event, { stack: 0, frame: 0 }, leaving.signal);
		leaving.abort();
		await looking;
		assert.equal(vscode.window.activeTextEditor, undefined);
		provider.dispose();
		source.dispose();
		scratch.remove();
	});
});
