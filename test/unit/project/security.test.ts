import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { root } from '../../tools/bundles.ts';
import { readManifest } from './manifest.ts';
import { securityCases, type TestName } from './securityCases.ts';
import { sourcesOf } from './sources.ts';

const listFile = path.join(root, 'test/SECURITY-CASES.md');

function list(): string {
	const names = (tests: readonly TestName[]): string =>
		tests.map(([file, title]) => `- \`${file}\`: \`${title}\``).join('\n');
	const cases = securityCases.map(
		({ number, input, outcome, attack, shown }) => `## ${number}. ${input}

${outcome}.

The attack works where nobody takes care:

${names(attack)}

It is stopped:

${names(shown)}
`,
	);
	return `# Attacks, and the tests that show them stopped

Made of \`test/unit/project/securityCases.ts\` by \`test/unit/project/security.test.ts\`, which checks that each test is there:
run that one with \`CULPRIT_WRITE=1\` after a change. Files are below \`test/\`; \`\${…}\` in a title stands for what the test is run with.

${cases.join('\n')}`;
}

test('each case names tests that are there', () => {
	const missing = securityCases
		.flatMap(({ attack, shown }) => [...attack, ...shown])
		.filter(([file, title]) => {
			const source = path.join(root, 'test', file);
			return !existsSync(source) || !readFileSync(source, 'utf8').includes(title);
		});
	assert.deepEqual(missing, []);
});

test('each case has a number of its own, the attack and the defence; the first 25 are all there', () => {
	const numbers = securityCases.map(({ number }) => number);
	assert.deepEqual(
		numbers.slice(0, 25),
		Array.from({ length: 25 }, (_, index) => index + 1),
	);
	assert.equal(new Set(numbers).size, numbers.length);
	for (const { number, attack, shown } of securityCases) {
		assert.ok(attack.length > 0 && shown.length > 0, String(number));
	}
});

test('SECURITY-CASES.md says the same', () => {
	if (process.env['CULPRIT_WRITE']) {
		writeFileSync(listFile, list());
	}
	assert.equal(readFileSync(listFile, 'utf8'), list());
});

/** What would let a web page, another program or a language model make the extension act. */
const doors = /registerUriHandler|handleUri\b|\.lm\b|registerTool\b/;

test('nothing outside of VS Code starts anything', () => {
	assert.match('window.registerUriHandler({ handleUri: (uri) => signIn(uri.query) })', doors);
	const open = sourcesOf('src/extension').filter(({ text }) => doors.test(text));
	assert.deepEqual(
		open.map(({ file }) => file),
		[],
	);
	const { activationEvents = [], contributes } = readManifest();
	assert.ok(!activationEvents.some((event) => event.startsWith('onUri')));
	assert.equal(contributes.languageModelTools, undefined);
});
