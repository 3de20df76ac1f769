import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { root } from '../../tools/bundles.ts';
import { type Source, sourcesOf } from './sources.ts';

const documents = ['*.md', 'media/**/*.md', 'src/**/*.md', 'test/**/*.md']
	.flatMap((glob) => globSync(glob, { cwd: root }))
	.map((name) => name.split(path.sep).join('/'))
	.filter((file) => !file.includes('node_modules/'))
	.map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }));

test('every document and section that a comment or a document names is there', () => {
	// Its own examples lead nowhere on purpose.
	const sources = [...sourcesOf('src'), ...sourcesOf('test')]
		.filter(({ file }) => file !== 'test/unit/project/references.test.ts')
		.map(({ file, text }) => ({ file, text: commentsOf(text) }));
	assert.deepEqual(
		[...sources, ...documents].flatMap((source) => broken(source, documents)),
		[],
	);
	assert.deepEqual(documents.flatMap(brokenInside), []);
});

test('a reference to what is not there is found', () => {
	const known = [
		{ file: 'README.md', text: '# Top' },
		{ file: 'src/sentry/API.md', text: '# API\n\n## 1. Paths\n\n## 12. Last\n' },
		{ file: 'src/a/NOTES.md', text: '# One' },
		{ file: 'src/b/NOTES.md', text: '# Other' },
	];
	const said = (text: string, file = 'src/core/x.ts') => broken({ file, text }, known).length;
	for (const good of [
		'API.md §1',
		'`src/sentry/API.md`',
		'sentry/API.md, §12',
		'API.md §1, §12',
		'README.md',
		'https://a.example/b/GONE.md',
	]) {
		assert.equal(said(good), 0, good);
	}
	for (const bad of [
		'GONE.md',
		'API.md §2',
		'API.md §1a',
		'API.md §1.2',
		'API.md §1, §3',
		'`src/core/API.md`',
		'API.md "Paths"',
		'NOTES.md',
	]) {
		assert.equal(said(bad), 1, bad);
	}
	assert.equal(said('NOTES.md', 'src/a/y.ts'), 0, 'the one beside the file');
	const inside = (text: string) => brokenInside({ file: 'x.md', text: `# X\n\n## 1. One\n\n${text}` }).length;
	assert.equal(inside('See §1, NOTES.md §7 and RFC 6750 §3.'), 0);
	assert.equal(inside('See §2.'), 1);
});

test('comments are read whole, and nothing else is', () => {
	const text = [
		"const name = 'GONE.md';",
		'/**',
		' * See API.md',
		' * §1.',
		' */',
		'\tcall(); // NOTES.md',
		'// a line, then',
		'// API.md §2',
	].join('\n');
	const read = commentsOf(text);
	assert.match(read, /See API\.md §1\./);
	assert.match(read, /NOTES\.md/);
	assert.match(read, /a line, then API\.md §2/);
	assert.doesNotMatch(read, /GONE/);
});

/** All comments of a source, each on one line, without the marks at the beginning of its lines. */
function commentsOf(text: string): string {
	const comment = /\/\*[\s\S]*?\*\/|(?:^|(?<=\s))\/\/ .*(?:\n\s*\/\/ .*)*/gm;
	return Array.from(text.matchAll(comment), ([whole]) =>
		whole.replaceAll(/\s*\n\s*(?:\*|\/\/)?\s*/g, ' '),
	).join('\n');
}

const reference = /([\w./-]*\w\.md)\b((?:,? §\s?[\w.]*\w)*)( ")?/g;

/** What a text names and is not there: `NAME.md`, `NAME.md §3`, `NAME.md §3, §5`, with a path or without. */
function broken({ file, text }: Source, known: readonly Source[]): readonly string[] {
	return Array.from(
		text.replaceAll(/https?:\/\/\S+/g, '').matchAll(reference),
		([, name = '', sections = '', quoted]) => {
			const document = find(name, file, known);
			const missing = Array.from(sections.matchAll(/§\s?([\w.]+)/g), ([, section = '']) => section).filter(
				(section) => !document?.text.includes(`\n## ${section}. `),
			);
			// A section is named by its number: a name in quotes could not be looked up.
			return document && missing.length === 0 && quoted === undefined
				? []
				: [`${file}: ${name}${sections}${quoted ?? ''}`];
		},
	).flat();
}

/** Sections that a document names of itself, `§3`, and has not got. */
function brokenInside({ file, text }: Source): readonly string[] {
	const own = text.replaceAll(reference, '').replaceAll(/RFC \d+\s+§[\d.]+/g, '');
	return Array.from(own.matchAll(/§\s?([\w.]*\w)/g), ([, section = '']) => section)
		.filter((section) => !text.includes(`\n## ${section}. `))
		.map((section) => `${file}: §${section}`);
}

/** By its path from the root or from the file, else the only one whose path ends so. */
function find(name: string, from: string, known: readonly Source[]): Source | undefined {
	const beside = path.posix.join(path.posix.dirname(from), name);
	const exact = [name, beside]
		.map((place) => known.find(({ file }) => file === place))
		.find((document) => document !== undefined);
	const ending = known.filter(({ file }) => file.endsWith(`/${name}`));
	return exact ?? (ending.length === 1 ? ending[0] : undefined);
}
