import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { createPathIndex, emptyPathIndex } from '../../../../src/core/source/pathIndex.ts';
import { basenameOf, fold, folderOf } from '../../../../src/core/source/pathText.ts';
import { fuzz } from '../../fuzz.ts';

const name = fc.constantFrom(
	'a.ts',
	'A.ts',
	'index.ts',
	'Index.TS',
	'caf\u00e9.py',
	'cafe\u0301.py',
	'CAF\u00c9.py',
	'\u212a.ts',
	'__proto__',
	'constructor',
	'a b.ts',
	'.a',
);
const folder = fc.constantFrom('', 'src', 'SRC', 'src/deep', 'x/src', '\u00e9');
const paths = fc.tuple(folder, name).map(([at, base]) => (at === '' ? base : `${at}/${base}`));

test('holds what a plain list of the same paths holds, whatever comes and goes', async () => {
	const steps = fc.array(fc.record({ path: paths, isAdded: fc.boolean() }), { maxLength: 60 });
	await fuzz(
		fc.asyncProperty(fc.uniqueArray(paths, { maxLength: 20 }), steps, async (first, changes) => {
			const index = await createPathIndex(first);
			let plain = [...first];
			for (const { path, isAdded } of changes) {
				if (isAdded) {
					index.add(path);
					plain = plain.includes(path) ? plain : [...plain, path];
				} else {
					index.remove(path);
					plain = plain.filter((one) => one !== path);
				}
			}
			assert.equal(index.size, plain.length);
			for (const path of [...plain, ...changes.map((change) => change.path)]) {
				const key = fold(basenameOf(path));
				assert.deepEqual(
					index.named(basenameOf(path)),
					plain.filter((one) => fold(basenameOf(one)) === key),
				);
				const alike = plain.filter((one) => fold(one) === fold(path));
				assert.equal(index.find(path), plain.includes(path) ? path : alike[0]);
				const siblings = plain.filter((one) => folderOf(one) === folderOf(path));
				assert.deepEqual((index.folders().get(folderOf(path)) ?? []).toSorted(), siblings.toSorted());
			}
		}),
	);
});

test('keeps the order and every file of a crowd, over all of its tables', async () => {
	const many = Array.from({ length: 40_000 }, (_, at) => `p${at}/${at % 8 === 0 ? 'index' : `f${at}`}.ts`);
	const index = await createPathIndex(many);
	assert.equal(index.size, many.length);
	assert.deepEqual(
		index.named('INDEX.ts'),
		many.filter((path) => path.endsWith('/index.ts')),
	);
	assert.equal(index.find('p39999/f39999.ts'), 'p39999/f39999.ts');
	assert.deepEqual(index.foldersNamed('P7'), ['p7']);
	index.remove('p8/index.ts');
	assert.equal(index.named('index.ts').length, 4999);
	assert.equal(index.find('p8/index.ts'), undefined);
});

test('folders are made anew when a file comes or goes', async () => {
	const index = await createPathIndex(['src/a.ts']);
	assert.deepEqual([...index.folders().keys(), index.foldersNamed('lib')], ['src', []]);
	index.add('lib/b.ts');
	assert.deepEqual([...index.folders().keys(), index.foldersNamed('lib')], ['src', 'lib', ['lib']]);
	index.remove('lib/b.ts');
	assert.deepEqual([...index.folders().keys(), index.foldersNamed('lib')], ['src', []]);
});

test('a file that git lists three times, for it is in conflict, is there once', async () => {
	const index = await createPathIndex(['a.ts', 'b.ts', 'b.ts', 'b.ts']);
	assert.deepEqual([index.size, index.named('b.ts')], [2, ['b.ts']]);
});

test('a name without any plain letter is found in either case', async () => {
	const index = await createPathIndex(['docs/\u00c9\u00c0', 'docs/\u65e5\u672c']);
	assert.deepEqual(index.named('\u00e9\u00e0'), ['docs/\u00c9\u00c0']);
	assert.deepEqual(index.named('\u65e5\u672c'), ['docs/\u65e5\u672c']);
});

test('gives others a turn while it is built', async () => {
	let turns = 0;
	await createPathIndex(
		Array.from({ length: 35_000 }, (_, at) => `f${at}`),
		async () => {
			turns += 1;
		},
	);
	assert.equal(turns, 3);
});

test('an empty one finds nothing', () => {
	assert.deepEqual(emptyPathIndex().named('a'), []);
	assert.equal(emptyPathIndex().find('a'), undefined);
});
