import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NewIssues } from '../../../../src/extension/list/newIssues.ts';
import { anIssue } from '../anIssue.ts';

function news(looks: { [place: string]: number } = {}) {
	let now = 1_000;
	const newIssues = new NewIssues(
		{
			lastLook: (place) => looks[place],
			look: async (place, time) => {
				looks[place] = time;
			},
		},
		() => now,
	);
	return { newIssues, looks, at: (time: number) => (now = time) };
}
const seenFirst = (firstSeen: number) => anIssue({ firstSeen });

describe('NewIssues', () => {
	it('takes nothing for new when nobody ever looked', () => {
		const { newIssues } = news();
		newIssues.at('a');
		newIssues.looking(true);
		assert.equal(newIssues.isNew(seenFirst(5_000)), false);
	});

	it('takes for new what came after the last look ended, until this one ends', () => {
		const { newIssues, looks, at } = news({ a: 500 });
		newIssues.at('a');
		newIssues.looking(true);
		assert.deepEqual(
			[400, 600].map((time) => newIssues.isNew(seenFirst(time))),
			[false, true],
		);
		at(2_000);
		assert.equal(newIssues.looking(false), true);
		assert.equal(looks['a'], 2_000);
		newIssues.looking(true);
		assert.equal(newIssues.isNew(seenFirst(600)), false);
		assert.equal(newIssues.isNew(seenFirst(2_001)), true);
	});

	it('keeps each organization’s own look', () => {
		const { newIssues } = news({ a: 500, b: 900 });
		newIssues.at('a');
		assert.equal(newIssues.isNew(seenFirst(700)), true);
		newIssues.at('b');
		assert.equal(newIssues.isNew(seenFirst(700)), false);
		newIssues.at(undefined);
		assert.equal(newIssues.isNew(seenFirst(9_000)), false);
	});
});
