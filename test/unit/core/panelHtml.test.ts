import assert from 'node:assert/strict';
import { test } from 'node:test';
import { panelHtml } from '../../../src/core/panelHtml.ts';

const parts = {
	nonce: 'Tm9uY2U=',
	cspSource: `'self' https://*.vscode-cdn.net`,
	scriptUri: 'https://host/dist/webview.js?a=1&b=2',
	styleUri: 'https://host/dist/panel.css',
	lang: 'en',
	title: 'PUMP-STATION-1',
};

test('the policy allows one script by its nonce and nothing inline', () => {
	const csp = /content="([^"]*)"/.exec(panelHtml(parts))?.[1] ?? '';
	assert.match(csp, /^default-src &#39;none&#39;; script-src &#39;nonce-Tm9uY2U=&#39;; /);
	assert.doesNotMatch(csp, /unsafe/);
	for (const directive of ['img-src', 'connect-src', 'frame-src', 'form-action', 'base-uri']) {
		assert.match(csp, new RegExp(`${directive} &#39;none&#39;`));
	}
});

test('the script carries the nonce and its address is escaped', () => {
	assert.match(
		panelHtml(parts),
		/<script nonce="Tm9uY2U=" src="https:\/\/host\/dist\/webview\.js\?a=1&amp;b=2"><\/script>/,
	);
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
