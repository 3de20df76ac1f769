import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { type SampleSentry, startSampleSentry } from '../../sentry/sampleSentry.ts';
import { until } from '../harness/until.ts';
import { type ListUnderTest, listOver } from '../list/listUnderTest.ts';
import { createScratch } from '../source/scratch.ts';

describe('the section "In This File"', () => {
	let sentry: SampleSentry;
	let list: ListUnderTest;
	const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file('/');
	const show = async (path: string): Promise<vscode.TextEditor> =>
		vscode.window.showTextDocument(vscode.Uri.joinPath(folder, path), { preview: false });
	const searches = () =>
		sentry.requests.filter(({ query }) => query.get('query')?.includes('stack.filename'));
	const texts = async (): Promise<readonly string[]> => list.texts(await list.section('inFile'));
	const has = async (...wanted: readonly RegExp[]): Promise<void> => {
		let rows: readonly string[] = [];
		const isSo = async (): Promise<boolean> => {
			rows = await texts();
			return rows.length === wanted.length && wanted.every((pattern, at) => pattern.test(rows[at] ?? ''));
		};
		await until(isSo).catch(() => assert.fail(`${wanted.join(' ')} are not ${JSON.stringify(rows)}`));
	};
	const fold = async (open: boolean): Promise<void> => list.view.fold(await list.section('inFile'), open);

	before(async () => {
		sentry = await startSampleSentry();
	});
	beforeEach(async () => {
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		await until(() => vscode.window.activeTextEditor === undefined);
		list = await listOver(sentry);
		list.view.show(true);
		await until(() => sentry.requests.some(({ path }) => path.endsWith('/issues/')));
		sentry.forgetRequests();
	});
	afterEach(() => {
		list.dispose();
		sentry.knobs.clear();
		sentry.forgetRequests();
	});
	after(async () => {
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		await sentry.close();
	});

	it('says why it is empty: no file, a file of elsewhere, none known', async () => {
		await fold(true);
		await has(/^No file is open in the editor$/);
		const outside = createScratch('outside');
		outside.write('pump.py', 'pass\n');
		await vscode.window.showTextDocument(outside.uri('pump.py'));
		await has(/^pump\.py is not in this workspace$/);
		outside.remove();
		await show('README.md');
		await has(
			/^No issue that Culprit knows has a frame in README\.md \| is:unresolved stack\.filename:\*README\.md$/,
		);
		assert.equal(searches().length, 1);
	});

	it('shows the issues from first to last line, and follows the editor', async () => {
		await show('raven/station/pressure.py');
		await fold(true);
		await has(/^20: ValueError/, /^27: ZeroDivisionError/);
		const [first] = await list.rows(await list.section('inFile'));
		assert.ok(first);
		const item = list.item(first);
		assert.match(item.contextValue ?? '', /^issue unresolved .* inFile$/);
		assert.match(item.accessibilityInformation?.label ?? '', /^line 20, .*ValueError/);
		assert.match(list.text(await list.section('inFile')), /^In This File \| 2 · pressure\.py$/);
		await show('raven/station/schedule.py');
		await has(/^\d+: KeyError/);
		assert.equal(searches().length, 2);
	});

	it('asks for nothing before it is opened, nor after it was closed', async () => {
		await show('raven/station/pressure.py');
		await until(async () => list.text(await list.section('inFile')).endsWith('pressure.py'));
		assert.equal(sentry.requests.length, 0);
		await fold(true);
		await has(/^20: /, /^27: /);
		await fold(false);
		sentry.forgetRequests();
		await show('raven/station/schedule.py');
		await until(async () => list.text(await list.section('inFile')).endsWith('schedule.py'));
		assert.equal(sentry.requests.length, 0);
	});

	it('says what failed, keeps what the list knows, and tries again when told to', async () => {
		await show('raven/station/pressure.py');
		sentry.knobs.set({ path: /\/issues\/$/, fault: { status: 500 } });
		await fold(true);
		await until(async () => (await texts()).some((text) => /Try Again|Retry/.test(text)));
		assert.ok(
			(await texts()).some((text) => /ZeroDivisionError/.test(text)),
			'rows of the list stay',
		);
		sentry.knobs.clear();
		await list.features.view.refresh('inFile');
		await has(/^20: /, /^27: /);
	});

	it('stays open when something is searched for, and is asked for again with another filter', async () => {
		await show('raven/station/pressure.py');
		await fold(true);
		await has(/^20: /, /^27: /);
		await list.choices.choose({ query: 'is:unresolved level:fatal' });
		list.features.view.showQuery();
		await has(/^20: /, /^27: /);
		sentry.forgetRequests();
		await list.choices.choose({ statsPeriod: '14d' });
		await until(() => searches().length === 1);
		assert.equal(searches()[0]?.query.get('statsPeriod'), '14d');
	});

	it('lets go of a file when its last editor is closed', async () => {
		await show('raven/station/pressure.py');
		await fold(true);
		await has(/^20: /, /^27: /);
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		await has(/^No file is open in the editor$/);
		sentry.forgetRequests();
		await show('raven/station/pressure.py');
		await has(/^20: /, /^27: /);
		assert.equal(searches().length, 1, 'the file is asked for again');
	});

	it('an issue that is resolved elsewhere is marked no more', async () => {
		const editor = await show('raven/station/pressure.py');
		await fold(true);
		await has(/^20: /, /^27: /);
		editor.selection = new vscode.Selection(26, 0, 26, 0);
		const found = await list.features.chosenInFile([]);
		assert.equal(found?.issue.shortId, 'PUMP-STATION-5');
		list.known.settle([{ id: found.issue.id, fields: { status: 'resolved' } }]);
		assert.equal(await list.features.chosenInFile([]), undefined);
	});
});
