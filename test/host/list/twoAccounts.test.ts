import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { Issue } from '../../../src/core/issue/issue.ts';
import { type SampleSentry, startSampleSentry } from '../../sentry/sampleSentry.ts';
import { until } from '../harness/until.ts';
import { type ListUnderTest, listOver } from './listUnderTest.ts';

const run = (command: string, ...args: unknown[]): Thenable<unknown> =>
	vscode.commands.executeCommand(command, ...args);
const puts = (sentry: SampleSentry) => sentry.requests.filter(({ method }) => method !== 'GET');
const resolve = { kind: 'resolve', in: { kind: 'now' } } as const;

// Two self-hosted servers have the same slug and the same small ids: what is done on one must not be done on the other.
describe('two accounts whose issues have the same ids', () => {
	let ours: SampleSentry;
	let theirs: SampleSentry;
	let list: ListUnderTest;
	let issue: Issue;
	let said: string[];
	const { showInformationMessage, showErrorMessage } = vscode.window;
	/** Presses the button of the notification that came last, until something is so. */
	const press = (isSo: () => boolean): Promise<void> =>
		until(async () => {
			await run('notification.acceptPrimaryAction');
			return isSo();
		});
	const shownNow = async (): Promise<Issue | undefined> => {
		const rows = await list.rows(await list.section('allUnresolved'));
		return rows.find((row) => row.issue?.id === issue.id)?.issue;
	};
	const statusOf = (sentry: SampleSentry): string | undefined => sentry.world.issue(issue.id)?.status;

	before(async () => {
		ours = await startSampleSentry({ tokenSalt: 'ours' });
		theirs = await startSampleSentry({ tokenSalt: 'theirs' });
		// What is said in notifications is on the screen only.
		const listenTo = (show: typeof showInformationMessage) =>
			((message: string, ...rest: never[]) => {
				said.push([message, ...rest].join(' | '));
				return show(message, ...rest);
			}) as typeof showInformationMessage;
		Object.assign(vscode.window, {
			showInformationMessage: listenTo(showInformationMessage),
			showErrorMessage: listenTo(showErrorMessage),
		});
	});
	beforeEach(async () => {
		said = [];
		list = await listOver(ours);
		list.view.show(true);
		await until(async () => (await list.rows(await list.section('allUnresolved'))).length > 10);
		const rows = await list.rows(await list.section('allUnresolved'));
		const first = rows.find(({ issue: each }) => each)?.issue;
		assert.ok(first);
		issue = first;
		for (const sentry of [ours, theirs]) {
			sentry.forgetRequests();
		}
	});
	afterEach(async () => {
		ours.knobs.clear();
		list.dispose();
		for (const sentry of [ours, theirs]) {
			Object.assign(sentry.world.issue(issue.id) ?? {}, { status: 'unresolved', priority: 'medium' });
		}
		await run('notifications.clearAll');
	});
	after(async () => {
		Object.assign(vscode.window, { showInformationMessage, showErrorMessage });
		await ours.close();
		await theirs.close();
	});

	it('have the same slug and the same ids', () => {
		assert.equal(ours.organization, theirs.organization);
		assert.ok(theirs.world.issue(issue.id));
		assert.notEqual(ours.tokens.full, theirs.tokens.full);
	});

	it('Undo takes back what was done where it was done', async () => {
		await list.features.actions.edit([issue], resolve);
		assert.equal(statusOf(ours), 'resolved');
		await list.enter(theirs);
		await press(() => puts(ours).length === 2 || puts(theirs).length > 0);
		assert.deepEqual(puts(theirs), []);
		await until(() => statusOf(ours) === 'unresolved');
		await until(() => said.some((sentence) => sentence.includes(new URL(ours.origin).host)));
	});

	it('so does the command, within its ten seconds', async () => {
		await list.features.actions.edit([issue], resolve);
		await list.enter(theirs);
		await list.features.actions.undo();
		assert.deepEqual(puts(theirs), []);
		assert.equal(statusOf(ours), 'unresolved');
	});

	it('also in another organization of one account', async () => {
		await list.features.actions.edit([issue], resolve);
		await list.enter(ours, 'outer-colonies');
		await list.features.actions.undo();
		assert.equal(statusOf(ours), 'unresolved');
		assert.deepEqual(
			puts(ours).map(({ path }) => path.split('/')[4]),
			[ours.organization, ours.organization],
		);
	});

	it('Try Again makes the change where it was meant', async () => {
		ours.knobs.set({ method: 'PUT', times: 1, fault: { status: 500, body: {} } });
		await list.features.actions.edit([issue], { kind: 'archive', until: { kind: 'forever' } });
		assert.equal(puts(ours).length, 1);
		await list.enter(theirs);
		await press(() => puts(ours).length === 2 || puts(theirs).length > 0);
		assert.deepEqual(puts(theirs), []);
		await until(() => statusOf(ours) === 'ignored');
	});

	it('Try Again of an Undo, too', async () => {
		await list.features.actions.edit([issue], resolve);
		ours.knobs.set({ method: 'PUT', times: 1, fault: { status: 500, body: {} } });
		await list.features.actions.undo();
		await list.enter(theirs);
		await press(() => puts(ours).length === 3 || puts(theirs).length > 0);
		assert.deepEqual(puts(theirs), []);
		await until(() => statusOf(ours) === 'unresolved');
	});

	it('what was asked for one account is not done with the other', async () => {
		const running = list.features.actions.run('setPriority', [issue]);
		// The question is on screen when the account changes.
		await list.enter(theirs);
		await until(async () => {
			await run('workbench.action.acceptSelectedQuickOpenItem');
			return puts(ours).length + puts(theirs).length > 0;
		});
		await running;
		assert.deepEqual(puts(theirs), []);
		assert.equal(ours.world.issue(issue.id)?.priority, 'high');
	});

	it('a question that failed asks the same account again', async () => {
		const lookup = /\/(?:members|users)\/$/;
		ours.knobs.set({ path: lookup, fault: { status: 500, body: {} } });
		await list.features.actions.run('assign', [issue]).catch((error: unknown) => said.push(String(error)));
		assert.equal(puts(ours).length, 0);
		ours.knobs.clear();
		await list.enter(theirs);
		const members = (sentry: SampleSentry): boolean => sentry.requests.some(({ path }) => lookup.test(path));
		ours.forgetRequests();
		await press(() => members(ours) || members(theirs));
		assert.equal(members(theirs), false, theirs.requests.map(({ path }) => path).join('\n'));
		await run('workbench.action.closeQuickOpen');
	});

	it('a change that is under way is laid over no other account’s issue', async () => {
		ours.knobs.set({ method: 'PUT', times: 1, fault: { latency: 600 } });
		const running = list.features.actions.edit([issue], { kind: 'priority', priority: 'low' });
		await list.enter(theirs);
		await until(async () => (await shownNow()) !== undefined);
		assert.equal((await shownNow())?.priority, theirs.world.issue(issue.id)?.priority ?? undefined);
		await running;
		assert.equal((await shownNow())?.priority, theirs.world.issue(issue.id)?.priority ?? undefined);
		assert.equal(ours.world.issue(issue.id)?.priority, 'low');
	});

	it('after signing out nothing is taken back or tried again, and it is said why', async () => {
		await list.features.actions.edit([issue], resolve);
		const account = await list.enter(theirs);
		const [own] = list.accounts.list().filter(({ id }) => id !== account.id);
		assert.ok(own);
		await list.accounts.remove(own);
		ours.forgetRequests();
		said.length = 0;
		await press(() => said.length > 0 || puts(theirs).length > 0);
		assert.deepEqual([puts(ours), puts(theirs)], [[], []]);
		assert.match(said[0] ?? '', new RegExp(`signed out of ${new URL(own.origin).host}`));
		said.length = 0;
		await list.features.actions.undo();
		assert.deepEqual([puts(ours), puts(theirs)], [[], []]);
		assert.equal(said[0], 'There is nothing to undo.');
	});

	it('signing in to it again brings none of that back', async () => {
		await list.features.actions.edit([issue], resolve);
		const [own] = list.accounts.list();
		assert.ok(own);
		await list.accounts.remove(own);
		await list.enter(ours);
		ours.forgetRequests();
		said.length = 0;
		await press(() => said.some((sentence) => sentence.includes('signed out of')));
		await list.features.actions.undo();
		assert.equal(said.at(-1), 'There is nothing to undo.');
		assert.deepEqual(puts(ours), []);
	});
});
