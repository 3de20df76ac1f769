import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Markup } from '../../../../src/core/panel/markup.ts';
import { panelHtml } from '../../../../src/core/panel/panelHtml.ts';

const parts = {
	nonce: 'Tm9uY2U=',
	cspSource: `'self' https://*.vscode-cdn.net`,
	loaderUri: 'https://host/dist/panelLoader.js?a=1&b=2',
	scriptUri: 'https://host/dist/webview.js?a=1&b=2',
	styleUri: 'https://host/dist/panel.css',
	lang: 'en',
	title: 'PUMP-STATION-1',
	page: Markup.element('h1', {}, 'ValueError'),
};

test('the policy allows scripts by their nonce only and nothing inline', () => {
	const csp = /content="([^"]*)"/.exec(panelHtml(parts))?.[1] ?? '';
	assert.match(csp, /^default-src &#39;none&#39;; script-src &#39;nonce-Tm9uY2U=&#39;; /);
	assert.doesNotMatch(csp, /unsafe/);
	// What the page itself makes of bytes that the host has checked.
	assert.match(csp, /; img-src blob:; /);
	for (const directive of ['connect-src', 'frame-src', 'form-action', 'base-uri']) {
		assert.match(csp, new RegExp(`${directive} &#39;none&#39;`));
	}
});

test('the scripts carry the nonce and their addresses are escaped', () => {
	assert.match(
		panelHtml(parts),
		/<script type="module" async nonce="Tm9uY2U=" src="https:\/\/host\/dist\/panelLoader\.js\?a=1&amp;b=2"><\/script>/,
	);
	assert.match(
		panelHtml(parts),
		/<link rel="modulepreload" nonce="Tm9uY2U=" href="https:\/\/host\/dist\/webview\.js\?a=1&amp;b=2">/,
	);
});

test('what is to be seen before the script runs is where the page draws', () => {
	assert.match(panelHtml(parts), /<div id="page"><h1>ValueError<\/h1><\/div>/);
});

for (const title of ['</title><script>alert(1)</script>', `"'><img src=x onerror=alert(1)>`, 'a\0b\uD800']) {
	test(`the title ${JSON.stringify(title)} stays text`, () => {
		const html = panelHtml({ ...parts, title });
		assert.equal(html.match(/<script/g)?.length, 1);
		assert.doesNotMatch(html, /<img|\0/);
		assert.ok(html.isWellFormed());
	});
}

test('a language from outside cannot leave its attribute', () => {
	assert.match(
		panelHtml({ ...parts, lang: '"><svg onload=x>' }),
		/<html lang="&quot;&gt;&lt;svg onload=x&gt;">/,
	);
});
