import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { bundleBudgets } from '../../tools/budgets.ts';
import { root } from '../../tools/bundles.ts';

/** For whoever works on the code. */
const documents = ['src/**/*.md', 'test/README.md', 'test/sentry/README.md']
	.flatMap((glob) => globSync(glob, { cwd: root }))
	.map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }));

test('ARCHITECTURE.md has every bundle, and what it may weigh', () => {
	const text = readFileSync(path.join(root, 'src/ARCHITECTURE.md'), 'utf8');
	const rows = text.matchAll(/^\| `(dist\/[\w.]+)` .* (\d+) KB +\|$/gm);
	const told = Array.from(rows, ([, outfile, budget]) => [outfile, Number(budget) * 1024]);
	assert.deepEqual(Object.fromEntries(told), bundleBudgets);
});

/** Lines of a paragraph, and characters of a line: about what comments have. */
const most = { lines: 6, characters: 125 };

test('paragraphs are short enough to be read', () => {
	assert.deepEqual(
		documents.flatMap(({ file, text }) => tooLong(text).map((start) => `${file}: ${start}`)),
		[],
	);
	const line = 'word '.repeat(20);
	assert.equal(tooLong(Array(7).fill(line).join('\n')).length, 1);
	assert.equal(tooLong('word '.repeat(30)).length, 1);
	assert.equal(tooLong(`${line}\n\n| a |\n${'| b |\n'.repeat(9)}`).length, 0);
	assert.equal(tooLong(`- ${Array(4).fill(line).join('\n')}\n- ${Array(4).fill(line).join('\n')}`).length, 0);
});

/** How the paragraphs begin that are too long. An item of a list is one; rows of a table and code are none. */
function tooLong(text: string): readonly string[] {
	return text
		.replaceAll(/^```[^]*?^```$/gm, '')
		.split(/\n\s*\n/)
		.filter((block) => !block.trimStart().startsWith('|'))
		.flatMap((block) => block.split(/\n(?=\s*(?:[-*]|\d+\.) )/))
		.filter((paragraph) => {
			const lines = paragraph.split('\n');
			return lines.length > most.lines || lines.some((line) => line.length > most.characters);
		})
		.map((paragraph) => paragraph.slice(0, 60));
}
