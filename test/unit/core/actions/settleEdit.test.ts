import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { describeEdit } from '../../../../src/core/actions/describeEdit.ts';
import {
	applyEdit,
	type ArchiveUntil,
	type IssueEdit,
	type ResolveIn,
} from '../../../../src/core/actions/issueEdit.ts';
import { settleEdit, shownBy } from '../../../../src/core/actions/settleEdit.ts';
import type { IssuePatch } from '../../../../src/core/issue/issuePatch.ts';
import { createL10n } from '../../../../src/core/text/l10n.ts';
import { anIssue } from '../query/anIssue.ts';

const l10n = createL10n();
const now = Date.UTC(2026, 0, 2);
const before = anIssue({ shortId: 'APP-1', substatus: 'new', count: 7 });

/** What is shown once an edit of `before` was answered, and what is said of it. */
function answered(edit: IssueEdit, said: Omit<IssuePatch, 'id'>) {
	const patch = { id: '1', ...said };
	const { status, substatus, statusDetails, assignedTo, count } = settleEdit(
		applyEdit(before, edit, now),
		edit,
		patch,
	);
	assert.equal(count, 7);
	return {
		shown: JSON.parse(JSON.stringify({ status, substatus, statusDetails, assignedTo })) as unknown,
		said: describeEdit(edit, [before], l10n, [patch]),
	};
}

describe('after a write, what the server answered', () => {
	const cases: readonly (readonly [string, IssueEdit, Omit<IssuePatch, 'id'>, unknown, string])[] = [
		[
			'archived, and not until when',
			{ kind: 'archive', until: { kind: 'escalating' } },
			{ status: 'ignored' },
			{ status: 'ignored', statusDetails: {} },
			'APP-1 archived.',
		],
		[
			'archived for a time that it did not take',
			{ kind: 'archive', until: { kind: 'time', minutes: 60 } },
			{ status: 'ignored', statusDetails: {} },
			{ status: 'ignored', statusDetails: {} },
			'APP-1 archived.',
		],
		[
			'archived for other events than asked for',
			{ kind: 'archive', until: { kind: 'events', count: 10 } },
			{ status: 'ignored', statusDetails: { ignoreUserCount: 10 } },
			{ status: 'ignored', statusDetails: { ignoreUserCount: 10 } },
			'APP-1 archived.',
		],
		[
			'archived until escalating',
			{ kind: 'archive', until: { kind: 'escalating' } },
			{ status: 'ignored', substatus: 'archived_until_escalating', statusDetails: {} },
			{ status: 'ignored', substatus: 'archived_until_escalating', statusDetails: {} },
			'APP-1 archived until escalating.',
		],
		[
			'resolved, and not in which release',
			{ kind: 'resolve', in: { kind: 'nextRelease' } },
			{ status: 'resolved' },
			{ status: 'resolved', statusDetails: {} },
			'APP-1 resolved.',
		],
		[
			'resolved in the next release',
			{ kind: 'resolve', in: { kind: 'nextRelease' } },
			{ status: 'resolved', statusDetails: { inNextRelease: true } },
			{ status: 'resolved', statusDetails: { inNextRelease: true } },
			'APP-1 resolved in the next release.',
		],
		[
			'unresolved, and nothing of its substatus',
			{ kind: 'unresolve' },
			{ status: 'unresolved' },
			{ status: 'unresolved', statusDetails: {} },
			'APP-1 unresolved.',
		],
		[
			'another status than was asked for',
			{ kind: 'resolve', in: { kind: 'now' } },
			{ status: 'unresolved' },
			{ status: 'unresolved', statusDetails: {} },
			'The server took the change to APP-1, but its answer does not show it.',
		],
		[
			'nothing of the status',
			{ kind: 'resolve', in: { kind: 'now' } },
			{},
			{ status: 'unknown', statusDetails: {} },
			'The server took the change to APP-1, but its answer does not show it.',
		],
		[
			'nothing of whom it is assigned to',
			{ kind: 'assign', to: { type: 'user', id: '5', name: 'Jane' } },
			{ status: 'unresolved' },
			{ status: 'unresolved', substatus: 'new', statusDetails: {} },
			'The server took the change to APP-1, but its answer does not show it.',
		],
		[
			'whom it is assigned to',
			{ kind: 'assign', to: { type: 'user', id: '5', name: 'Jane' } },
			{ assignedTo: { type: 'user', id: '5', name: 'Jane' } },
			{
				status: 'unresolved',
				substatus: 'new',
				statusDetails: {},
				assignedTo: { type: 'user', id: '5', name: 'Jane' },
			},
			'APP-1 assigned to Jane.',
		],
	];
	for (const [name, edit, patch, shown, said] of cases) {
		it(name, () => assert.deepEqual(answered(edit, patch), { shown, said }));
	}

	it('several issues, of which one was not taken as asked for', () => {
		const edit: IssueEdit = { kind: 'resolve', in: { kind: 'nextRelease' } };
		const inNext: IssuePatch = { id: '1', status: 'resolved', statusDetails: { inNextRelease: true } };
		const others = [before, anIssue({ id: '2' })];
		assert.equal(
			describeEdit(edit, others, l10n, [inNext, { ...inNext, id: '2' }]),
			'2 issues resolved in the next release.',
		);
		assert.equal(
			describeEdit(edit, others, l10n, [inNext, { id: '2', status: 'resolved' }]),
			'2 issues resolved.',
		);
	});
});

