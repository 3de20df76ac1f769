import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { IssueEdit } from '../../../../src/core/actions/issueEdit.ts';
import type { ActionId, OfferedAction } from '../../../../src/core/actions/offeredActions.ts';
import { offeredActions } from '../../../../src/core/actions/offeredActions.ts';
import type { Actor, Issue } from '../../../../src/core/issue/issue.ts';
import { createL10n } from '../../../../src/core/text/l10n.ts';
import { anIssue } from '../query/anIssue.ts';

const me: Actor = { type: 'user', id: '5', name: 'Jane' };

function offered(issue: Issue): ReadonlyMap<ActionId, OfferedAction> {
	const actions = offeredActions([issue], { scopes: ['event:write'], me }, createL10n());
	return new Map(actions.map((action) => [action.id, action]));
}

describe('what an offered action does', () => {
	const issue = anIssue({
		status: 'ignored',
		substatus: 'archived_until_condition_met',
		hasSeen: false,
		assignedTo: { type: 'team', id: '3', name: 'ops' },
	});
	const edits: { readonly [id in ActionId]?: IssueEdit } = {
		resolve: { kind: 'resolve', in: { kind: 'now' } },
		resolveInNextRelease: { kind: 'resolve', in: { kind: 'nextRelease' } },
		unresolve: { kind: 'unresolve' },
		archiveUntilEscalating: { kind: 'archive', until: { kind: 'escalating' } },
		archiveForever: { kind: 'archive', until: { kind: 'forever' } },
		assignToMe: { kind: 'assign', to: me },
		unassign: { kind: 'assign' },
		bookmark: { kind: 'bookmark', on: true },
		markSeen: { kind: 'seen', on: true },
	};
	for (const [id, action] of offered(issue)) {
		it(`${id}: ${edits[id] ? 'its edit' : 'asks first'}`, () => {
			assert.deepEqual(action.edit, edits[id]);
			assert.equal('edit' in action, id in edits);
		});
	}

	it('removeBookmark: its edit', () => {
		const { edit } = offered(anIssue({ isBookmarked: true })).get('removeBookmark') ?? {};
		assert.deepEqual(edit, { kind: 'bookmark', on: false });
	});
});

describe('what is offered', () => {
	const archived = (substatus: NonNullable<Issue['substatus']>): Issue =>
		anIssue({ status: 'ignored', substatus });
	const cases: readonly (readonly [ActionId, string, Issue, boolean])[] = [
		['archiveUntilEscalating', 'unresolved', anIssue(), true],
		// Left from before it was reopened.
		['archiveUntilEscalating', 'unresolved again', anIssue({ substatus: 'archived_until_escalating' }), true],
		['archiveUntilEscalating', 'archived so', archived('archived_until_escalating'), false],
		['archiveUntilEscalating', 'archived otherwise', archived('archived_forever'), true],
		['archiveForever', 'unresolved', anIssue(), true],
		['archiveForever', 'unresolved again', anIssue({ substatus: 'archived_forever' }), true],
		['archiveForever', 'archived so', archived('archived_forever'), false],
		['archiveForever', 'archived otherwise', archived('archived_until_escalating'), true],
		['assignToMe', 'nobody’s', anIssue({ assignedTo: null }), true],
		['assignToMe', 'of whom the server does not tell', anIssue(), false],
		['assignToMe', 'mine', anIssue({ assignedTo: me }), false],
		['assignToMe', 'another user’s', anIssue({ assignedTo: { ...me, id: '6' } }), true],
		['assignToMe', 'of a team with my number', anIssue({ assignedTo: { ...me, type: 'team' } }), true],
		['removeBookmark', 'not bookmarked', anIssue(), false],
		['comment', 'resolved', anIssue({ status: 'resolved' }), true],
	];
	for (const [id, what, issue, isOffered] of cases) {
		it(`${isOffered ? '' : 'no '}${id} where the issue is ${what}`, () => {
			assert.equal(offered(issue).has(id), isOffered);
		});
	}
});
