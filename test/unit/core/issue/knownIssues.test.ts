import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import type { Issue } from '../../../../src/core/issue/issue.ts';
import { KnownIssues } from '../../../../src/core/issue/knownIssues.ts';
import { fuzz } from '../../fuzz.ts';
import { anIssue } from '../query/anIssue.ts';

const resolve = <T extends Issue>(issue: T): T => ({ ...issue, status: 'resolved' });
const row = anIssue({ id: '1', status: 'unresolved', count: 7, priority: 'high', assignedTo: null });

describe('what is known of issues', () => {
	it('is the row itself as long as nothing else is', () => {
		const known = new KnownIssues();
		assert.equal(known.of(row), row);
		known.merge([row], known.moment());
		assert.equal(known.of(row), row);
		assert.equal(known.of(anIssue({ id: '2' })).id, '2');
	});

	it('is the newest answer, but for what is the answer’s own', () => {
		const known = new KnownIssues();
		const changes: (readonly string[])[] = [];
		known.onDidChange(({ issueIds }) => changes.push(issueIds));
		known.merge([row], known.moment());
		const jane = { type: 'user', id: '3', name: 'Jane' } as const;
		known.merge([{ ...row, status: 'resolved', count: 900, assignedTo: jane }], known.moment());
		const shown = known.of(row);
		assert.deepEqual([shown.status, shown.count, shown.assignedTo], ['resolved', 7, jane]);
		assert.equal(known.of(row), shown, 'the same object until something changes');
		assert.deepEqual(changes, [['1']]);
	});

	it('keeps a priority and comments that an answer leaves out, and drops what it has no more', () => {
		const known = new KnownIssues();
		known.merge([{ ...row, substatus: 'ongoing', numComments: 2 }], known.moment());
		const { priority: _, substatus: __, numComments: ___, ...less } = row;
		known.merge([less], known.moment());
		const shown = known.of({ ...row, substatus: 'ongoing' });
		assert.deepEqual([shown.priority, shown.numComments, 'substatus' in shown], ['high', 2, false]);
	});

	it('shows an edit at once, over whatever answer comes, and nothing of it once it was refused', () => {
		const known = new KnownIssues();
		known.merge([row], known.moment());
		const end = known.begin(['1'], resolve);
		assert.equal(known.of(row).status, 'resolved');
		assert.equal(known.settled(row).status, 'unresolved');
		const fresh = { ...row, count: 8 };
		known.merge([fresh], known.moment());
		assert.deepEqual([known.of(fresh).status, known.of(fresh).count], ['resolved', 8]);
		end();
		assert.equal(known.of(fresh), fresh);
	});

	it('believes what an edit has left, and no answer to a request from before it', () => {
		const known = new KnownIssues();
		const asked = known.moment();
		const end = known.begin(['1'], resolve);
		known.settle([{ id: '1', fields: { status: 'resolved', statusDetails: { inNextRelease: true } } }]);
		end();
		known.merge([row], asked);
		assert.deepEqual(known.of(row).statusDetails, { inNextRelease: true });
		known.merge([row], known.moment());
		assert.equal(known.of(row).status, 'unresolved');
	});

	it('does not know what an edit was about and the answer left out', () => {
		const known = new KnownIssues();
		known.merge([row], known.moment());
		known.settle([{ id: '1', fields: { priority: undefined } }]);
		assert.equal('priority' in known.of(row), false);
		known.merge([row], known.moment());
		assert.equal(known.of(row), row);
	});

	it('lets edits of one issue lie over each other, and end in any order', () => {
		const known = new KnownIssues();
		const endFirst = known.begin(['1', '2'], resolve);
		const endSecond = known.begin(['1'], (issue) => ({ ...issue, isBookmarked: true }));
		assert.deepEqual([known.of(row).status, known.of(row).isBookmarked], ['resolved', true]);
		endFirst();
		assert.deepEqual([known.of(row).status, known.of(row).isBookmarked], ['unresolved', true]);
		endSecond();
		assert.equal(known.of(row), row);
	});

	it('tells each change once, with the ids', () => {
		const known = new KnownIssues();
		const changes: string[] = [];
		known.onDidChange(({ issueIds, by }) => changes.push(`${by} ${issueIds.join()}`));
		known.begin(['1', '2'], resolve)();
		known.merge([], known.moment());
		known.settle([{ id: '1', fields: { status: 'unresolved' } }]);
		known.merge([{ ...row, status: 'resolved' }], known.moment());
		assert.deepEqual(changes, ['edit 1,2', 'edit 1,2', 'edit 1', 'answer 1']);
	});

	it('tells of what differs from an answer that was kept, and learns nothing older from one', () => {
		const known = new KnownIssues();
		let told = 0;
		known.onDidChange(() => told++);
		known.merge([row], 0);
		assert.equal(known.of(row), row);
		known.merge([{ ...row, status: 'resolved' }], known.moment());
		assert.deepEqual([known.of(row).status, told], ['resolved', 1]);
		known.merge([row], 0);
		assert.deepEqual([known.of(row).status, told], ['resolved', 1]);
	});

	it('believes the answer that was asked for last, whichever comes last', () => {
		const known = new KnownIssues();
		const [page, panel] = [known.moment(), known.moment()];
		known.merge([{ ...row, status: 'resolved' }], panel);
		known.merge([row], page);
		assert.equal(known.of(row).status, 'resolved');
	});

	it('takes of an answer from before an edit what the edit was not about', () => {
		const known = new KnownIssues();
		const asked = known.moment();
		known.settle([{ id: '1', fields: { status: 'resolved', isSubscribed: true } }]);
		known.merge([{ ...row, title: 'TypeError', isSubscribed: false }], asked);
		const { title, status, isSubscribed, priority } = known.of(row);
		assert.deepEqual([title, status, isSubscribed, priority], ['TypeError', 'resolved', true, 'high']);
	});

	it('tells an edit of many issues once, and counts a comment over a page that is under way', () => {
		const known = new KnownIssues();
		known.merge([{ ...row, numComments: 1 }], known.moment());
		const asked = known.moment();
		let told = 0;
		known.onDidChange(() => told++);
		known.settle(['1', '2', '3'].map((id) => ({ id, fields: { status: 'resolved' } })));
		assert.equal(told, 1);
		known.commented('1');
		known.merge([{ ...row, numComments: 1 }], asked);
		assert.equal(known.of({ ...row, numComments: 1 }).numComments, 2);
	});

	it('counts no comments of what it does not know, and forgets what was learnt longest ago', () => {
		const known = new KnownIssues();
		known.commented('1');
		known.merge([anIssue({ id: '2', numComments: 1 })], known.moment());
		assert.equal(known.of(row), row);
		known.merge([{ ...row, status: 'resolved' }], known.moment());
		assert.equal(known.of(row).status, 'resolved');
		const others = Array.from({ length: 20_000 }, (_, at) => anIssue({ id: String(at + 10) }));
		known.merge(others.slice(1), known.moment());
		assert.equal(known.of(row).status, 'resolved');
		known.merge(others.slice(0, 1), known.moment());
		assert.equal(known.of(row), row);
	});

	it('shows the last word, whatever comes in whatever order', () => {
		const word = fc.record({
			id: fc.constantFrom('1', '2'),
			status: fc.constantFrom<Issue['status']>('resolved', 'unresolved', 'ignored'),
			isSettled: fc.boolean(),
		});
		fuzz(
			fc.property(fc.array(word), (words) => {
				const known = new KnownIssues();
				const last = new Map<string, Issue['status']>();
				for (const { id, status, isSettled } of words) {
					const issue = anIssue({ id, status });
					if (isSettled) {
						known.settle([{ id, fields: { status } }]);
					} else {
						known.merge([issue], known.moment());
					}
					last.set(id, status);
				}
				for (const [id, status] of last) {
					assert.equal(known.of(anIssue({ id, status: 'unknown' })).status, status);
				}
			}),
		);
	});
});
