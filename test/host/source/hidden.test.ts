import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { createScratch } from './scratch.ts';
import { contextOf, eventOf, issue, sourceOver } from './sourceUnderTest.ts';

const forever = new AbortController().signal;
/** What a person does not see, or sees in another order; without a slash, so that it can be a file's name. */
const hidden = '\u{E0072}\u{E006D}\u200B\u202E';
const isHidden = /[\p{Default_Ignorable_Code_Point}]/u;

describe('names that hide something', () => {
	afterEach(async () => {
		mock.restoreAll();
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
	});

	it('are shown in a notification', async () => {
		const shown: string[] = [];
		mock.method(vscode.window, 'showInformationMessage', async (message: string) => void shown.push(message));
		const scratch = createScratch('hidden-notice');
		const source = sourceOver(scratch.folder);
		await source.openCulprit({ ...issue, title: `It failed ${hidden}[a](command:x)` }, undefined, forever);
		await source.openFrame(
			issue,
			eventOf([{ filename: `gone${hidden}.py`, lineNo: 1 }]),
			{ stack: 0, frame: 0 },
			forever,
		);
		assert.equal(shown.length, 2);
		assert.match(shown[0] ?? '', /names no place in the code\.$/);
		assert.doesNotMatch(shown[0] ?? '', /\]\(/);
		for (const message of shown) {
			assert.match(message, /\[U\+E0072\]\[U\+E006D\]\[U\+200B\]\[U\+202E\]/);
			assert.doesNotMatch(message.replaceAll(']\u2060(', ''), isHidden);
		}
		source.dispose();
		scratch.remove();
	});

	it('are shown where files are to choose from', async () => {
		const shown: string[] = [];
		mock.method(
			vscode.window,
			'showQuickPick',
			async (items: readonly vscode.QuickPickItem[], { title = '' }: vscode.QuickPickOptions) =>
				void shown.push(title, ...items.map(({ label }) => label)),
		);
		const scratch = createScratch('hidden-choice');
		const name = `index${hidden}.ts`;
		scratch.write(`packages/a/src/${name}`, 'export const a = 1\n');
		scratch.write(`packages/b/src/${name}`, 'export const b = 2\n');
		const source = sourceOver(scratch.folder);
		const frame = {
			filename: `./src/${name}`,
			absPath: `webpack:///./src/${name}`,
			function: 'x',
			lineNo: 1,
		};
		await source.openFrame(
			issue,
			eventOf([frame], { platform: 'javascript' }),
			{ stack: 0, frame: 0 },
			forever,
		);
		assert.equal(shown.length, 3);
		for (const text of shown) {
			assert.ok(text.includes('index[U+E0072][U+E006D][U+200B][U+202E].ts'), text);
			assert.doesNotMatch(text, isHidden);
		}
		source.dispose();
		scratch.remove();
	});

	it('are shown in the remark behind the line', async () => {
		const text = 'def main():\n    level = read()\n    return level\n';
		const scratch = createScratch('hidden-remark');
		scratch.write('runner.py', text);
		const notes: (string | undefined)[] = [];
		const source = sourceOver(scratch.folder);
		const editor = await vscode.window.showTextDocument(scratch.uri('runner.py'));
		// The editor's own method cannot be replaced: another object stands for it.
		mock.getter(vscode.window, 'visibleTextEditors', () => [
			{
				document: editor.document,
				setDecorations: (_type: unknown, decorations: readonly vscode.DecorationOptions[]) =>
					notes.push(...decorations.map(({ renderOptions }) => renderOptions?.after?.contentText)),
			} as unknown as vscode.TextEditor,
		]);
		const event = eventOf(
			[{ filename: 'runner.py', function: 'main', lineNo: 2, context: contextOf(text, 2) }],
			{ release: { version: `pumps@1.0${hidden}` } },
		);
		await source.openFrame(issue, event, { stack: 0, frame: 0 }, forever);
		assert.equal(notes.length, 1);
		assert.match(notes[0] ?? '', /^Sentry: this line, unchanged since pumps@1\.0\[U\+E0072\]/);
		assert.doesNotMatch(notes[0] ?? '', isHidden);
		source.dispose();
		scratch.remove();
	});
});
