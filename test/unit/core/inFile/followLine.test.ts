import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { fuzz } from '../../fuzz.ts';
import { followLine, type LineEdit } from '../../../../src/core/inFile/followLine.ts';

/** Puts edits, given from top to bottom and apart from each other, into a text, as an editor does. */
function apply(
	text: string,
	edits: readonly { readonly from: number; readonly to: number; readonly put: string }[],
): { readonly text: string; readonly edits: readonly LineEdit[] } {
	const lineAt = (offset: number): number => text.slice(0, offset).split('\n').length;
	let after = text;
	for (const { from, to, put } of edits.toReversed()) {
		after = after.slice(0, from) + put + after.slice(to);
	}
	return {
		text: after,
		edits: edits.map(({ from, to, put }) => ({
			start: lineAt(from),
			end: lineAt(to),
			breaks: put.split('\n').length - 1,
		})),
	};
}

function follow(
	text: string,
	line: number,
	...edits: readonly { readonly from: number; readonly to: number; readonly put: string }[]
): number | undefined {
	const words = text.split('\n')[line - 1] ?? '';
	const done = apply(text, edits);
	const lines = done.text.split('\n');
	return followLine(line, words, done.edits, (at) => lines[at - 1]);
}

const text = 'one\ntwo\nthree\nfour';

test('goes down with lines put in above, up with lines taken out', () => {
	assert.equal(follow(text, 3, { from: 0, to: 0, put: 'zero\n' }), 4);
	assert.equal(follow(text, 3, { from: 0, to: 4, put: '' }), 2);
	assert.equal(follow(text, 3, { from: 14, to: 14, put: '\nfive' }), 3);
});

test('follows its words when the edit touches the line', () => {
	// Enter at the start, at the end, and a new indentation.
	assert.equal(follow(text, 3, { from: 8, to: 8, put: '\n' }), 4);
	assert.equal(follow(text, 3, { from: 13, to: 13, put: '\n' }), 3);
	assert.equal(follow(text, 3, { from: 8, to: 8, put: '    ' }), 3);
});

test('is nowhere when its words changed, or are there twice', () => {
	assert.equal(follow(text, 3, { from: 10, to: 11, put: 'x' }), undefined);
	assert.equal(follow(text, 3, { from: 10, to: 10, put: '\n' }), undefined);
	assert.equal(follow(text, 3, { from: 8, to: 8, put: 'three\n' }), undefined);
});

test('never names another line, and finds every line that edits left alone', () => {
	const lines = fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 1, maxLength: 12 });
	const cuts = fc.uniqueArray(fc.nat({ max: 1_000 }), { minLength: 2, maxLength: 6 });
	const puts = fc.array(fc.constantFrom('', 'x', '\n', 'x\ny', '\n\n', 'x\n'), {
		minLength: 3,
		maxLength: 3,
	});
	fuzz(
		fc.property(lines, cuts, puts, (shape, offsets, texts) => {
			// Every line reads like no other.
			const before = shape.map((_, at) => `line${String.fromCharCode(97 + at)};`).join('\n');
			const sorted = offsets.map((offset) => offset % (before.length + 1)).toSorted((a, b) => a - b);
			const edits = [];
			for (let at = 0; at + 1 < sorted.length; at += 2) {
				edits.push({ from: sorted[at] ?? 0, to: sorted[at + 1] ?? 0, put: texts[at / 2] ?? '' });
			}
			const done = apply(before, edits);
			const now = done.text.split('\n');
			before.split('\n').forEach((words, at) => {
				const found = followLine(at + 1, words, done.edits, (line) => now[line - 1]);
				if (found !== undefined) {
					assert.equal(now[found - 1], words);
				}
				const untouched = done.edits.every(({ start, end }) => at + 1 < start || at + 1 > end);
				if (untouched) {
					assert.equal(found, now.indexOf(words) + 1);
				}
			});
		}),
	);
});
