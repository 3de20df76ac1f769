import assert from 'node:assert/strict';
import { test } from 'node:test';
import { relativeTime } from '../../../src/core/text/relativeTime.ts';
import { createFormats } from '../../../src/webview/text/formats.ts';

const formats = createFormats('en', 'UTC');
const now = Date.UTC(2026, 10, 18, 12);

for (const [passed, text] of [
	[0, 'now'],
	[59_000, '59 seconds ago'],
	[60_000, '1 minute ago'],
	[90 * 60_000, '1 hour ago'],
	[36 * 3_600_000, '1 day ago'],
	[15 * 86_400_000, '2 weeks ago'],
	[400 * 86_400_000, '1 year ago'],
	[-90_000, 'in 1 minute'],
] as const) {
	test(`${passed} ms ago is "${text}"`, () => assert.equal(formats.ago(now - passed, now), text));
}

test('the page says of every age what the list says', () => {
	for (let passed = -1000; passed < 5_000 * 86_400_000; passed = passed * 1.3 + 1_700) {
		const time = now - Math.round(passed);
		assert.equal(formats.ago(time, now), relativeTime(time, now, 'en', 'long'));
	}
});

test('shares round to whole percents, and what is there is never nothing', () => {
	assert.deepEqual(
		[0, 0.001, 0.5, 1].map((value) => formats.percent(value)),
		['0%', '<1%', '50%', '100%'],
	);
});

test('a countdown starts with its largest unit', () => {
	assert.deepEqual(
		[0, 900, 61_000, 3_600_000].map((value) => formats.duration(value)),
		['0s', '1s', '1m 1s', '1h 0m 0s'],
	);
});

test('times and numbers are written as the language writes them', () => {
	const german = createFormats('de', 'UTC');
	assert.equal(german.duration(3_661_000), '1h 1 Min. 1 Sek.');
	assert.equal(german.seconds(1500), '1,5 Sek.');
	assert.equal(german.ago(now - 3 * 3_600_000, now), 'vor 3 Stunden');
	assert.equal(german.date(now), '18.11.2026');
	assert.equal(german.count(1_234_567), '1.234.567');
	assert.equal(formats.seconds(1500), '1.5s');
});

test('sizes are in the unit that fits', () => {
	assert.deepEqual(
		[0, 1023, 1536, 5 * 1024 ** 4].map((value) => formats.bytes(value)),
		['0 B', '1,023 B', '1.5 KB', '5 TB'],
	);
});

test('a time that no calendar knows is shown as its number', () => {
	assert.equal(formats.dateTime(1e18), '1000000000000000000');
});

test('a language that is none is English', () => {
	assert.equal(createFormats('xx-nonsense-').count(1234), '1,234');
});

test('how long something took is told to three digits', () => {
	assert.deepEqual(
		[0, 0.2512, 4.99987, 41, 999.4, 999.6, 1_250, 59_940, 125_000].map((ms) => formats.elapsed(ms)),
		['0ms', '0.251ms', '5ms', '41ms', '999ms', '1s', '1.25s', '59.9s', '2m 5s'],
	);
	assert.equal(createFormats('de', 'UTC').elapsed(1_250), '1,25 Sek.');
	assert.equal(formats.decimal(0.023456), '0.0235');
	assert.equal(formats.decimal(1_234), '1,234');
});
