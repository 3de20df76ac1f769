import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CulpritError } from '../../../../src/core/failure.ts';
import type { Issue } from '../../../../src/core/issue/issue.ts';
import { IssueList, type IssueListOptions } from '../../../../src/extension/list/issueList.ts';
import type { ResultPage } from '../../../../src/sentry/api.ts';
import { anIssue } from '../anIssue.ts';

const row = (id: number, lastSeen = 1_000 - id): Issue => anIssue({ id: String(id), lastSeen });
const rows = (from: number, to: number): Issue[] =>
	Array.from({ length: to - from + 1 }, (_, at) => row(from + at));
const page = (content: readonly Issue[], next?: string): ResultPage<Issue> => ({
	rows: content,
	unreadable: 0,
	...(next !== undefined && { next }),
});
const ids = (list: IssueList): string => list.state.rows.map((issue) => issue.id).join(' ');

/** A list whose requests wait to be answered by the test. */
function listOf(options: Partial<IssueListOptions> = {}) {
	const asked: {
		readonly cursor: string | undefined;
		readonly signal: AbortSignal;
		answer(page: ResultPage<Issue>): void;
		fail(error: unknown): void;
	}[] = [];
	const list = new IssueList({
		fetchPage: (cursor, signal) =>
			new Promise((answer, fail) => {
				signal.addEventListener('abort', () => fail(new CulpritError('cancelled')));
				asked.push({ cursor, signal, answer, fail });
			}),
		sort: 'date',
		now: () => 5_000,
		...options,
	});
	return { list, asked };
}

