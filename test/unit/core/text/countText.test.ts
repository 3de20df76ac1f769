import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventsText, shortCount, usersText, wholeCount } from '../../../../src/core/text/countText.ts';
import { createL10n } from '../../../../src/core/text/l10n.ts';

const l10n = createL10n();

test('one is singular, nothing and many are plural', () => {
	assert.deepEqual(
		[0, 1, 2, 6_100].map((count) => eventsText(count, l10n, 'en')),
		['0 events', '1 event', '2 events', '6,100 events'],
	);
	assert.deepEqual(
		[0, 1, 2, 6_100].map((count) => usersText(count, l10n, 'en')),
		['0 users', '1 user', '2 users', '6,100 users'],
	);
});

test('a place with little room gets large counts short', () => {
	assert.deepEqual(
		[0, 999, 1_234, 5_600_000].map((count) => shortCount(count, 'en')),
		['0', '999', '1.2K', '5.6M'],
	);
	assert.equal(eventsText(1, l10n, 'en', shortCount), '1 event');
	assert.equal(eventsText(6_100, l10n, 'en', shortCount), '6.1K events');
	assert.equal(usersText(6_100, l10n, 'en', shortCount), '6.1K users');
});

test('a count has no fraction, and the marks of the language', () => {
	assert.equal(wholeCount(1_234_567.4, 'en'), '1,234,567');
	assert.equal(wholeCount(1_234_567, 'de'), '1.234.567');
});
