import assert from 'node:assert/strict';
import { test } from 'node:test';
import { positionsOf } from '../../../../src/core/source/agreement.ts';
import { canBe, mostCut, sentLine, sentLines } from '../../../../src/core/source/sentLine.ts';

/** All texts of `length` letters that are `a` or `b`. */
function textsOf(length: number): readonly string[] {
	return Array.from({ length: 2 ** length }, (_, bits) =>
		bits.toString(2).padStart(length, '0').replaceAll('0', 'a').replaceAll('1', 'b'),
	);
}

/** A long line that was cut at its end, and the line of the file. */
function cutLine(word: string): { readonly sent: string; readonly line: string } {
	const start = `${word}_`.padEnd(140, 'x');
	return { sent: `${start} {snip}`, line: `${start}_and_more` };
}

test('a line of just 140 characters may lack its end, and never its start', () => {
	const words = 'x'.repeat(140);
	const line = sentLine(words);
	assert.deepEqual(line, { whole: words, part: { words, start: false, end: true, isGuess: true } });
	assert.ok(canBe(line, `${words}y`));
	assert.ok(!canBe(line, `y${words}`));
});

test('a mark leaves 80 characters at least', () => {
	assert.equal(sentLine(`${'x'.repeat(80)} {snip}`).part?.words, 'x'.repeat(80));
	assert.equal(sentLine(`${'x'.repeat(79)} {snip}`).part, undefined);
});

test('what was cut at both ends is found wherever it stands, however it repeats itself', () => {
	const lines = textsOf(11);
	const parts = [1, 2, 3, 7].flatMap(textsOf).filter((words) => words.startsWith('a'));
	for (const words of parts) {
		const sent = { whole: '', part: { words, start: true, end: true, isGuess: false } };
		for (const line of lines) {
			if (canBe(sent, line) !== line.includes(words)) {
				assert.fail(`${words} in ${line}`);
			}
		}
	}
});

test('a line is one of the event’s, whole or by what was left of it; of 30 lines that were cut', () => {
	const cut = Array.from({ length: mostCut + 1 }, (_, at) => cutLine(`line${at}`));
	const lines = sentLines(['one whole line', ...cut.map(({ sent }) => sent)]);
	assert.ok(lines.has('one  whole\tline'));
	assert.ok(!lines.has('another line'));
	assert.deepEqual(
		cut.map(({ line }) => lines.has(line)),
		cut.map((_, at) => at < mostCut),
	);
});

test('where a line of the event is; of 30 lines that were cut', () => {
	const cut = Array.from({ length: mostCut + 1 }, (_, at) => cutLine(`line${at}`));
	const positions = positionsOf(['one whole line', ...cut.map(({ line }) => line), 'one whole line']);
	assert.deepEqual(
		[1, 2, mostCut + 3].map((line) => positions.isAt('one  whole line', line)),
		[true, false, true],
	);
	assert.deepEqual(
		cut.map(({ sent }, at) => positions.isAt(sent, at + 2)),
		cut.map((_, at) => at < mostCut),
	);
});
