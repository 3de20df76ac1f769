import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { IssueChange } from '../../../../src/core/actions/issueChange.ts';
import type { IssueEdit } from '../../../../src/core/actions/issueEdit.ts';
import { changeOf } from '../../../../src/core/actions/issueEdit.ts';
import { undoChange } from '../../../../src/core/actions/undoEdit.ts';
import type { Issue } from '../../../../src/core/issue/issue.ts';
import { anIssue } from '../query/anIssue.ts';

const now = Date.UTC(2026, 0, 2);
const unresolve: IssueEdit = { kind: 'unresolve' };
const resolve: IssueEdit = { kind: 'resolve', in: { kind: 'now' } };

describe('what is sent to take an edit back', () => {
	const resolved = (statusDetails: Issue['statusDetails']): Issue =>
		anIssue({ status: 'resolved', substatus: 'ongoing', statusDetails });
	const cases: readonly (readonly [string, Issue, IssueEdit, IssueChange | undefined])[] = [
		// Sentry refuses a substatus beside `resolved`.
		['resolved', resolved({}), unresolve, { status: 'resolved', statusDetails: {} }],
		[
			'resolved in the next release',
			resolved({ inNextRelease: true }),
			unresolve,
			{ status: 'resolved', statusDetails: { inNextRelease: true } },
		],
		[
			'resolved in a release',
			resolved({ inRelease: '1.0' }),
			unresolve,
			{ status: 'resolved', statusDetails: { inRelease: '1.0' } },
		],
		[
			'resolved in a commit',
			resolved({ inCommit: { id: 'abc', repository: 'acme/app' } }),
			unresolve,
			{ status: 'resolved', statusDetails: { inCommit: { commit: 'abc', repository: 'acme/app' } } },
		],
		// Sentry finds no commit without its repository.
		[
			'resolved in a commit of an unknown repository',
			resolved({ inCommit: { id: 'abc' } }),
			unresolve,
			{ status: 'resolved', statusDetails: {} },
		],
		[
			'unresolved and new',
			anIssue({ substatus: 'new', statusDetails: { ignoreCount: 3 } }),
			resolve,
			{ status: 'unresolved', substatus: 'new' },
		],
		['unresolved and no more', anIssue(), resolve, { status: 'unresolved' }],
		[
			'archived until more users',
			anIssue({
				status: 'ignored',
				substatus: 'archived_until_condition_met',
				statusDetails: { ignoreUserCount: 7, ignoreUserWindow: 60 },
			}),
			unresolve,
			{
				status: 'ignored',
				substatus: 'archived_until_condition_met',
				statusDetails: { ignoreUserCount: 7, ignoreUserWindow: 60 },
			},
		],
		[
			'archived for a time that is over',
			anIssue({ status: 'ignored', statusDetails: { ignoreUntil: now - 3_600_000 } }),
			unresolve,
			{ status: 'ignored', statusDetails: { ignoreDuration: 1 } },
		],
		['being deleted', anIssue({ status: 'pending_deletion' }), unresolve, undefined],
		[
			'of low priority',
			anIssue({ priority: 'low' }),
			{ kind: 'priority', priority: 'high' },
			{ priority: 'low' },
		],
		['not seen', anIssue({ hasSeen: false }), { kind: 'seen', on: true }, { hasSeen: false }],
		['bookmarked', anIssue({ isBookmarked: true }), { kind: 'bookmark', on: false }, { isBookmarked: true }],
	];
	for (const [was, before, edit, change] of cases) {
		it(`of an issue that was ${was}`, () => assert.deepEqual(undoChange(before, edit, now), change));
	}
});

describe('what is sent for an edit', () => {
	const cases: readonly (readonly [IssueEdit, IssueChange])[] = [
		[
			{ kind: 'resolve', in: { kind: 'release', version: '1.0' } },
			{ status: 'resolved', statusDetails: { inRelease: '1.0' } },
		],
		[
			{ kind: 'resolve', in: { kind: 'commit', commit: 'abc', repository: 'acme/app' } },
			{ status: 'resolved', statusDetails: { inCommit: { commit: 'abc', repository: 'acme/app' } } },
		],
		[
			{ kind: 'archive', until: { kind: 'escalating' } },
			{ status: 'ignored', substatus: 'archived_until_escalating', statusDetails: {} },
		],
		[
			{ kind: 'archive', until: { kind: 'forever' } },
			{ status: 'ignored', substatus: 'archived_forever', statusDetails: {} },
		],
		[{ kind: 'priority', priority: 'medium' }, { priority: 'medium' }],
		[{ kind: 'bookmark', on: false }, { isBookmarked: false }],
		[{ kind: 'seen', on: false }, { hasSeen: false }],
	];
	for (const [edit, change] of cases) {
		it(JSON.stringify(edit), () => assert.deepEqual(changeOf(edit), change));
	}
});
