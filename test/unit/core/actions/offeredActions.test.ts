import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TokenRights } from '../../../../src/core/actions/offeredActions.ts';
import { actionIds, assigneeSources, offeredActions } from '../../../../src/core/actions/offeredActions.ts';
import type { Actor, Issue } from '../../../../src/core/issue/issue.ts';
import { createL10n } from '../../../../src/core/text/l10n.ts';
import { anIssue } from '../query/anIssue.ts';

const l10n = createL10n();
const me: Actor = { type: 'user', id: '5', name: 'Jane' };
const all: TokenRights = { scopes: ['event:write', 'member:read', 'team:read'], me };

function ids(issues: readonly Issue[], rights: TokenRights = all): string[] {
	return offeredActions(issues, rights, l10n).map(({ id }) => id);
}

describe('offeredActions', () => {
	it('offers what would change something', () => {
		const fresh = ids([anIssue({ hasSeen: false })]);
		assert.ok(fresh.includes('resolve') && fresh.includes('markSeen') && fresh.includes('bookmark'));
		assert.ok(
			!fresh.includes('unresolve') && !fresh.includes('unassign') && !fresh.includes('removeBookmark'),
		);
		const done = ids([anIssue({ status: 'resolved', assignedTo: me, isBookmarked: true })]);
		assert.ok(done.includes('unresolve') && done.includes('unassign') && done.includes('removeBookmark'));
		assert.ok(!done.includes('resolve') && !done.includes('assignToMe') && !done.includes('markSeen'));
	});

	it('offers nothing that the server’s answer has no field for: it has no such thing', () => {
		const { assignedTo: _1, isBookmarked: _2, hasSeen: _3, priority: _4, ...bare } = anIssue();
		assert.deepEqual(
			ids([bare]).filter((id) => /assign|bookmark|seen|priority/i.test(id)),
			[],
		);
		assert.ok(ids([bare]).includes('resolve') && ids([bare]).includes('comment'));
		const told = anIssue({ assignedTo: null, isBookmarked: false, hasSeen: false, priority: 'low' });
		assert.deepEqual(
			ids([told]).filter((id) => /assign|bookmark|seen|priority/i.test(id)),
			['assignToMe', 'assign', 'setPriority', 'bookmark', 'markSeen'],
		);
	});

	it('offers for several what would change any of them', () => {
		const both = ids([anIssue({ status: 'resolved' }), anIssue()]);
		assert.ok(both.includes('resolve') && both.includes('unresolve'));
	});

	it('offers nothing on issues that the server is busy with, and nothing on none', () => {
		assert.deepEqual(ids([anIssue({ status: 'pending_deletion' })]), []);
		assert.deepEqual(ids([]), []);
	});

	it('names the missing scope, and hands over no edit', () => {
		const actions = offeredActions([anIssue()], { scopes: ['event:read'], me }, l10n);
		assert.ok(actions.length > 5);
		for (const action of actions) {
			assert.equal(action.why, 'The token lacks the scope event:write.');
			assert.deepEqual(action.missing, ['event:write', 'event:admin']);
			assert.equal(action.edit, undefined);
		}
	});

	it('offers everything where the server tells no scopes', () => {
		assert.ok(offeredActions([anIssue()], { scopes: [], me }, l10n).every(({ why }) => why === undefined));
		assert.ok(
			offeredActions([anIssue()], { scopes: ['event:admin'] }, l10n).every(({ why }) => why === undefined),
		);
	});

	it('offers a token without a user nothing that is a user’s own', () => {
		const found = ids([anIssue({ hasSeen: false })], { scopes: ['event:write'] });
		assert.ok(!found.some((id) => ['assignToMe', 'bookmark', 'removeBookmark', 'markSeen'].includes(id)));
	});

	it('calls it unarchiving where all are archived', () => {
		const label = (issues: readonly Issue[]): string | undefined =>
			offeredActions(issues, all, l10n).find(({ id }) => id === 'unresolve')?.label;
		assert.equal(label([anIssue({ status: 'ignored' })]), 'Unarchive');
		assert.equal(label([anIssue({ status: 'ignored' }), anIssue({ status: 'resolved' })]), 'Unresolve');
	});

	it('keeps the order of the menu', () => {
		const order = ids([anIssue({ status: 'resolved', assignedTo: me }), anIssue({ hasSeen: false })]);
		const places = order.map((id) => actionIds.findIndex((other) => other === id));
		assert.deepEqual(
			places,
			places.toSorted((a, b) => a - b),
		);
	});
});

describe('assigneeSources', () => {
	it('says what would show the rest', () => {
		assert.deepEqual(assigneeSources(all), { members: true, teams: true, missing: [] });
		assert.deepEqual(assigneeSources({ scopes: ['event:write'] }), {
			members: false,
			teams: false,
			missing: ['member:read', 'team:read'],
		});
		assert.deepEqual(assigneeSources({ scopes: [] }).missing, []);
	});
});