describe('IssueList', () => {
	it('asks for nothing until it is told to, and then once', async () => {
		const { list, asked } = listOf();
		assert.equal(asked.length, 0);
		const first = list.load();
		void list.load();
		assert.equal(asked.length, 1);
		assert.equal(list.state.loading, 'first');
		asked[0]?.answer(page(rows(1, 3)));
		await first;
		assert.equal(ids(list), '1 2 3');
		assert.deepEqual(
			{ loading: list.state.loading, hasMore: list.state.hasMore, asOf: list.state.asOf },
			{ loading: undefined, hasMore: false, asOf: 5_000 },
		);
		await list.load();
		assert.equal(asked.length, 1);
	});

	it('knows that there is more where the server counts more and its paging cannot be read', async () => {
		const { list, asked } = listOf();
		const cut = async (answer: ResultPage<Issue>): Promise<boolean> => {
			const asking = list.refresh();
			asked.at(-1)?.answer(answer);
			await asking;
			return list.state.cutShort;
		};
		assert.equal(await cut({ ...page(rows(1, 3)), endUnknown: true, total: 192 }), true);
		assert.equal(list.state.hasMore, false);
		assert.equal(await cut({ ...page(rows(1, 3)), endUnknown: true, total: 3 }), false);
		assert.equal(await cut({ ...page(rows(1, 3)), endUnknown: true, unreadable: 2, total: 5 }), false);
		assert.equal(await cut({ ...page(rows(1, 3)), endUnknown: true }), false);
		assert.equal(await cut({ ...page(rows(1, 3)), total: 192 }), false, 'it says that this is the last page');
		assert.equal(await cut({ ...page(rows(1, 3), 'c'), total: 192 }), false);
	});

	it('appends a page for each Load More, without doubles', async () => {
		const { list, asked } = listOf();
		const first = list.load();
		asked[0]?.answer(page(rows(1, 3), 'two'));
		await first;
		const more = list.loadMore();
		void list.loadMore();
		assert.equal(asked.length, 2);
		assert.equal(asked[1]?.cursor, 'two');
		asked[1]?.answer(page([row(3), row(4), row(4), row(5)]));
		await more;
		assert.equal(ids(list), '1 2 3 4 5');
		assert.equal(list.state.hasMore, false);
		await list.loadMore();
		assert.equal(asked.length, 2);
	});

	it('keeps the identity of rows that a refresh did not change', async () => {
		const { list, asked } = listOf();
		const first = list.load();
		asked[0]?.answer(page(rows(1, 3)));
		await first;
		const before = list.state.rows;
		const again = list.refresh();
		assert.equal(list.state.loading, 'refresh');
		asked[1]?.answer(page([row(1), { ...row(2), title: 'other' }, row(3)]));
		await again;
		assert.equal(list.state.rows[0], before[0]);
		assert.notEqual(list.state.rows[1], before[1]);
		assert.equal(list.state.rows[2], before[2]);
	});

	it('keeps later pages over a refresh, and what fell behind the first, but not what is gone', async () => {
		const { list, asked } = listOf();
		const first = list.load();
		asked[0]?.answer(page(rows(1, 4), 'two'));
		await first;
		const more = list.loadMore();
		asked[1]?.answer(page(rows(5, 8), 'three'));
		await more;
		const again = list.refresh();
		// 9 is new at the top, 2 was resolved, so 4 fell behind.
		asked[2]?.answer(page([row(9, 2_000), row(1), row(3)], 'other two'));
		await again;
		assert.equal(ids(list), '9 1 3 4 5 6 7 8');
		const next = list.loadMore();
		assert.equal(asked[3]?.cursor, 'three');
		asked[3]?.answer(page([]));
		await next;
	});

	it('drops later pages when the fresh first page is all there is', async () => {
		const { list, asked } = listOf();
		const first = list.load();
		asked[0]?.answer(page(rows(1, 2), 'two'));
		await first;
		const more = list.loadMore();
		asked[1]?.answer(page(rows(3, 4)));
		await more;
		const again = list.refresh();
		asked[2]?.answer(page([row(3)]));
		await again;
		assert.equal(ids(list), '3');
	});

	it('keeps the last good rows when a try fails, and says with what', async () => {
		const { list, asked } = listOf();
		const first = list.load();
		asked[0]?.answer(page(rows(1, 2), 'two'));
		await first;
		const more = list.loadMore();
		const failure = new CulpritError('unreachable');
		asked[1]?.fail(failure);
		await more;
		assert.equal(ids(list), '1 2');
		assert.equal(list.state.error, failure);
		assert.equal(list.state.failedMore, true);
		assert.equal(list.state.hasMore, true);
		const again = list.loadMore();
		asked[2]?.answer(page(rows(3, 3)));
		await again;
		assert.equal(list.state.error, undefined);
		assert.equal(ids(list), '1 2 3');
	});

	it('ends the request that a newer one replaces, and ignores its answer', async () => {
		const { list, asked } = listOf();
		const first = list.refresh();
		const second = list.refresh();
		assert.equal(asked[0]?.signal.aborted, true);
		asked[0]?.answer(page(rows(7, 9)));
		asked[1]?.answer(page(rows(1, 1)));
		await Promise.all([first, second]);
		assert.equal(ids(list), '1');
		assert.equal(list.state.error, undefined);
	});

	it('forgets a cancelled try', async () => {
		const { list, asked } = listOf();
		const first = list.load();
		list.cancel();
		await first;
		assert.equal(asked[0]?.signal.aborted, true);
		assert.deepEqual(
			[list.state.loading, list.state.loaded, list.state.error],
			[undefined, false, undefined],
		);
	});

	it('shows later pages in the place of earlier ones once it is full, and leads back', async () => {
		const { list, asked } = listOf({ window: 3 });
		const first = list.load();
		asked[0]?.answer(page(rows(1, 3), 'two'));
		await first;
		assert.equal(list.state.full, true);
		const more = list.loadMore();
		assert.equal(asked[1]?.cursor, 'two');
		asked[1]?.answer(page(rows(4, 6), 'three'));
		await more;
		assert.deepEqual([ids(list), list.state.start, list.state.hasMore], ['4 5 6', 3, true]);
		const refresh = list.refresh();
		assert.equal(asked[2]?.cursor, 'two');
		asked[2]?.answer(page(rows(4, 6), 'three'));
		await refresh;
		const back = list.toStart();
		assert.equal(asked[3]?.cursor, undefined);
		asked[3]?.answer(page(rows(1, 3), 'two'));
		await back;
		assert.deepEqual([ids(list), list.state.start], ['1 2 3', 0]);
	});
});
