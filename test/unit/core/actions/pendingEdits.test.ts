import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PendingEdits } from '../../../../src/core/actions/pendingEdits.ts';
import { anIssue } from '../query/anIssue.ts';

describe('PendingEdits', () => {
	it('shows an edit over whatever the row is by now, until it is settled', () => {
		const pending = new PendingEdits();
		const settle = pending.begin(['1', '2'], (issue) => ({ ...issue, status: 'resolved' }));
		assert.equal(pending.shown(anIssue({ id: '1', count: 1 })).status, 'resolved');
		assert.deepEqual(
			pending.shown(anIssue({ id: '1', count: 2 })),
			anIssue({ id: '1', count: 2, status: 'resolved' }),
		);
		assert.equal(pending.has('2'), true);
		settle();
		assert.equal(pending.shown(anIssue({ id: '1' })).status, 'unresolved');
		assert.equal(pending.has('2'), false);
	});

	it('leaves other rows as they are', () => {
		const pending = new PendingEdits();
		pending.begin(['1'], (issue) => ({ ...issue, hasSeen: false }));
		const other = anIssue({ id: '9' });
		assert.equal(pending.shown(other), other);
	});

	it('lays edits over each other in their order, and takes each away alone', () => {
		const pending = new PendingEdits();
		const first = pending.begin(['1'], (issue) => ({ ...issue, title: `${issue.title} a` }));
		pending.begin(['1'], (issue) => ({ ...issue, title: `${issue.title} b` }));
		assert.equal(pending.shown(anIssue({ title: 't' })).title, 't a b');
		first();
		first();
		assert.equal(pending.shown(anIssue({ title: 't' })).title, 't b');
	});
});
