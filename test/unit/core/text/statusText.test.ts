import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Issue } from '../../../../src/core/issue/issue.ts';
import { createL10n } from '../../../../src/core/text/l10n.ts';
import {
	statusInRow,
	statusInSentence,
	statusReason,
	statusWord,
	substatusInSentence,
	substatusWord,
} from '../../../../src/core/text/statusText.ts';
import { anIssue } from '../query/anIssue.ts';

const l10n = createL10n();

for (const [status, word, inRow] of [
	['unknown', undefined, undefined],
	['unresolved', 'Unresolved', undefined],
	['resolved', 'Resolved', 'Resolved'],
	['ignored', 'Archived', 'Archived'],
	['reprocessing', 'Reprocessing', 'Reprocessing'],
	['pending_deletion', 'Being Deleted', 'Being Deleted'],
	['deletion_in_progress', 'Being Deleted', 'Being Deleted'],
	['pending_merge', 'Being Merged', 'Being Merged'],
] as const) {
	test(`${status} is ${word}, in a row ${inRow}`, () => {
		assert.equal(statusWord(anIssue({ status }), l10n), word);
		assert.equal(statusInRow(anIssue({ status }), l10n), inRow);
	});
}

test('a status that this version does not know is shown as the server wrote it', () => {
	assert.equal(statusWord(anIssue({ statusDetails: { raw: 'snoozed' } }), l10n), 'snoozed');
});

for (const [substatus, word, inRow, inSentence] of [
	['new', 'New', 'New', 'new'],
	['ongoing', 'Ongoing', undefined, 'ongoing'],
	['escalating', 'Escalating', 'Escalating', 'escalating'],
	['regressed', 'Regressed', 'Regressed', 'regressed'],
	['archived_until_escalating', 'until escalating', undefined, 'archived until escalating'],
	[
		'archived_until_condition_met',
		'until a condition is met',
		undefined,
		'archived until a condition is met',
	],
	['archived_forever', 'forever', undefined, 'archived forever'],
	['not_yet_known', 'not yet known', undefined, 'not_yet_known'],
] as const) {
	test(`${substatus} is ${word}, in a row ${inRow}, in a sentence ${inSentence}`, () => {
		assert.equal(substatusWord(substatus, l10n), word);
		assert.equal(statusInRow(anIssue({ substatus }), l10n), inRow);
		assert.equal(substatusInSentence(substatus, l10n), inSentence);
	});
}

test('a row says of an issue that is not open what it is, not since when', () => {
	assert.equal(statusInRow(anIssue({ status: 'resolved', substatus: 'regressed' }), l10n), 'Resolved');
});

test('statuses within a sentence', () => {
	assert.deepEqual(
		(['unresolved', 'resolved', 'archived'] as const).map((status) => statusInSentence(status, l10n)),
		['unresolved', 'resolved', 'archived'],
	);
});

test('why and for how long a status holds', () => {
	const reasons = (statusDetails: Issue['statusDetails']): readonly string[] =>
		statusReason(anIssue({ statusDetails }), l10n, 'en');
	assert.deepEqual(reasons({}), []);
	assert.deepEqual(reasons({ inNextRelease: true }), ['in the next release']);
	assert.deepEqual(reasons({ inRelease: '1.2' }), ['in release 1.2']);
	assert.deepEqual(reasons({ inCommit: { id: '0123456789abcdef' } }), ['in commit 0123456789ab']);
	assert.deepEqual(reasons({ autoResolved: true }), ['because of its age']);
	assert.deepEqual(
		reasons({ ignoreCount: 1_000, ignoreWindow: 1_440, actor: { type: 'user', id: '1', name: 'Ann' } }),
		['until 1,000 more events', 'within 1,440 minutes', 'by Ann'],
	);
	assert.deepEqual(reasons({ ignoreUserCount: 1_000, ignoreUserWindow: 60 }), [
		'until 1,000 more users',
		'users within 60 minutes',
	]);
});
