import assert from 'node:assert/strict';
import { test } from 'node:test';
import { frameQueryOf, type FrameFacts } from '../../../../src/core/source/frameQuery.ts';
import { languageOf } from '../../../../src/core/source/language.ts';
import { createManifests } from '../../../../src/core/source/manifests.ts';
import {
	learnMapping,
	mappedFile,
	sortMappings,
	type PathMapping,
} from '../../../../src/core/source/mappings.ts';
import { createNameTable } from '../../../../src/core/source/nameTable.ts';
import { createPathIndex } from '../../../../src/core/source/pathIndex.ts';
import { sameFile } from '../../../../src/core/source/workspace.ts';
import { workspaceOf } from '../../../score/memoryWorkspace.ts';

const query = (facts: Partial<FrameFacts>, platform = 'python') =>
	frameQueryOf({ inApp: true, context: [], ...facts }, platform);

test('mappings: people’s first, then absolute ones, then the longest', () => {
	const mapping = (stackRoot: string, automatic: boolean): PathMapping => ({
		stackRoot,
		sourceRoot: '',
		automatic,
	});
	const sorted = sortMappings([
		mapping('/srv/app/', true),
		mapping('app/', false),
		mapping('C:\\app\\', false),
		mapping('\\app\\', false),
		mapping('/srv/app/long/', false),
	]);
	assert.deepEqual(
		sorted.map(({ stackRoot }) => stackRoot),
		['/srv/app/long/', 'C:\\app\\', '\\app\\', 'app/', '/srv/app/'],
	);
});

const learnt: readonly (readonly [string, string, string, (readonly [string, string])?])[] = [
	// what was sent, the file, why, stack root and source root
	['/srv/app/pumps/level.py', 'backend/pumps/level.py', 'folders and name', ['/srv/app/', 'backend']],
	['/level.py', 'level.py', 'a name at both tops', ['/', '']],
	['level.py', 'level.py', 'a name alone on both sides', ['', '']],
	['level.py', 'pumps/level.py', 'a name that is sent alone', ['', 'pumps']],
	['/srv/level.py', 'level.py', 'a name that is the whole path', ['/srv/', '']],
	['/srv/level.py', 'pumps/level.py', 'a name in folders that differ'],
	['/srv/valve.py', 'level.py', 'another name'],
	['/usr/lib/python3.12/site-packages/pumps/level.py', 'pumps/level.py', 'a library'],
];
for (const [absPath, path, why, roots] of learnt) {
	test(`${why} ${roots ? 'teaches a mapping' : 'teaches nothing'}`, async () => {
		const workspace = await workspaceOf([path], undefined);
		const told = learnMapping(query({ absPath }), { root: 0, path }, workspace);
		assert.deepEqual(told && [told.stackRoot, told.sourceRoot], roots);
	});
}

test('a file in a folder that is not open teaches nothing', async () => {
	const workspace = await workspaceOf(['level.py'], undefined);
	assert.equal(
		learnMapping(query({ absPath: '/srv/level.py' }), { root: 1, path: 'level.py' }, workspace),
		undefined,
	);
	assert.equal(learnMapping(query({}), { root: 0, path: 'level.py' }, workspace), undefined);
});

test('a mapping leads to a file that is there, in the folder or repository that it is for', async () => {
	const workspace = await workspaceOf(['src/a.py', 'src/Tank.kt'], 'acme/pumps');
	const mapped = (
		stackRoot: string,
		sourceRoot: string,
		more: Partial<PathMapping> = {},
		facts: Partial<FrameFacts> = { absPath: '/srv/a.py' },
	) => mappedFile(query(facts), [{ stackRoot, sourceRoot, automatic: false, ...more }], workspace)?.path;
	assert.equal(mapped('/srv/', 'src'), 'src/a.py');
	assert.equal(mapped('/srv/', '/src/'), 'src/a.py');
	assert.equal(mapped('\\srv\\', 'src'), 'src/a.py');
	assert.equal(mapped('/other/', 'src'), undefined);
	assert.equal(mapped('/srv/', 'src', { folder: 'pumps' }), 'src/a.py');
	assert.equal(mapped('/srv/', 'src', { folder: 'acme/pumps' }), 'src/a.py');
	assert.equal(mapped('/srv/', 'src', { folder: 'acme' }), undefined);
	assert.equal(mapped('/srv/', 'x/../src'), undefined);
	assert.equal(
		mappedFile(
			query({ module: 'com.acme.Tank', filename: 'Tank' }, 'java'),
			[{ stackRoot: 'com/acme/', sourceRoot: 'src', automatic: false }],
			workspace,
		)?.path,
		'src/Tank.kt',
	);
});

