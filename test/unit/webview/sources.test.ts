import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../src/webview', import.meta.url));
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
	.filter((file) => /\.tsx?$/.test(file))
	.map((file) => ({ file, text: readFileSync(path.join(folder, file), 'utf8') }));

for (const [what, pattern] of [
	[
		'makes elements from text',
		/innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|DOMParser|srcdoc/i,
	],
	['runs text as code', /\beval\b|new Function|setTimeout\(['"`]/],
	[
		'writes a style attribute or element, which the policy forbids',
		/setAttribute\(['"]style|<style|style=["'`]|style=\{['"`]/,
	],
	['reaches the network', /\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon|EventSource/],
] as const) {
	test(`nothing in the page ${what}`, () => {
		const guilty = sources.filter(({ text }) =>
			pattern.test(text.replaceAll(/^\s*(?:\*|\/\/|\/\*).*$/gm, '')),
		);
		assert.deepEqual(
			guilty.map(({ file }) => file),
			[],
		);
	});
}

test('every icon that the page names has a glyph', () => {
	const icons = readFileSync(path.join(folder, 'ui/Icon.tsx'), 'utf8');
	const css = readFileSync(path.join(folder, '../../media/panel/icons.css'), 'utf8');
	const names = [...icons.matchAll(/\| '([a-z-]+)'/g)].map(([, name]) => name);
	assert.ok(names.length > 20);
	assert.deepEqual(
		names.filter((name) => !css.includes(`.codicon-${name}::before`)),
		[],
	);
});
