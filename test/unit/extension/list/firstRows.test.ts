import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CulpritError } from '../../../../src/core/failure.ts';
import { firstRows } from '../../../../src/extension/list/firstRows.ts';
import { IssueList } from '../../../../src/extension/list/issueList.ts';
import type { Issue } from '../../../../src/core/issue/issue.ts';
import type { ResultPage } from '../../../../src/sentry/api.ts';
import { anIssue } from '../anIssue.ts';

function listOf() {
	const { promise, resolve, reject } = Promise.withResolvers<ResultPage<Issue>>();
	const list = new IssueList({ fetchPage: async () => promise, sort: 'date', now: () => 5_000 });
	return { list, answer: () => resolve({ rows: [anIssue({ id: '1' })], unreadable: 0 }), fail: reject };
}

describe('firstRows', () => {
	it('waits for nothing while nothing was asked for, and when the rows are there', async () => {
		const { list, answer } = listOf();
		assert.equal(firstRows(list, 60_000), undefined);
		const loading = list.load();
		answer();
		await loading;
		assert.equal(firstRows(list, 60_000), undefined);
	});

	it('ends when the first rows have come, or when it is known why not', async () => {
		const { list, answer } = listOf();
		void list.load();
		const waiting = firstRows(list, 60_000);
		assert.ok(waiting);
		answer();
		await waiting;
		assert.equal(list.state.rows.length, 1);

		const other = listOf();
		void other.list.load();
		const failing = firstRows(other.list, 60_000);
		other.fail(new CulpritError('timeout'));
		await failing;
		assert.notEqual(other.list.state.error, undefined);
	});

	it('does not wait for a slow server', async () => {
		const { list } = listOf();
		void list.load();
		await firstRows(list, 1);
		assert.equal(list.state.loading, 'first');
	});
});
