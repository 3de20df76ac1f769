import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { truncated, visibleParts, visibleString } from '../../../../src/core/text/visibleParts.ts';
import { fuzz } from '../../fuzz.ts';

for (const [name, text, shown] of [
	['a right-to-left override', 'user\u202Egnp.exe', 'user⟨RLO⟩gnp.exe'],
	['an isolate', '\u2066x\u2069', '⟨LRI⟩x⟨PDI⟩'],
	['NUL', 'a\0b', 'a⟨NUL⟩b'],
	['an escape sequence', '\u001B[31m', '⟨ESC⟩[31m'],
	['a lone surrogate', 'x\uD83D', 'x⟨U+D83D⟩'],
	['line and paragraph separators', 'a\u2028b\u2029c', 'a⟨LS⟩b⟨PS⟩c'],
	['a zero-width space', 'pay\u200Bpal', 'pay⟨ZWSP⟩pal'],
	['hidden tag characters', 'x\u{E0041}', 'x⟨U+E0041⟩'],
	['a carriage return on its own', 'a\rb', 'a⟨CR⟩b'],
] as const) {
	test(`${name} is made visible`, () => assert.equal(visibleString(text), shown));
}

for (const [name, text] of [
	['tabs and newlines', 'a\tb\nc'],
	['emoji of several characters', '👩‍👩‍👧 ok'],
	['right-to-left script', 'שלום'],
	['markup', '<img src=x onerror=alert(1)>{{x}}&lt;'],
	['empty text', ''],
] as const) {
	test(`${name} stays as it is`, () => assert.deepEqual(visibleParts(text), [{ kind: 'text', text }]));
}

test('a line end of two characters is one', () => {
	assert.equal(visibleString('a\r\nb'), 'a\nb');
});

test('whatever the text, what is shown is well formed and acts on nothing', () => {
	fuzz(
		fc.property(fc.string({ unit: 'binary' }), (text) => {
			assert.doesNotMatch(visibleString(text), /[\0-\u0008\u202A-\u202E\u2066-\u2069]|\p{Surrogate}/u);
		}),
	);
});

test('a cut never leaves half a character', () => {
	assert.equal(truncated('ab😀c', 3), 'ab');
	assert.equal(truncated('ab😀c', 4), 'ab😀');
	assert.equal(truncated('abc', 3), 'abc');
});