test('manifests: the nearest first, without those that name no package', async () => {
	const texts = new Map([
		['package.json', '\ufeff{"name":"root"}'],
		['packages/package.json', '{"type":"module"}'],
		['packages/a/package.json', '{"name":"a"}'],
		['packages/b/package.json', '{"name":7}'],
		['packages/c/package.json', 'null'],
		['packages/d/package.json', '{'],
		[
			'Cargo.toml',
			'[workspace]\nname = "no"\n[package]\nname = "pumps"\n[[bin]]\nname = "fill"\n[lib]\nname="lib"\n[other]\nname = "no"\n',
		],
		['poetry/pyproject.toml', '[tool.poetry]\nname = "tanks"\n'],
		['pyproject.toml', '[project]\nname = "pumps"\n[tool.poetry]\nname = "no"\n'],
		['go.mod', 'module "a.test/pumps"\n'],
		['pubspec.yaml', 'name: "pumps"\n'],
		['composer.json', '{"name":"acme/pumps"}'],
		['pumps.gemspec', ''],
		['nameless/go.mod', 'go 1.22\n'],
		['nameless/pubspec.yaml', 'version: 1.0.0\n'],
		['early/Cargo.toml', 'name = "no"\n[package]\nname = "early"\n'],
		['lib/valve.gemspec', ''],
	]);
	const workspace = await workspaceOf([...texts.keys(), 'unread/package.json'], undefined, texts);
	const manifests = createManifests(workspace);
	const names = async (path: string) =>
		(await manifests.above({ root: 0, path }, 'package.json')).map(
			({ name, folder }) => `${folder}:${name ?? '?'}`,
		);
	assert.deepEqual(await names('packages/a/src/x.js'), ['packages/a:a', ':root']);
	assert.deepEqual(await names('packages/b/x.js'), [':root']);
	assert.deepEqual(await names('packages/c/x.js'), [':root']);
	assert.deepEqual(await names('packages/d/x.js'), [':root']);
	// What could not be read may name one.
	assert.deepEqual(await names('unread/x.js'), ['unread:?', ':root']);
	assert.deepEqual(await manifests.above({ root: 9, path: 'x.js' }, 'package.json'), []);
	const cargo = await manifests.around({ root: 0, path: 'src/lib.rs' }, 'Cargo.toml');
	assert.deepEqual([cargo?.name, cargo?.targets], ['pumps', ['fill', 'lib']]);
	for (const [kind, name] of [
		['pyproject.toml', 'pumps'],
		['go.mod', 'a.test/pumps'],
		['pubspec.yaml', 'pumps'],
		['composer.json', 'acme/pumps'],
	] as const) {
		const found = await manifests.around({ root: 0, path: 'x' }, kind);
		assert.deepEqual([found?.name, found && 'targets' in found], [name, false]);
	}
	for (const kind of ['go.mod', 'pubspec.yaml'] as const) {
		assert.equal((await manifests.around({ root: 0, path: 'nameless/x' }, kind))?.folder, '');
	}
	assert.equal((await manifests.around({ root: 0, path: 'early/x.rs' }, 'Cargo.toml'))?.name, 'early');
	assert.equal((await manifests.around({ root: 0, path: 'poetry/x.py' }, 'pyproject.toml'))?.name, 'tanks');
	assert.equal(manifests.nameFile({ root: 0, path: 'x.rb' }, '.gemspec', ['a', 'pumps']), 'pumps');
	assert.equal(manifests.nameFile({ root: 0, path: 'lib/x.rb' }, '.gemspec', ['valve']), 'valve');
	assert.equal(manifests.nameFile({ root: 0, path: 'library/x.rb' }, '.gemspec', ['valve']), undefined);
	assert.equal(manifests.nameFile({ root: 9, path: 'x.rb' }, '.gemspec', ['pumps']), undefined);
});

test('a table of names holds more than one part of it can', () => {
	const table = createNameTable();
	const count = 8_193;
	for (let at = 0; at < count; at += 1) {
		table.append(`src/${at}/Index.ts`);
	}
	assert.equal(table.size, count);
	assert.equal(table.named('index.ts').length, count);
	assert.equal(table.named('index.ts')[0], 'src/0/Index.ts');
	assert.equal(table.named('index.ts').at(-1), 'src/8192/Index.ts');
	table.remove('src/8192/Index.ts');
	table.remove('src/8192/Index.ts');
	table.remove('index.ts');
	assert.equal(table.size, count - 1);
	assert.equal(table.named('index.ts').at(-1), 'src/8191/Index.ts');
	assert.equal([...table.all()].length, count - 1);
	assert.deepEqual(table.named('dex.ts'), []);
	table.append('DEX.TS');
	assert.deepEqual(table.named('dex.ts'), ['DEX.TS']);
});

test('letters next to the alphabet are no capitals', () => {
	const table = createNameTable();
	for (const name of ['@.ts', '[.ts', 'A.ts', 'Z.ts', '\u007f.ts', '\u00c9.ts']) {
		table.append(`x/${name}`);
	}
	for (const name of ['@.ts', '[.ts', 'a.ts', 'z.ts', '\u007f.ts', 'e\u0301.ts']) {
		assert.equal(table.named(name).length, 1, name);
	}
	assert.deepEqual([table.named('`.ts'), table.named('{.ts')], [[], []]);
});

