import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { ActionId } from '../../../src/core/actions/offeredActions.ts';
import type { Issue } from '../../../src/core/issue/issue.ts';
import { type SampleSentry, startSampleSentry } from '../../sentry/sampleSentry.ts';
import { until } from '../harness/until.ts';
import { type ListUnderTest, listOver } from './listUnderTest.ts';

const hash = 'a94a8fe5ccb19ba61c4c0873d391e987982fbbd3';
const accept = (): Thenable<unknown> =>
	vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');

describe('the list: every action', () => {
	let sentry: SampleSentry;
	let list: ListUnderTest;
	let id: string;
	const puts = () => sentry.requests.filter(({ method }) => method === 'PUT');
	const issue = async (): Promise<Issue> => {
		const rows = await list.rows(await list.section('allUnresolved'));
		const found = rows.find((row) => row.issue?.id === id)?.issue;
		assert.ok(found);
		return found;
	};
	const label = async (): Promise<string> => {
		const rows = await list.rows(await list.section('allUnresolved'));
		const row = rows.find((each) => each.issue?.id === id);
		assert.ok(row);
		return list.item(row).accessibilityInformation?.label ?? '';
	};
	const stored = () => {
		const found = sentry.world.issue(id);
		assert.ok(found);
		const { status, substatus, statusDetails, assignedTo, priority, isBookmarked, seenBy } = found;
		return structuredClone({ status, substatus, statusDetails, assignedTo, priority, isBookmarked, seenBy });
	};
	const run = async (action: ActionId): Promise<unknown> => {
		await list.features.actions.run(action, [await issue()]);
		return JSON.parse(puts().at(-1)?.body ?? 'null');
	};

	before(async () => {
		sentry = await startSampleSentry();
		for (const each of sentry.world.data.issues) {
			each.priority = 'medium';
		}
	});
	beforeEach(async () => {
		list = await listOver(sentry);
		list.view.show(true);
		await until(async () => (await list.rows(await list.section('allUnresolved'))).length > 10);
		const rows = await list.rows(await list.section('allUnresolved'));
		const plain = rows.find(
			({ issue: each }) => each && !each.assignedTo && !each.isBookmarked && !each.hasSeen && each.priority,
		);
		assert.ok(plain?.issue);
		({ id } = plain.issue);
		sentry.forgetRequests();
	});
	afterEach(async () => {
		sentry.knobs.clear();
		list.dispose();
		await vscode.commands.executeCommand('notifications.clearAll');
	});
	after(async () => {
		await sentry.close();
	});

	const archived = (substatus: string, statusDetails: object): object => ({
		status: 'ignored',
		substatus,
		statusDetails,
	});
	const met = 'archived_until_condition_met';
	for (const [action, body] of [
		['resolve', { status: 'resolved', statusDetails: {} }],
		['resolveInNextRelease', { status: 'resolved', statusDetails: { inNextRelease: true } }],
		['archiveUntilEscalating', archived('archived_until_escalating', {})],
		['archiveForTime', archived(met, { ignoreDuration: 30 })],
		['archiveUntilEvents', archived(met, { ignoreCount: 100 })],
		['archiveUntilUsers', archived(met, { ignoreUserCount: 100 })],
		['archiveForever', archived('archived_forever', {})],
		['assignToMe', { assignedTo: 'user:1' }],
		['assign', { assignedTo: 'user:1' }],
		['setPriority', { priority: 'high' }],
		['bookmark', { isBookmarked: true }],
		['markSeen', { hasSeen: true }],
	] as const satisfies readonly (readonly [ActionId, object])[]) {
		it(`${action}: one request, and another that takes it back`, async () => {
			const before = stored();
			const running = run(action);
			// Those that ask something first offer the usual answer.
			await until(async () => {
				await accept();
				return puts().length > 0;
			});
			assert.deepEqual(await running, body);
			assert.equal(puts().length, 1);
			await list.features.actions.undo();
			assert.equal(puts().length, 2);
			// When an issue was seen is not part of what is taken back.
			const { seenBy: _seenBefore, ...rest } = before;
			const { seenBy: _seenNow, ...now } = stored();
			assert.deepEqual(now, rest);
		});
	}

	it('resolves in a commit of the repository that the code mappings name', async () => {
		const { actions } = list.features;
		await actions.edit([await issue()], {
			kind: 'resolve',
			in: { kind: 'commit', commit: hash, repository: 'interstellar/waterworks' },
		});
		assert.deepEqual(JSON.parse(puts()[0]?.body ?? ''), {
			status: 'resolved',
			statusDetails: { inCommit: { commit: hash, repository: 'interstellar/waterworks' } },
		});
		assert.equal(stored().status, 'resolved');
		await actions.undo();
	});

	it('unresolves, unassigns and removes a bookmark, and takes that back too', async () => {
		for (const [first, then] of [
			['resolve', 'unresolve'],
			['assignToMe', 'unassign'],
			['bookmark', 'removeBookmark'],
		] as const) {
			const before = stored();
			await run(first);
			const between = stored();
			await run(then);
			assert.equal(stored().status, 'unresolved');
			assert.deepEqual(
				[stored().assignedTo, stored().isBookmarked],
				[before.assignedTo, before.isBookmarked],
			);
			await list.features.actions.undo();
			assert.deepEqual(stored(), between);
			await run(then);
		}
	});

	it('comments, and counts the comment', async () => {
		const before = (await issue()).numComments;
		await list.features.actions.performAction([await issue()], { kind: 'comment', text: 'Seen it.' });
		const [post] = sentry.requests.filter(({ method }) => method === 'POST');
		assert.deepEqual(JSON.parse(post?.body ?? ''), { text: 'Seen it.', mentions: [] });
		assert.equal((await issue()).numComments, (before ?? 0) + 1);
	});

	it('shows a change before the server has answered, also when a refresh comes in between', async () => {
		sentry.knobs.set({ method: 'PUT', times: 1, fault: { latency: 300 } });
		const running = run('setPriority');
		await until(async () => {
			await accept();
			return puts().length > 0;
		});
		assert.equal((await issue()).priority, 'high');
		Object.assign(sentry.world.issue(id) ?? {}, { priority: 'low' });
		await list.features.view.refresh();
		assert.equal(puts()[0]?.endedAt, undefined);
		assert.equal((await issue()).priority, 'high');
		await running;
		assert.equal((await issue()).priority, 'high');
		await list.features.actions.undo();
		assert.notEqual((await issue()).priority, 'high');
	});

	it('shows what the server answered, not what was asked for', async () => {
		sentry.knobs.set({
			method: 'PUT',
			times: 1,
			fault: { transform: () => ({ id, status: 'ignored' }) },
		});
		await run('archiveUntilEscalating');
		const { status, substatus, statusDetails } = await issue();
		assert.deepEqual([status, substatus, statusDetails], ['ignored', undefined, {}]);
	});

	it('puts a refused change back, and leaves nothing to undo', async () => {
		const before = await label();
		sentry.knobs.set({ method: 'PUT', fault: { status: 403, body: { detail: 'No.' }, latency: 100 } });
		const running = run('archiveForever');
		await until(() => puts().length > 0);
		assert.match(await label(), /, Archived, /);
		await running;
		assert.equal(await label(), before);
		await list.features.actions.undo();
		assert.equal(puts().length, 1);
	});

	it('sends nothing that the token may not do', async () => {
		list.dispose();
		list = await listOver(sentry, { token: sentry.tokens.readOnly, scopes: ['event:read', 'org:read'] });
		list.view.show(true);
		await until(async () => (await list.rows(await list.section('allUnresolved'))).length > 10);
		void run('resolve');
		void run('comment');
		await list.features.view.refresh();
		assert.deepEqual(
			sentry.requests.filter(({ method }) => method !== 'GET'),
			[],
		);
	});
});
