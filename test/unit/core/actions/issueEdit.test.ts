import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import * as fc from 'fast-check';
import { describeEdit } from '../../../../src/core/actions/describeEdit.ts';
import type { IssueEdit } from '../../../../src/core/actions/issueEdit.ts';
import { applyEdit, changeOf } from '../../../../src/core/actions/issueEdit.ts';
import { revertEdit, undoChange, undoSteps } from '../../../../src/core/actions/undoEdit.ts';
import type { Actor, Issue } from '../../../../src/core/issue/issue.ts';
import { mergeIssue } from '../../../../src/core/issue/issuePatch.ts';
import { createL10n } from '../../../../src/core/text/l10n.ts';
import type { SentryApi } from '../../../../src/sentry/api.ts';
import { createApi } from '../../../../src/sentry/net.ts';
import type { SampleSentry } from '../../../sentry/sampleSentry.ts';
import { startSampleSentry } from '../../../sentry/sampleSentry.ts';
import { anIssue } from '../query/anIssue.ts';
import { fuzz } from '../../fuzz.ts';

const l10n = createL10n();
const now = Date.UTC(2026, 0, 2);
const jane: Actor = { type: 'user', id: '5', name: 'Jane' };

const edits: readonly IssueEdit[] = [
	{ kind: 'resolve', in: { kind: 'now' } },
	{ kind: 'resolve', in: { kind: 'nextRelease' } },
	{ kind: 'resolve', in: { kind: 'release', version: '1.0' } },
	{ kind: 'resolve', in: { kind: 'commit', commit: 'a'.repeat(40), repository: 'acme/app' } },
	{ kind: 'unresolve' },
	{ kind: 'archive', until: { kind: 'escalating' } },
	{ kind: 'archive', until: { kind: 'forever' } },
	{ kind: 'archive', until: { kind: 'time', minutes: 120 } },
	{ kind: 'archive', until: { kind: 'events', count: 100 } },
	{ kind: 'archive', until: { kind: 'users', count: 7 } },
	{ kind: 'assign', to: jane },
	{ kind: 'assign', to: { type: 'team', id: '3', name: 'ops' } },
	{ kind: 'assign' },
	{ kind: 'priority', priority: 'high' },
	{ kind: 'bookmark', on: true },
	{ kind: 'seen', on: true },
];

const states: readonly Issue[] = [
	anIssue(),
	anIssue({ substatus: 'new', priority: 'low', assignedTo: jane, isBookmarked: true, hasSeen: false }),
	anIssue({ substatus: 'escalating' }),
	anIssue({ status: 'resolved', statusDetails: { inNextRelease: true } }),
	anIssue({
		status: 'resolved',
		statusDetails: { inCommit: { id: 'b'.repeat(40), repository: 'acme/app' } },
	}),
	anIssue({ status: 'ignored', substatus: 'archived_forever' }),
	anIssue({
		status: 'ignored',
		substatus: 'archived_until_condition_met',
		statusDetails: { ignoreUntil: now + 90_000, ignoreCount: 5, ignoreWindow: 60 },
	}),
];

describe('changeOf', () => {
	const cases: [IssueEdit, object][] = [
		[
			{ kind: 'resolve', in: { kind: 'now' } },
			{ status: 'resolved', statusDetails: {} },
		],
		[
			{ kind: 'resolve', in: { kind: 'nextRelease' } },
			{ status: 'resolved', statusDetails: { inNextRelease: true } },
		],
		[{ kind: 'unresolve' }, { status: 'unresolved', substatus: 'ongoing' }],
		[
			{ kind: 'archive', until: { kind: 'time', minutes: 30 } },
			{ status: 'ignored', substatus: 'archived_until_condition_met', statusDetails: { ignoreDuration: 30 } },
		],
		[{ kind: 'assign', to: jane }, { assignedTo: 'user:5' }],
		[{ kind: 'assign' }, { assignedTo: '' }],
	];
	for (const [edit, change] of cases) {
		it(`sends ${JSON.stringify(change)}`, () => assert.deepEqual(changeOf(edit), change));
	}
});

