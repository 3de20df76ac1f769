import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
	forgetQuery,
	maxRecentQueries,
	parseRecentQueries,
	rememberQuery,
} from '../../../../src/core/query/recentQueries.ts';

describe('rememberQuery', () => {
	it('puts the last query first, once', () => {
		assert.deepEqual(rememberQuery(['a', 'is:new'], ' is:new '), ['is:new', 'a']);
	});

	it('keeps a bounded number, and no empty one', () => {
		const many = Array.from({ length: 40 }, (_, index) => `q${index}`).reduce<readonly string[]>(
			rememberQuery,
			[],
		);
		assert.equal(many.length, maxRecentQueries);
		assert.equal(many[0], 'q39');
		assert.equal(rememberQuery(many, '  '), many);
	});
});

describe('forgetQuery', () => {
	it('drops a query however it is written', () => {
		assert.deepEqual(forgetQuery(['is:new a', 'b'], 'is:new  a'), ['b']);
	});
});

describe('parseRecentQueries', () => {
	it('keeps the order of what was stored', () => {
		assert.deepEqual(parseRecentQueries(['b', 'a']), ['b', 'a']);
	});

	it('keeps only texts', () => {
		for (const stored of [undefined, null, 7, 'is:new', {}]) {
			assert.deepEqual(parseRecentQueries(stored), []);
		}
		assert.deepEqual(parseRecentQueries(['a', 1, null, 'b', 'a ']), ['a', 'b']);
	});
});