test('an index pauses after each ten thousand paths, and takes a doubled one once', async () => {
	let pauses = 0;
	const paths = Array.from({ length: 20_001 }, (_, at) => `${at >> 1}.ts`);
	const index = await createPathIndex(paths, async () => void (pauses += 1));
	assert.deepEqual([pauses, index.size], [2, 10_001]);
});

test('a language by its ending, else by its platform', () => {
	assert.equal(languageOf('python', 'a.RB'), 'ruby');
	assert.equal(languageOf('ruby', '.py'), 'python');
	assert.equal(languageOf('python', 'a.unknown'), 'python');
	assert.equal(languageOf('JavaScript-react', undefined), 'javascript');
	assert.equal(languageOf('other', 'py'), 'other');
	assert.equal(languageOf(undefined, undefined), 'other');
});

test('a file is the same in the same folder only', () => {
	assert.ok(sameFile({ root: 0, path: 'a' }, { root: 0, path: 'a' }));
	assert.ok(!sameFile({ root: 1, path: 'a' }, { root: 0, path: 'a' }));
	assert.ok(!sameFile({ root: 0, path: 'b' }, { root: 0, path: 'a' }));
});

test('what one frame says about its place', () => {
	const told = (facts: Partial<FrameFacts>, platform?: string) => query(facts, platform);
	assert.equal(told({ lineNo: 0 }).line, undefined);
	assert.equal(told({ lineNo: 1 }).line, 1);
	assert.equal(told({ lineNo: 1.5 }).line, undefined);
	assert.equal(told({ colNo: 0 }).column, undefined);
	assert.equal(told({ filename: 'a.rs:7' }).line, 7);
	assert.equal(told({ filename: '<anonymous>' }).noPath, 'pseudo');
	assert.equal(told({ absPath: 'node:fs' }).noPath, 'runtime');
	assert.equal(told({ absPath: 'node:fs', filename: '<x>' }).noPath, 'pseudo');
	assert.equal(told({ filename: 'a.py' }).noPath, undefined);
	assert.equal(told({ absPath: '/srv/a.py', filename: 'srv/a.py' }).paths.length, 1);
	assert.equal(told({ absPath: '/srv/a.py', filename: 'a.py' }).paths.length, 2);
	assert.deepEqual(told({ absPath: 'node:fs', module: 'fs' }, 'node').hints, []);
	assert.equal(told({ function: 'App\\Tank::fill' }, 'php').module, 'App\\Tank');
	assert.equal(told({ function: '::fill' }, 'php').module, undefined);
	assert.equal(told({ function: 'fill' }, 'php').module, undefined);
	assert.equal(told({ function: 'App\\Tank::fill', module: 'M' }, 'php').module, 'M');
	assert.equal(told({ function: 'Tank::fill' }, 'native').module, undefined);
	assert.deepEqual(told({ filename: 'a.py', absPath: '/a.py' }).sent, ['/a.py', 'a.py']);
	assert.deepEqual(told({ filename: 'x'.repeat(2000) }).sent, []);
	assert.deepEqual(told({ filename: 'x'.repeat(1999) }).sent.length, 1);
	assert.deepEqual(told({ filename: 'Tank.kt', module: 'com.Pump' }, 'java').sent, ['com/Tank.kt']);
	assert.deepEqual(told({ filename: 'Tank.kt', module: 'com.Pump' }, 'java').endings, []);
	assert.ok(told({ filename: 'Tank', module: 'com.Pump' }, 'java').endings.includes('kt'));
	assert.deepEqual(told({ filename: 'Tank.kt' }, 'java').sent, ['Tank.kt']);
	assert.equal(told({ filename: 'app/vendor/a/b/c.php' }, 'php').library?.name, 'a/b');
	assert.equal(told({ filename: 'app/vendor/a/b/c.js' }, 'node').library, undefined);
	assert.equal(told({ filename: 'app/vendor/a/b/c.js', inApp: false }, 'node').library?.name, 'a/b');
	assert.equal(told({}).label, '?');
});

test('where the source of a compiled file could be', () => {
	const hints = (filename: string): readonly string[] =>
		query({ filename }, 'node').sourceHints.map(
			({ segments, extensions }) => `${segments.join('/')}.${extensions?.[2] ?? ''}`,
		);
	assert.deepEqual(hints('app/dist/server/a.js'), [
		'app/src/server/a.js',
		'app/server/a.js',
		'server/a.jsx',
		'app/dist/server/a.jsx',
	]);
	assert.deepEqual(hints('dist/a.js'), ['src/a.js', 'a.js', 'a.jsx', 'dist/a.jsx']);
	assert.deepEqual(hints('server/a.js'), ['server/a.jsx']);
	assert.deepEqual(hints('server/a.ts'), []);
	assert.deepEqual(hints('https://a.test/dist/a.js'), []);
	assert.deepEqual(
		query({ filename: 'dist/a.js' }, 'node').sourceHints.some(({ exact }) => exact),
		false,
	);
});
