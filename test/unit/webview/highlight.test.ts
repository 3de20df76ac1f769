import assert from 'node:assert/strict';
import { test } from 'node:test';
import { highlight } from '../../../src/webview/stack/highlight.ts';

const text = (lines: ReturnType<typeof highlight>) =>
	lines.map((line) => line.map((token) => token.text).join(''));
const types = (lines: ReturnType<typeof highlight>) =>
	new Set(lines.flatMap((line) => line.map((token) => token.type)));

for (const [file, source] of [
	['a.py', ['def f(x):', '    """two', '    lines"""', '    return f"{x}" # done']],
	['a.go', ['func f() error {', '\treturn fmt.Errorf("no %d", 1)', '}']],
	['a.tsx', ['const a: number = 1; /* open', 'still */ return `${a}`']],
	['https://host/app.js?v=1', ["function f() { throw new Error('x') }"]],
	['Main.java', ['public static void main(String[] args) {']],
] as const) {
	test(`source of ${file} is coloured and not changed`, () => {
		const lines = highlight(source, file, undefined);
		assert.deepEqual(text(lines), source);
		assert.ok(types(lines).has('kwd'));
	});
}

test('without a known extension the platform decides', () => {
	assert.ok(types(highlight(['return None'], undefined, 'python')).has('kwd'));
	assert.deepEqual([...types(highlight(['return None'], 'view.haml', 'python'))], [undefined]);
});

test('minified and very long source stays plain', () => {
	const long = ['return '.repeat(1000)];
	assert.deepEqual(highlight(long, 'a.js', undefined), [[{ text: long[0] }]]);
});

test('a platform named like an object property has no grammar', () => {
	assert.deepEqual([...types(highlight(['return'], undefined, 'constructor'))], [undefined]);
});
