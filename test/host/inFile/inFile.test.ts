import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { type SampleSentry, startSampleSentry } from '../../sentry/sampleSentry.ts';
import { until } from '../harness/until.ts';

const run = (command: string, ...args: unknown[]): Thenable<unknown> =>
	vscode.commands.executeCommand(command, ...args);
const set = async (mode: string | undefined): Promise<void> =>
	vscode.workspace.getConfiguration('culprit').update('inThisFile', mode, vscode.ConfigurationTarget.Global);

describe('from code to issues', () => {
	let sentry: SampleSentry;
	const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file('/');
	const show = async (path: string): Promise<vscode.TextEditor> =>
		vscode.window.showTextDocument(vscode.Uri.joinPath(folder, path), { preview: false });
	const searches = (): readonly string[] =>
		sentry.requests.flatMap(({ query }) => {
			const search = query.get('query') ?? '';
			return search.includes('stack.filename') ? [search] : [];
		});
	const events = () => sentry.requests.filter(({ path }) => /\/events\/\w+\/$/.test(path));
	const settled = async (): Promise<void> => until(() => sentry.requests.every(({ endedAt }) => endedAt));
	/** The lenses of a file, as `line title`; they are there in the mode `all`. */
	const lenses = async (path: string): Promise<readonly string[]> => {
		const uri = vscode.Uri.joinPath(folder, path);
		const found = (await run('vscode.executeCodeLensProvider', uri)) as vscode.CodeLens[];
		return found
			.filter(({ command }) => command?.command === 'culprit.openIssueInFile')
			.map(({ range, command }) => `${range.start.line + 1} ${command?.title}`);
	};
	const lineOf = (editor: vscode.TextEditor, words: string): number => {
		const at = editor.document.getText().indexOf(words);
		assert.ok(at >= 0, words);
		return editor.document.positionAt(at).line;
	};
	const panels = (): readonly string[] =>
		vscode.window.tabGroups.all
			.flatMap(({ tabs }) => tabs)
			.filter(({ input }) => input instanceof vscode.TabInputWebview)
			.map(({ label }) => label.split(' ')[0] ?? '');
	/** Opens the issue of a line as its hover and its lens do; answers the panels that are open then. */
	const openAt = async (editor: vscode.TextEditor, line: number): Promise<readonly string[]> => {
		const selection = new vscode.Range(line, 0, line, 0);
		await until(async () => {
			await vscode.window.showTextDocument(editor.document, { selection });
			await run('culprit.openIssueInFile');
			return panels().length > 0;
		});
		const labels = panels();
		const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
		await vscode.window.tabGroups.close(tabs.filter(({ input }) => input instanceof vscode.TabInputWebview));
		return labels;
	};

	before(async () => {
		sentry = await startSampleSentry();
		await run('workbench.view.explorer');
		await run('culprit.signIn', {
			origin: sentry.origin,
			token: sentry.tokens.readOnly,
			organization: sentry.organization,
		});
		await set('all');
	});
	afterEach(() => sentry.forgetRequests());
	after(async () => {
		await set(undefined);
		await run('culprit.signOut');
		await run('workbench.action.closeAllEditors');
		await run('workbench.view.explorer');
		await sentry.close();
	});

	it('asks for nothing and shows nothing before the view was looked at', async () => {
		sentry.forgetRequests();
		await show('raven/station/pressure.py');
		await show('raven/scripts/runner.py');
		assert.deepEqual(await lenses('raven/station/pressure.py'), []);
		assert.equal(sentry.requests.length, 0);
	});

	it('marks functions by the rows that the list holds, with no request more than the list’s own', async () => {
		await run('culprit.issues.focus');
		await until(() => sentry.requests.some(({ path }) => path.endsWith('/issues/')));
		await settled();
		sentry.forgetRequests();
		await show('raven/station/pressure.py');
		await until(async () => (await lenses('raven/station/pressure.py')).length === 2);
		const [toBar, average] = await lenses('raven/station/pressure.py');
		assert.match(toBar ?? '', /^\d+ Sentry, in this function: \d+ events · \d+ users · /);
		assert.match(average ?? '', /^\d+ Sentry, in this function: \d+ events · \d+ users · /);
		assert.equal(sentry.requests.length, 0);
	});

	it('asks once for the file and once for each event when the section is opened, then marks the lines', async () => {
		const editor = await show('raven/station/pressure.py');
		await run('culprit.showIssuesInFile');
		await until(() => events().length > 0);
		await until(async () => (await lenses('raven/station/pressure.py')).length === 0);
		await settled();
		assert.deepEqual(searches(), ['is:unresolved stack.filename:*pressure.py']);
		assert.ok(events().length <= 10, `${events().length} events`);
		const asked = sentry.requests.length;
		assert.deepEqual(await openAt(editor, lineOf(editor, 'return sum(')), ['PUMP-STATION-5']);
		assert.equal(searches().length, 1);
		assert.equal(
			sentry.requests.slice(asked).filter(({ path }) => path.endsWith('/recommended/')).length,
			0,
			'the panel shows the event that is there already',
		);
	});

	it('does not ask again for a file that it comes back to, nor for an event that has frames in another file', async () => {
		await show('raven/scripts/runner.py');
		await until(() => searches().length > 0);
		// Eight issues have a frame there; the events of two are known from the file before.
		await until(() => events().length === 6);
		await settled();
		sentry.forgetRequests();
		await show('raven/station/pressure.py');
		await show('raven/scripts/runner.py');
		// What has no stack trace stays at the function that its culprit names.
		await until(async () => (await lenses('raven/scripts/runner.py')).length === 1);
		await settled();
		assert.deepEqual(searches(), []);
		assert.equal(events().length, 0);
	});

	it('marks stay on their lines while the file is edited, saved or not', async () => {
		const editor = await show('raven/station/pressure.py');
		const line = lineOf(editor, 'return sum(');
		await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# one\n# two\n'));
		assert.deepEqual(await openAt(editor, line + 2), ['PUMP-STATION-5']);
		await editor.document.save();
		assert.deepEqual(await openAt(editor, line + 2), ['PUMP-STATION-5']);
		const again = await vscode.window.showTextDocument(editor.document);
		await again.edit((edit) => edit.delete(new vscode.Range(0, 0, 2, 0)));
		assert.deepEqual(await openAt(again, line), ['PUMP-STATION-5']);
		await editor.document.save();
	});

	it('a line that was rewritten is marked no more: its function is', async () => {
		const editor = await show('raven/station/pressure.py');
		const line = lineOf(editor, 'return sum(');
		const { range, text } = editor.document.lineAt(line);
		await editor.edit((edit) => edit.replace(range, '    return mean(history)'));
		await until(async () => (await lenses('raven/station/pressure.py')).length === 1);
		assert.match(
			(await lenses('raven/station/pressure.py'))[0] ?? '',
			/^\d+ Sentry, in this function: \d+ events/,
		);
		const { range: rewritten } = editor.document.lineAt(line);
		await editor.edit((edit) => edit.replace(rewritten, text));
		await until(async () => (await lenses('raven/station/pressure.py')).length === 0);
		await editor.document.save();
	});

	it('a refresh asks once more for the file in front, and for no event of an issue that was not seen since', async () => {
		await show('raven/station/pressure.py');
		sentry.forgetRequests();
		await run('culprit.refresh', 'inFile');
		assert.deepEqual(searches(), ['is:unresolved stack.filename:*pressure.py']);
		assert.equal(events().length, 0);
	});

	it('goes from a row to its line, and so to the trace', async () => {
		await show('raven/station/pressure.py');
		await run('culprit.goToFrameInFile', { kind: 'issue', issue: { id: '21' } });
		const editor = vscode.window.activeTextEditor;
		assert.ok(editor);
		assert.equal(editor.selection.active.line, lineOf(editor, 'return sum('));
		await run('culprit.nextFrame');
		await until(() => vscode.window.activeTextEditor?.document.fileName.endsWith('runner.py') === true);
	});

	it('runs no command with what is no id', async () => {
		const before = panels();
		for (const odd of ['../../users/me', '1/?x=', {}, -1, '9'.repeat(30)]) {
			void run('culprit.openIssueInFile', odd);
			void run('culprit.goToFrameInFile', odd);
		}
		await run('notifications.clearAll');
		assert.deepEqual(panels(), before);
	});

	it('asks for nothing when the setting turns it off, and shows nothing', async () => {
		await set('off');
		sentry.forgetRequests();
		await show('raven/station/pump.py');
		await show('raven/station/pressure.py');
		assert.deepEqual(await lenses('raven/station/pressure.py'), []);
		assert.equal(sentry.requests.length, 0);
	});
});
