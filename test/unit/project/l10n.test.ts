import assert from 'node:assert/strict';
import { test } from 'node:test';
import { extract, gaps, originals, readTexts, translationsOf } from '../../tools/l10n.ts';
import { manifestFile } from './manifest.ts';

const [bundle, manifestTexts] = originals;

test('the bundle holds what the sources say: npm run l10n', () => {
	assert.deepEqual(readTexts(bundle), extract());
});

for (const original of originals) {
	test(`German says all that ${original} says, with the same placeholders, code and links`, () => {
		const file = original.replace('.json', '.de.json');
		assert.deepEqual(translationsOf(original), [file], 'one translation ships');
		assert.deepEqual(gaps(readTexts(original), readTexts(file)), { missing: [], unused: [], marks: [] });
	});
}

test('a gap in a translation is seen', () => {
	const texts = { a: 'Open {0}', b: 'See [it](command:x)', c: 'Sort…', d: 'Read `this`' };
	assert.deepEqual(gaps(texts, { a: '{0} öffnen', b: '[Es](command:y) sehen', c: 'Sortieren', e: 'mehr' }), {
		missing: ['d'],
		unused: ['e'],
		marks: ['b', 'c'],
	});
});

test('the manifest says every text of package.nls.json, and no other', () => {
	const named = [...JSON.stringify(manifestFile()).matchAll(/"%([^"%]+)%"/g)].map(([, key]) => key ?? '');
	assert.deepEqual([...new Set(named)].toSorted(), Object.keys(readTexts(manifestTexts)).toSorted());
});

/** Where a manifest says something to the user; the category and the container bear a name, which no language changes. */
const spoken = new Set([
	'displayName',
	'description',
	'markdownDescription',
	'enumDescriptions',
	'markdownEnumDescriptions',
	'enumItemLabels',
	'deprecationMessage',
	'markdownDeprecationMessage',
	'patternErrorMessage',
	'errorMessage',
	'editPresentation',
	'title',
	'shortTitle',
	'label',
	'name',
	'contextualTitle',
	'contents',
	'altText',
	'modelDescription',
	'userDescription',
	'displayMessage',
]);
const names = ['Sentry'];

test('no text stands in the manifest itself', () => {
	const { contributes, capabilities, displayName, description } = manifestFile();
	const said: string[] = [];
	const walk = (value: unknown, key: string): void => {
		if (typeof value === 'string' && spoken.has(key) && !/^%[^%]+%$/.test(value)) {
			said.push(value);
		} else if (Array.isArray(value)) {
			for (const item of value) {
				walk(item, key);
			}
		} else if (typeof value === 'object' && value !== null) {
			for (const [name, item] of Object.entries(value)) {
				walk(item, name);
			}
		}
	};
	walk({ contributes, capabilities, displayName, description }, '');
	assert.deepEqual(
		said.filter((text) => !names.includes(text)),
		[],
	);
});