describe('how much of an edit an answer shows', () => {
	const jane = { type: 'user', id: '5', name: 'Jane' } as const;
	const ignored = { status: 'ignored' } as const;
	const resolved = { status: 'resolved' } as const;
	const archive = (until: ArchiveUntil): IssueEdit => ({ kind: 'archive', until });
	const resolve = (how: ResolveIn): IssueEdit => ({ kind: 'resolve', in: how });
	/** What shows all of it, what only the status, and what nothing. */
	const rows: readonly (readonly [
		IssueEdit,
		Omit<IssuePatch, 'id'>,
		Omit<IssuePatch, 'id'> | undefined,
		Omit<IssuePatch, 'id'>,
	])[] = [
		[resolve({ kind: 'now' }), resolved, undefined, { status: 'unresolved' }],
		[resolve({ kind: 'nextRelease' }), { ...resolved, statusDetails: { inNextRelease: true } }, resolved, {}],
		[
			resolve({ kind: 'release', version: '2' }),
			{ ...resolved, statusDetails: { inRelease: '2' } },
			{ ...resolved, statusDetails: { inRelease: '1' } },
			{},
		],
		[
			resolve({ kind: 'commit', commit: 'c0ffee', repository: 'r' }),
			{ ...resolved, statusDetails: { inCommit: { id: 'c0ffee' } } },
			resolved,
			{},
		],
		[{ kind: 'unresolve' }, { status: 'unresolved' }, undefined, ignored],
		[
			archive({ kind: 'escalating' }),
			{ ...ignored, substatus: 'archived_until_escalating' },
			{ ...ignored, substatus: 'archived_forever' },
			resolved,
		],
		[
			archive({ kind: 'forever' }),
			{ ...ignored, substatus: 'archived_forever' },
			{ ...ignored, substatus: 'archived_until_escalating' },
			{},
		],
		[
			archive({ kind: 'time', minutes: 9 }),
			{ ...ignored, statusDetails: { ignoreUntil: now + 540_000 } },
			ignored,
			{},
		],
		[
			archive({ kind: 'events', count: 9 }),
			{ ...ignored, statusDetails: { ignoreCount: 9 } },
			{ ...ignored, statusDetails: { ignoreUserCount: 9 } },
			{},
		],
		[
			archive({ kind: 'users', count: 9 }),
			{ ...ignored, statusDetails: { ignoreUserCount: 9 } },
			{ ...ignored, statusDetails: { ignoreCount: 9 } },
			{},
		],
		[{ kind: 'assign', to: jane }, { assignedTo: jane }, undefined, { assignedTo: null }],
		[{ kind: 'assign' }, { assignedTo: null }, undefined, { assignedTo: jane }],
		[{ kind: 'priority', priority: 'low' }, { priority: 'low' }, undefined, { priority: 'high' }],
		[{ kind: 'bookmark', on: true }, { isBookmarked: true }, undefined, { isBookmarked: false }],
		[{ kind: 'seen', on: false }, { hasSeen: false }, undefined, { hasSeen: true }],
	];
	for (const [edit, all, status, nothing] of rows) {
		it(JSON.stringify(edit), () => {
			assert.equal(shownBy({ id: '1', ...all }, edit), 'all');
			assert.equal(shownBy({ id: '1', ...nothing }, edit), 'nothing');
			if (status) {
				assert.equal(shownBy({ id: '1', ...status }, edit), 'status');
			}
		});
	}
});
