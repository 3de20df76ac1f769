import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { relativeTime, shortAge } from '../../../../src/core/text/relativeTime.ts';

const now = Date.UTC(2026, 0, 15, 12);

describe('relativeTime', () => {
	for (const [passed, long] of [
		[0, 'now'],
		[-30_000, 'now'],
		[4_000, '4 seconds ago'],
		[59_999, '59 seconds ago'],
		[60_000, '1 minute ago'],
		[3_599_999, '59 minutes ago'],
		[7_200_000, '2 hours ago'],
		[6 * 86_400_000, '6 days ago'],
		[47 * 3_600_000, '1 day ago'],
		[14 * 86_400_000, '2 weeks ago'],
		[40 * 86_400_000, '1 month ago'],
		[364 * 86_400_000, '11 months ago'],
		[400 * 86_400_000, '1 year ago'],
	] as const) {
		it(`says ${long}`, () => {
			assert.equal(relativeTime(now - passed, now, 'en', 'long'), long);
		});
	}

	it('speaks the language of the editor', () => {
		assert.equal(relativeTime(now - 7_200_000, now, 'de', 'long'), 'vor 2 Stunden');
	});
});

describe('shortAge', () => {
	for (const [passed, short] of [
		[500, 'now'],
		[4_000, '4s'],
		[3_599_999, '59m'],
		[7_200_000, '2h'],
		[6 * 86_400_000, '6d'],
		[70 * 86_400_000, '2 mths'],
		[400 * 86_400_000, '1y'],
	] as const) {
		it(`says ${short}`, () => {
			assert.equal(shortAge(now - passed, now, 'en'), short);
		});
	}

	it('says of a clock that is ahead what it is', () => {
		assert.equal(shortAge(now + 7_200_000, now, 'en'), 'in 2h');
	});
});
