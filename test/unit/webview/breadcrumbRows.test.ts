import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Breadcrumb } from '../../../src/core/issue/event.ts';
import { breadcrumbRows, levelsOf } from '../../../src/webview/sections/breadcrumbRows.ts';

const crumbs: readonly Breadcrumb[] = [
	{ message: 'Started', category: 'app' },
	{ message: 'GET', category: 'http', level: 'error', data: { url: 'https://example.com/Cart' } },
	{ message: 'odd', level: 'strange' },
	{ level: 'debug' },
];
const numbers = (level: string, text: string) =>
	breadcrumbRows(crumbs, { level, text }).map(({ number }) => number);

test('the newest comes first and keeps its number', () => {
	assert.deepEqual(numbers('', ''), [3, 2, 1, 0]);
});

test('a crumb without a level counts as info', () => {
	assert.deepEqual(numbers('info', ''), [0]);
});

test('text is looked for in message, category and data, without case', () => {
	assert.deepEqual(numbers('', 'cart'), [1]);
	assert.deepEqual(numbers('', ' HTTP '), [1]);
	assert.deepEqual(numbers('error', 'started'), []);
});

test('levels come by weight, unknown ones last', () => {
	assert.deepEqual(levelsOf(crumbs), ['error', 'info', 'debug', 'strange']);
});
