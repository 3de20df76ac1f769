import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, type Asked } from './askFile.ts';

const is = (name: string, asked: Asked, wanted: string): void => {
	test(name, async () => assert.equal(await ask(asked), wanted));
};

is(
	'python: a path relative to the top package, in a src layout',
	{
		platform: 'python',
		frame: { filename: 'pumps/level.py', absPath: '/srv/app/src/pumps/level.py', module: 'pumps.level' },
		files: ['src/pumps/level.py', 'tests/level.py'],
	},
	'src/pumps/level.py',
);
is(
	'python: the standard library’s json is not a package that ends in json',
	{
		platform: 'python',
		frame: {
			filename: 'json/__init__.py',
			absPath: '/usr/lib/python3.12/json/__init__.py',
			module: 'json',
			inApp: false,
		},
		files: ['src/pumps/__init__.py', 'src/pumps/json/__init__.py'],
	},
	'dependency',
);
is(
	'python: an installed copy of the workspace’s own package',
	{
		platform: 'python',
		frame: {
			filename: 'pumps/level.py',
			absPath: '/usr/lib/python3.12/site-packages/pumps/level.py',
			module: 'pumps.level',
			inApp: false,
		},
		files: ['src/pumps/__init__.py', 'src/pumps/level.py'],
	},
	'src/pumps/level.py',
);
is(
	'python: a dependency whose base name the workspace has too',
	{
		platform: 'python',
		frame: {
			filename: 'django/utils/text.py',
			absPath: '/usr/lib/python3.12/site-packages/django/utils/text.py',
			module: 'django.utils.text',
			inApp: false,
		},
		files: ['pumps/utils/text.py'],
	},
	'dependency',
);
is(
	'jvm: the module names the folder, the file name is no help',
	{
		platform: 'java',
		frame: { filename: 'SourceFile', absPath: 'SourceFile', module: 'com.acme.pumps.Tank$Level' },
		files: ['a/src/main/java/com/acme/pumps/Tank.java', 'b/src/main/java/com/acme/valves/Tank.java'],
	},
	'a/src/main/java/com/acme/pumps/Tank.java',
);
is(
	'jvm: another company’s class of the same name is not ours',
	{
		platform: 'java',
		frame: { filename: 'Tank.java', absPath: 'Tank.java', module: 'org.other.Tank' },
		files: ['src/main/java/com/acme/pumps/Tank.java'],
	},
	'notFound',
);
is(
	'jvm: a file name without its module is not all that there is to know',
	{ platform: 'java', frame: { filename: 'Tank.java' }, files: ['src/main/java/com/acme/pumps/Tank.java'] },
	'? src/main/java/com/acme/pumps/Tank.java',
);
is(
	'dart: a file name is all that there is to know',
	{ platform: 'dart', frame: { filename: 'tank_page.dart' }, files: ['lib/pumps/tank_page.dart'] },
	'lib/pumps/tank_page.dart',
);
is(
	'kotlin: folders may leave out what all packages share, the file says so',
	{
		platform: 'java',
		frame: { filename: 'Tank.kt', module: 'com.acme.pumps.TankKt' },
		files: {
			'src/main/kotlin/pumps/Tank.kt': 'package com.acme.pumps\n',
			'src/main/kotlin/Tank.kt': 'package other\n',
		},
	},
	'src/main/kotlin/pumps/Tank.kt',
);
is(
	'go: the import path decides between files of one name',
	{
		platform: 'go',
		frame: {
			filename: '/build/render/json.go',
			absPath: '/build/render/json.go',
			module: 'example.com/pumps/render',
		},
		files: {
			'go.mod': 'module example.com/pumps\n',
			'render/json.go': '',
			'tools/go.mod': 'module example.com/tools\n',
			'tools/render/json.go': '',
		},
	},
	'render/json.go',
);
is(
	'go: a module of another name is not here',
	{
		platform: 'go',
		frame: {
			filename: '/app/render/json.go',
			absPath: '/app/render/json.go',
			module: 'example.com/shop/render',
		},
		files: { 'go.mod': 'module example.com/pumps\n', 'render/json.go': '' },
	},
	'notFound',
);
is(
	'go: a culprit without a file is looked up in its package',
	{
		platform: 'go',
		frame: { module: 'example.com/pumps/render', function: '(*JSON).Write' },
		files: {
			'go.mod': 'module example.com/pumps\n',
			'render/json.go': 'package render\n\nfunc (j *JSON) Write() {\n}\n',
			'render/xml.go': 'package render\n\nfunc (x *XML) Read() {\n}\n',
		},
	},
	'render/json.go',
);
is(
	'rust: a base name is told by the crate that the function names',
	{
		platform: 'native',
		frame: { filename: 'lib.rs', function: 'pump_tank::fill' },
		files: {
			'crates/tank/Cargo.toml': '[package]\nname = "pump-tank"\n',
			'crates/tank/src/lib.rs': '',
			'crates/valve/Cargo.toml': '[package]\nname = "pump-valve"\n',
			'crates/valve/src/lib.rs': '',
		},
	},
	'crates/tank/src/lib.rs',
);
is(
	'dart: the package is told by its pubspec',
	{
		platform: 'other',
		frame: { filename: 'tank.dart', absPath: 'package:pumps/src/tank.dart' },
		files: {
			'a/pubspec.yaml': 'name: valves\n',
			'a/lib/src/tank.dart': '',
			'b/pubspec.yaml': 'name: pumps\n',
			'b/lib/src/tank.dart': '',
		},
	},
	'b/lib/src/tank.dart',
);
is(
	'c#: parts of one type in several files are told by the function',
	{
		platform: 'csharp',
		frame: { module: 'Acme.Pumps.Tank', function: 'Fill' },
		files: {
			'src/Acme.Pumps/Tank.cs': 'namespace Acme.Pumps;\nclass Tank {\n    void Drain()\n    {\n    }\n}\n',
			'src/Acme.Valves/Tank.cs': 'namespace Acme.Valves;\nclass Tank {\n    void Fill()\n    {\n    }\n}\n',
		},
	},
	'? src/Acme.Pumps/Tank.cs',
);
is(
	'c#: paths of a Windows build, whatever their case',
	{
		platform: 'csharp',
		frame: {
			filename: 'd:\\a\\1\\s\\src\\acme.pumps\\tank.cs',
			absPath: 'd:\\a\\1\\s\\src\\acme.pumps\\tank.cs',
		},
		files: ['src/Acme.Pumps/Tank.cs'],
	},
	'src/Acme.Pumps/Tank.cs',
);
is(
	'ruby: a gem of the workspace, its path as Rails writes it',
	{
		platform: 'ruby',
		frame: { filename: 'pumps (1.2.0) lib/pumps/tank.rb', inApp: false },
		files: [
			'gems/pumps/pumps.gemspec',
			'gems/pumps/lib/pumps/tank.rb',
			'gems/pumps/test/pumps/tank.rb',
			'gems/pumps/lib/generators/pumps/tank.rb',
		],
	},
	'gems/pumps/lib/pumps/tank.rb',
);
is(
	'ruby: no file of the gem where its lib has none of that path',
	{
		platform: 'ruby',
		frame: { filename: 'pumps (1.2.0) lib/pumps/tank.rb', inApp: false },
		files: ['gems/pumps/pumps.gemspec', 'gems/pumps/tank.rb'],
	},
	'dependency',
);
is(
	'ruby: a gem of the workspace by its gemspec',
	{
		platform: 'ruby',
		frame: {
			filename: 'pumps/tank.rb',
			absPath: '/usr/local/bundle/gems/pumps-1.2.0/lib/pumps/tank.rb',
			inApp: false,
		},
		files: ['gems/pumps/pumps.gemspec', 'gems/pumps/lib/pumps/tank.rb'],
	},
	'gems/pumps/lib/pumps/tank.rb',
);
is(
	'php: a package of the workspace by its composer.json',
	{
		platform: 'php',
		frame: {
			filename: '/vendor/acme/pumps/src/Tank.php',
			absPath: '/var/www/vendor/acme/pumps/src/Tank.php',
			inApp: false,
		},
		files: { 'packages/pumps/composer.json': '{"name":"acme/pumps"}', 'packages/pumps/src/Tank.php': '' },
	},
	'packages/pumps/src/Tank.php',
);
is(
	'javascript: a package of a monorepo by its package.json',
	{
		platform: 'node',
		frame: {
			filename: '/app/node_modules/@acme/pumps/src/tank.ts',
			absPath: '/app/node_modules/@acme/pumps/src/tank.ts',
			inApp: false,
		},
		files: {
			'packages/p/package.json': '{"name":"@acme/pumps"}',
			'packages/p/src/tank.ts': '',
			'packages/v/package.json': '{"name":"@acme/valves"}',
			'packages/v/src/tank.ts': '',
		},
	},
	'packages/p/src/tank.ts',
);
is(
	'javascript: a first-party folder called vendor',
	{
		platform: 'javascript',
		frame: { filename: './src/vendor/acme/tank.js', absPath: 'webpack:///./src/vendor/acme/tank.js' },
		files: ['src/vendor/acme/tank.js', 'lib/tank.js'],
	},
	'src/vendor/acme/tank.js',
);
is(
	'javascript: the source of a compiled file is flagged',
	{
		platform: 'node',
		frame: { filename: '/app/dist/server/tank.js', absPath: '/app/dist/server/tank.js' },
		files: ['src/server/tank.ts'],
	},
	'src/server/tank.ts (compiled)',
);
is(
	'javascript: packages of a monorepo that nothing tells apart are a choice',
	{
		platform: 'javascript',
		frame: { filename: './src/index.ts', absPath: 'webpack:///./src/index.ts' },
		files: ['packages/a/src/index.ts', 'packages/b/src/index.ts'],
	},
	'? packages/a/src/index.ts packages/b/src/index.ts',
);
is(
	'… and their text tells them apart',
	{
		platform: 'javascript',
		frame: {
			filename: './src/index.ts',
			absPath: 'webpack:///./src/index.ts',
			function: 'fill',
			lineNo: 2,
			context: [
				[1, 'export function fill() {'],
				[2, '  tank.fill(litres)'],
			],
		},
		files: {
			'packages/a/src/index.ts': 'export function fill() {\n  tank.fill(litres)\n}\n',
			'packages/b/src/index.ts': 'export const other = 1\n',
		},
	},
	'packages/a/src/index.ts',
);
is(
	'… and a root that other frames have shown does',
	{
		platform: 'javascript',
		frame: { filename: './src/index.ts', absPath: 'webpack:///./src/index.ts' },
		files: ['packages/a/src/index.ts', 'packages/b/src/index.ts'],
		learnt: [{ stackRoot: 'webpack:///./', sourceRoot: 'packages/b', automatic: true }],
	},
	'packages/b/src/index.ts',
);
is(
	'a user’s mapping beats everything',
	{
		platform: 'python',
		frame: { filename: 'pumps/level.py', absPath: '/srv/app/pumps/level.py' },
		files: ['pumps/level.py', 'legacy/pumps/level.py'],
		mappings: [{ stackRoot: '/srv/app/', sourceRoot: 'legacy', automatic: false }],
	},
	'legacy/pumps/level.py',
);
is(
	'a mapping never leaves the workspace',
	{
		platform: 'python',
		frame: { filename: '/srv/app/passwd' },
		files: ['etc/passwd'],
		mappings: [{ stackRoot: '/srv/app/', sourceRoot: '../../etc', automatic: false }],
	},
	'notFound',
);
is(
	'a file that was renamed is found by its text, in the folder that it was in',
	{
		platform: 'python',
		frame: {
			filename: 'pumps/level.py',
			absPath: '/srv/app/pumps/level.py',
			lineNo: 2,
			context: [
				[1, 'def level(tank):'],
				[2, '    return tank.level'],
				[3, ''],
				[4, 'def drain(tank):'],
			],
		},
		files: {
			'pumps/gauge.py': 'def level(tank):\n    return tank.level\n\ndef drain(tank):\n    pass\n',
			'pumps/valve.py': 'def turn():\n    pass\n',
		},
	},
	'pumps/gauge.py',
);
is(
	'an index of the application’s base name alone is no match',
	{
		platform: 'javascript',
		frame: { filename: 'https://x.example/assets/index.js', absPath: 'https://x.example/assets/index.js' },
		files: ['src/pages/index.js'],
	},
	'notFound',
);
is(
	'the runtime is nobody’s',
	{
		platform: 'node',
		frame: { filename: 'node:events', module: 'events', inApp: false },
		files: ['src/events.js'],
	},
	'dependency',
);
is(
	'a frame without a file says so',
	{ platform: 'native', frame: { function: 'main' }, files: ['main.c'] },
	'noPath',
);

test('of files that differ in case the one that is spelt alike is meant', async () => {
	const files = ['src/Tank.ts', 'src/tank.ts'];
	const frame = { filename: './src/tank.ts', absPath: 'webpack:///./src/tank.ts' };
	assert.equal(await ask({ platform: 'javascript', frame, files }), 'src/tank.ts');
});
