import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type PolicyReport, unexpectedReports } from '../../e2e/harness/policyReports.ts';

const from = 'https://vscode-remote+x.vscode-resource.vscode-cdn.net/x/culprit.culprit-0.1.0/dist/toolkit.js';
const styled = (hash: string, more = ''): string =>
	`Applying inline style violates the following Content Security Policy directive 'style-src 'self' https://*.vscode-cdn.net'. Either the 'unsafe-inline' keyword, a hash ('${hash}'), or a nonce ('nonce-...') is required to enable inline execution.${more} The action has been blocked.`;
const attribute =
	' Note that hashes do not apply to event handlers, style attributes and javascript: navigations.';
const toolkits: readonly PolicyReport[] = [
	{ text: styled('sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='), from },
	{ text: styled('sha256-one', attribute), from },
	{ text: styled('sha256-two', attribute), from },
];

test('what the toolkit makes is known', () => {
	assert.deepEqual(unexpectedReports(toolkits), []);
});

for (const [what, report] of [
	['a style element of ours', { text: styled('sha256-ours'), from }],
	['one style attribute more', { text: styled('sha256-three', attribute), from }],
	[
		'a style of another script',
		{ text: styled('sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='), from: '' },
	],
	['a request', { text: `Connecting to 'https://x' violates … "connect-src 'none'"`, from }],
] as const) {
	test(`${what} would be seen`, () => {
		assert.deepEqual(unexpectedReports([...toolkits, report]), [report]);
	});
}