describe('an edit and its undo', () => {
	it('show what was there before, whatever was there', () => {
		fuzz(
			fc.property(fc.constantFrom(...states), fc.constantFrom(...edits), (state, edit) => {
				assert.deepEqual(revertEdit(applyEdit(state, edit, now), state, edit), state);
			}),
		);
	});

	it('keep what a refresh brought in between', () => {
		const before = anIssue({ count: 1 });
		const [edit] = edits;
		assert.ok(edit);
		const later = { ...applyEdit(before, edit, now), count: 9, lastSeen: now };
		assert.deepEqual(revertEdit(later, before, edit), { ...before, count: 9, lastSeen: now });
	});

	it('send what is left of a condition, not what it was', () => {
		const archived = states.at(-1);
		assert.ok(archived);
		assert.deepEqual(undoChange(archived, { kind: 'unresolve' }, now), {
			status: 'ignored',
			substatus: 'archived_until_condition_met',
			statusDetails: { ignoreDuration: 2, ignoreCount: 5, ignoreWindow: 60 },
		});
	});

	it('are one request for issues that were alike', () => {
		const nobodys = (id: string) => anIssue({ id, assignedTo: null });
		const alike = [nobodys('1'), anIssue({ id: '2', assignedTo: jane }), nobodys('3')];
		assert.deepEqual(undoSteps(alike, { kind: 'assign', to: jane }, now), [
			{ issueIds: ['1', '3'], change: { assignedTo: '' } },
			{ issueIds: ['2'], change: { assignedTo: 'user:5' } },
		]);
	});

	it('promise nothing that no request can do', () => {
		assert.deepEqual(undoSteps([anIssue()], { kind: 'priority', priority: 'high' }, now), []);
		// Nobody said whose it was: to unassign it would be a guess.
		assert.deepEqual(undoSteps([anIssue()], { kind: 'assign', to: jane }, now), []);
		assert.deepEqual(undoSteps([anIssue({ status: 'unknown' })], { kind: 'unresolve' }, now), []);
		assert.deepEqual(undoSteps([anIssue({ status: 'pending_merge' })], { kind: 'unresolve' }, now), []);
	});
});

describe('describeEdit', () => {
	it('says each edit in its own words', () => {
		const words = edits.map((edit) => describeEdit(edit, [{ id: '1', shortId: 'APP-1' }], l10n));
		assert.equal(new Set(words).size, words.length);
		assert.equal(words[7], 'APP-1 archived for 2 hours.');
		assert.equal(
			describeEdit({ kind: 'unresolve' }, [{ id: '1' }, { id: '2' }], l10n),
			'2 issues unresolved.',
		);
	});
});

/** What is shown at once is what the server then says: otherwise a row would jump twice. */
describe('applyEdit against a server', () => {
	let sentry: SampleSentry;
	let api: SentryApi;
	const { signal } = new AbortController();
	before(async () => {
		sentry = await startSampleSentry();
		const token = sentry.tokens.full;
		api = createApi({ origin: sentry.origin, token: async () => token });
	});
	after(async () => {
		await api.close();
		await sentry.close();
	});

	// Members and releases are the server's own.
	for (const edit of edits.filter(
		(other) => !('to' in other) && !('in' in other && other.in.kind === 'release'),
	)) {
		it(`shows what comes of ${JSON.stringify(edit)}, and the undo brings it back`, async () => {
			const organization = sentry.organization;
			const row = (await api.issues(organization, { query: 'is:unresolved', limit: 1 }, signal)).rows[0];
			assert.ok(row);
			const shown = applyEdit(row, edit, Date.now());
			const [patch] = await api.update(organization, [row.id], changeOf(edit), signal);
			assert.ok(patch);
			const said = mergeIssue(row, patch);
			assert.deepEqual(comparable(said), comparable(shown));
			// The server's clock reads later than ours, by as long as the request took.
			const [until, promised] = [said.statusDetails.ignoreUntil, shown.statusDetails.ignoreUntil];
			assert.equal(until === undefined, promised === undefined);
			assert.ok(Math.abs((until ?? 0) - (promised ?? 0)) < 60_000);
			for (const step of undoSteps([row], edit, Date.now())) {
				const [undone] = await api.update(organization, step.issueIds, step.change, signal);
				assert.ok(undone);
				const back = comparable(mergeIssue(said, undone));
				assert.equal(back.status, row.status);
				assert.deepEqual([back.assignedTo, back.isBookmarked], [row.assignedTo, row.isBookmarked]);
			}
		});
	}

	it('shows whom an issue goes to', async () => {
		const organization = sentry.organization;
		const row = (await api.issues(organization, { query: 'is:unassigned', limit: 1 }, signal)).rows[0];
		const actors = [
			(await api.members(organization, [], signal))[0],
			(await api.teams(organization, signal))[0],
		].filter((actor) => actor !== undefined);
		assert.ok(row && actors.length === 2);
		for (const to of actors) {
			const edit: IssueEdit = { kind: 'assign', to };
			const [patch] = await api.update(organization, [row.id], changeOf(edit), signal);
			assert.ok(patch);
			assert.equal(mergeIssue(row, patch).assignedTo?.id, applyEdit(row, edit, now).assignedTo?.id);
			assert.equal(mergeIssue(row, patch).assignedTo?.type, to.type);
		}
	});
});

/** Without what the server adds of its own: who did it, and when to the millisecond. */
function comparable({
	status,
	substatus,
	statusDetails,
	assignedTo,
	priority,
	isBookmarked,
	hasSeen,
}: Issue) {
	const { actor: _actor, ignoreUntil: _until, ...details } = statusDetails;
	return {
		status,
		substatus,
		details,
		assignedTo,
		priority,
		isBookmarked,
		hasSeen,
	};
}
