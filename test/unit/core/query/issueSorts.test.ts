import assert from 'node:assert/strict';
import { test } from 'node:test';
import { issueSorts, offeredSorts } from '../../../../src/core/query/issueSorts.ts';

test('sorts that the server does not know are not offered, but for the one in force', () => {
	const unknown = new Set(['sort:user', 'sort:inbox']);
	const lacks = (sort: string): boolean => unknown.has(sort);
	assert.deepEqual(offeredSorts(lacks, undefined), {
		known: ['date', 'new', 'freq', 'trends', 'recommended'],
		unknown: ['user', 'inbox'],
	});
	assert.deepEqual(offeredSorts(lacks, 'user'), {
		known: ['date', 'new', 'freq', 'user', 'trends', 'recommended'],
		unknown: ['user', 'inbox'],
	});
	assert.deepEqual(
		offeredSorts(() => false, 'user'),
		{ known: issueSorts, unknown: [] },
	);
});
