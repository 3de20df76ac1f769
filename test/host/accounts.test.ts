import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { type SampleSentry, startSampleSentry } from '../sentry/sampleSentry.ts';
import { carriesOnly } from './harness/carriesOnly.ts';
import { until } from './harness/until.ts';

const run = (command: string, ...args: unknown[]): Thenable<unknown> =>
	vscode.commands.executeCommand(command, ...args);

describe('several accounts', () => {
	let ours: SampleSentry;
	let theirs: SampleSentry;
	const signIn = (sentry: SampleSentry): Thenable<unknown> =>
		run('culprit.signIn', {
			origin: sentry.origin,
			token: sentry.tokens.readOnly,
			organization: sentry.organization,
		});
	const panels = (): readonly vscode.Tab[] =>
		vscode.window.tabGroups.all
			.flatMap(({ tabs }) => tabs)
			.filter(
				({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('culprit.issue'),
			);
	const open = (id: string): Thenable<unknown> =>
		run('culprit.openIssue', {
			kind: 'issue',
			issue: { id, title: 'x', project: { slug: '', name: '' }, metadata: {} },
		});
	const askedFor = (sentry: SampleSentry, id: string): boolean =>
		sentry.requests.some(({ path }) => path.endsWith(`/issues/${id}/`));

	before(async () => {
		ours = await startSampleSentry({ tokenSalt: 'ours' });
		theirs = await startSampleSentry({ tokenSalt: 'theirs' });
		await run('workbench.view.explorer');
	});
	after(async () => {
		await run('culprit.signOut');
		await run('culprit.signOut');
		await run('workbench.action.closeAllEditors');
		await ours.close();
		await theirs.close();
	});

	it('sends each server its own token and no other', async () => {
		await signIn(ours);
		await open('2');
		await until(() => askedFor(ours, '2'));
		await signIn(theirs);
		await open('3');
		await until(() => askedFor(theirs, '3'));
		for (const [sentry, token] of [
			[ours, ours.tokens.readOnly],
			[theirs, theirs.tokens.readOnly],
		] as const) {
			carriesOnly(sentry, token);
		}
		assert.equal(askedFor(ours, '3'), false);
		assert.equal(askedFor(theirs, '2'), false);
	});

	it('closes the panels of the account that was signed out, and goes on with the other', async () => {
		await until(() => panels().length === 2);
		await run('culprit.signOut');
		await until(() => panels().length === 1);
		ours.forgetRequests();
		theirs.forgetRequests();
		await open('4');
		await until(() => askedFor(ours, '4'));
		assert.deepEqual(theirs.requests, []);
	});

	it('changes the issue of the panel in front, and none that has its id on the other server', async () => {
		const enter = (sentry: SampleSentry): Thenable<unknown> =>
			run('culprit.signIn', {
				origin: sentry.origin,
				token: sentry.tokens.full,
				organization: sentry.organization,
			});
		const puts = (sentry: SampleSentry) => sentry.requests.filter(({ method }) => method === 'PUT');
		const status = async (): Promise<string | undefined> => {
			await run('culprit.copyMarkdown');
			return /^Status: (\w+)/m.exec(await vscode.env.clipboard.readText())?.[1];
		};
		await enter(ours);
		await open('5');
		await until(async () => (await status()) === 'Unresolved' && askedFor(ours, '5'));
		await enter(theirs);
		await run('culprit.resolve');
		assert.deepEqual([puts(ours), puts(theirs)], [[], []], 'it is said where the issue is');

		const issue = { id: '5', title: 'x', project: { slug: '', name: '' }, metadata: {}, statusDetails: {} };
		await run('culprit.resolve', { kind: 'issue', issue: { ...issue, status: 'unresolved' } });
		await until(() => puts(theirs)[0]?.status === 200);
		assert.equal(await status(), 'Unresolved', 'the panel shows an issue of the other server');

		await enter(ours);
		await run('culprit.resolve');
		await until(() => puts(ours)[0]?.status === 200);
		await until(async () => (await status()) === 'Resolved');
		assert.equal(puts(theirs).length, 1);
	});
});
