import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CulpritError } from '../../../../src/core/failure.ts';
import { createL10n } from '../../../../src/core/text/l10n.ts';
import type { IssueListState } from '../../../../src/extension/list/issueList.ts';
import { cutShortRow, failureRows, moreRow, startRow } from '../../../../src/extension/list/issueRows.ts';
import type { RowSpec } from '../../../../src/extension/list/row.ts';
import { anIssue } from '../anIssue.ts';

const now = Date.UTC(2026, 0, 15, 12);
const context = { l10n: createL10n(), language: 'en', now };
const state = (rows: number, changes: Partial<IssueListState> = {}): IssueListState => ({
	rows: Array.from({ length: rows }, (_, id) => anIssue({ id: String(id) })),
	loading: undefined,
	loaded: true,
	hasMore: true,
	cutShort: false,
	start: 0,
	full: false,
	error: undefined,
	failedMore: false,
	total: undefined,
	totalIsLeast: false,
	asOf: undefined,
	unreadable: 0,
	...changes,
});
const said = ({ content }: RowSpec): readonly (string | undefined)[] =>
	content.kind === 'action' ? [content.label, content.description, content.command] : [];

describe('the row that brings the next page', () => {
	const more = (of: IssueListState) => said(moreRow('k', 'all', of, context));

	it('says how many are shown, of how many where the server counts them', () => {
		assert.deepEqual(more(state(100)), ['Load More', '100 shown', 'culprit.loadMore']);
		assert.deepEqual(more(state(100, { total: 1_234 })).slice(0, 2), [
			'Load More',
			'100 of about 1,234 shown',
		]);
		assert.deepEqual(more(state(100, { total: 1_000, totalIsLeast: true }))[1], '100 shown');
	});

	it('says that there are more which cannot be had, where nothing tells how to ask for them', () => {
		const row = cutShortRow('k', state(100, { hasMore: false, cutShort: true, total: 192 }), context);
		assert.deepEqual(said(row), ['There Are More', '100 of about 192 shown', undefined]);
	});

	it('says that it is at it', () => {
		assert.equal(more(state(100, { loading: 'more' }))[0], 'Loading More…');
	});

	it('says from where it goes on, and why no more are shown, once there are as many as a tree bears', () => {
		assert.deepEqual(more(state(1_000, { full: true, start: 2_000 })), [
			'Continue After 3,000',
			'1,000 rows are shown at a time: a narrower query finds faster',
			'culprit.loadMore',
		]);
		assert.deepEqual(said(startRow('k', 'all', 2_000, context)), [
			'Back to the First',
			'2,000 before these',
			'culprit.showFirst',
		]);
	});
});

describe('the rows of a failure', () => {
	it('show what is hidden in the words of the server, and draw no icon of them', () => {
		const detail = 'no\u{E0041}\u202E $(zap)';
		const [row] = failureRows('k', 'all', new CulpritError('badRequest', { detail }), undefined, context);
		assert.ok(row?.content.kind === 'action');
		assert.equal(row.content.label, 'Sentry cannot read the query: no[U+E0041][U+202E] $\u2060(zap)');
		assert.doesNotMatch(row.content.tooltip ?? '', /[\u{E0041}\u202E]/u);
	});

	it('say what failed, how old the rows below are, and offer what helps', () => {
		const rows = failureRows('k', 'all', new CulpritError('unreachable'), now - 3_600_000, context).map(said);
		assert.match(rows[0]?.[1] ?? '', /Shown as of 1 hour ago\.$/);
		assert.equal(rows.at(-1)?.[2], 'culprit.refresh');
	});

	it('offer a sign-in where the token is refused', () => {
		const rows = failureRows('k', 'all', new CulpritError('invalidToken'), undefined, context).map(said);
		assert.ok(rows.some(([, , command]) => command === 'culprit.remedy'));
	});
});
