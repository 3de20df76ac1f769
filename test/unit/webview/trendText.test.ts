import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createL10n } from '../../../src/core/text/l10n.ts';
import { trendText } from '../../../src/webview/charts/trendText.ts';
import { createFormats } from '../../../src/webview/text/formats.ts';

const hour = 3_600_000;
const say = (recent: number, before: number, unit: 'hour' | 'day' = 'hour'): string =>
	trendText(
		{
			recent,
			before,
			length: unit === 'hour' ? 12 * hour : 7 * 24 * hour,
			...(before > 0 && { change: recent / before - 1 }),
		},
		unit,
		createL10n(),
		createFormats('en', 'UTC'),
	);

test('a trend says which time it compares with which', () => {
	assert.equal(say(41, 100), 'Last 12 hours: 59% vs. the 12 before');
	assert.equal(say(41, 100, 'day'), 'Last 7 days: 59% vs. the 7 before');
});

test('what hardly changed is steady, and many times as much is no percentage', () => {
	assert.equal(say(1_000, 1_001), 'Last 12 hours: steady vs. the 12 before');
	assert.equal(say(120, 10), 'Last 12 hours: ×12 vs. the 12 before');
});

test('after none there is no percentage', () => {
	assert.equal(say(3, 0), 'Last 12 hours: new vs. the 12 before');
	assert.equal(say(3, 0, 'day'), 'Last 7 days: new vs. the 7 before');
});
