import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { labelText, noticeText, visibleText } from '../../../../src/core/text/visibleText.ts';
import { fuzz } from '../../fuzz.ts';

describe('visibleText', () => {
	it('keeps ordinary text as it is', () => {
		assert.equal(visibleText('ValueError: 3 != 4 — “ça va” 🚀'), 'ValueError: 3 != 4 — “ça va” 🚀');
	});

	it('makes one line of many', () => {
		assert.equal(visibleText(' a\r\n\tb\u2028c  d '), 'a b c d');
	});

	it('shows control characters instead of obeying them', () => {
		assert.equal(visibleText('a\0b\x1b[31mc\x7fd\x85e'), 'a\u2400b\u241b[31mc\u2421d\ufffde');
	});

	it('names marks that would reorder the text', () => {
		assert.equal(visibleText('gpj.\u202eexe'), 'gpj.[U+202E]exe');
	});

	it('says that it was cut, and never cuts a character in two', () => {
		assert.equal(visibleText('abcdef', 3), 'abc…');
		assert.equal(visibleText('ab🚀', 3), 'ab\ufffd…');
	});

	it('gives well-formed, single-line, bounded text for any input', () => {
		fuzz(
			fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
				const shown = visibleText(text, 40);
				assert.ok(shown.isWellFormed());
				assert.doesNotMatch(shown, /[\0-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/);
				assert.ok(shown.length <= 40 * 8 + 1);
			}),
		);
	});
});

describe('labelText', () => {
	it('lets no text become an icon', () => {
		assert.doesNotMatch(labelText('$(sync~spin) $($(zap)'), /\$\(/);
	});
});

/** What VS Code makes links of (`parseLinkedText` in its sources). */
const links = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;

describe('noticeText', () => {
	it('lets no text become a link, a command or an icon', () => {
		for (const text of [
			'[New token](command:workbench.action.quit)',
			'[a](https://evil.test "b") [c](file:///etc/passwd)',
			'[x]]([y](command:z))',
			'$(sync~spin)',
		]) {
			assert.match(text, /\$\(|\]\(/);
			assert.doesNotMatch(noticeText(text), links);
			assert.doesNotMatch(noticeText(text), /\$\(/);
		}
	});

	it('leaves other text as it is', () => {
		assert.equal(noticeText('a[0] (b)'), 'a[0] (b)');
	});
});
