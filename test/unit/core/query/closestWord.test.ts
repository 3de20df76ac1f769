import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closestWord } from '../../../../src/core/query/closestWord.ts';

const rows: readonly (readonly [string, readonly string[], string | undefined, string])[] = [
	['', ['a'], undefined, 'nothing typed'],
	['LEVEL', ['level'], 'level', 'the same but for case'],
	['lev', ['level'], 'level', 'the only one that starts so'],
	['le', ['level'], undefined, 'two letters may be the start of anything'],
	['rel', ['release', 'release.stage'], undefined, 'two that start so'],
	['eror', ['error'], 'error', 'a letter lacking at the end'],
	['s', ['is'], 'is', 'a letter lacking at the start'],
	['hihg', ['high'], 'high', 'two letters swapped'],
	['ihgh', ['high'], 'high', 'the first two letters swapped'],
	['badc', ['abcd'], undefined, 'two swaps are too many for four letters'],
	['xab', ['ayb'], undefined, 'the second letter is not the first one of the word alone'],
	['axb', ['yab'], undefined, 'the first letter is not the second one of the word alone'],
	['x'.repeat(40), ['x'.repeat(39)], 'x'.repeat(39), '40 letters are compared'],
	['x'.repeat(41), ['x'.repeat(40)], undefined, '41 letters are not'],
];
for (const [typed, words, meant, why] of rows) {
	test(`closestWord: ${why}`, () => assert.equal(closestWord(typed, words), meant));
}
