import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { escapeHtml, Markup } from '../../../../src/core/panel/markup.ts';
import { fuzz } from '../../fuzz.ts';

test('elements hold elements and text, attributes text', () => {
	const inner = Markup.element('bdi', { class: 'a "b"' }, '<1 & 2>');
	assert.equal(
		Markup.element('p', {}, 'x', inner).toString(),
		'<p>x<bdi class="a &quot;b&quot;">&lt;1 &amp; 2&gt;</bdi></p>',
	);
});

test('what looks like an element is none', () => {
	const forged = JSON.parse('{"toString":"<script>"}') as Markup;
	assert.throws(() => Markup.element('p', {}, forged), TypeError);
});

test('no text leaves its place, and the same text comes back', () => {
	const unescaped = (html: string): string =>
		html.replace(/&(?:#(\d+)|(\w+));/g, (_, code: string | undefined, name: string) =>
			code === undefined
				? ({ amp: '&', lt: '<', gt: '>', quot: '"' }[name] ?? '?')
				: String.fromCharCode(Number(code)),
		);
	fuzz(
		fc.property(fc.string({ unit: 'binary' }), (text) => {
			const html = escapeHtml(text);
			assert.doesNotMatch(html, /[<>"'\0\r]/);
			assert.equal(unescaped(html), text.replaceAll('\0', '\uFFFD'));
		}),
		1000,
	);
});
