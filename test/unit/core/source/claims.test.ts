import assert from 'node:assert/strict';
import { test } from 'node:test';
import { candidatesOf } from '../../../../src/core/source/candidates.ts';
import type { Claim } from '../../../../src/core/source/claim.ts';
import { frameQueryOf, type FrameFacts } from '../../../../src/core/source/frameQuery.ts';
import { createManifests } from '../../../../src/core/source/manifests.ts';
import { claimOf } from '../../../../src/core/source/ownership.ts';
import { workspaceOf } from '../../../score/memoryWorkspace.ts';

interface Case {
	readonly platform: string;
	readonly frame: Partial<FrameFacts>;
	/** The file that is judged, then the others; where there is no text, it cannot be read. */
	readonly files: { readonly [path: string]: string | undefined };
	readonly repository?: string;
}

/** What the first file's package or namespace says to the frame's. */
async function claim({ platform, frame, files, repository }: Case): Promise<Claim | 'no candidate'> {
	const texts = new Map(
		Object.entries(files).flatMap(([path, text]) => (text === undefined ? [] : [[path, text] as const])),
	);
	const workspace = await workspaceOf(Object.keys(files), repository, texts);
	const query = frameQueryOf({ inApp: true, context: [], ...frame }, platform);
	const [path] = Object.keys(files);
	const candidate = candidatesOf(query, workspace).find((one) => one.path === path);
	return candidate
		? claimOf(candidate, query, { workspace, manifests: createManifests(workspace) })
		: 'no candidate';
}

const is = (what: string, wanted: Claim, asked: Case): void => {
	test(`${asked.platform}: ${what} is ${wanted}`, async () => assert.equal(await claim(asked), wanted));
};

const python = (module: string, files: Case['files'], inApp = true): Case => ({
	platform: 'python',
	frame: { filename: `${module.replaceAll('.', '/')}.py`, module, inApp },
	files,
});
is('a module below no package', 'open', python('pumps.level', { 'src/pumps/level.py': '' }));
is(
	'a module below a package',
	'doubt',
	python('pumps.level', { 'src/pumps/level.py': '', 'src/__init__.py': '' }),
);
is('a module at the top', 'open', python('pumps.level', { 'pumps/level.py': '' }));
is(
	'a module at the top that is a package',
	'doubt',
	python('pumps.level', { 'pumps/level.py': '', '__init__.py': '' }),
);
is(
	'others’ module below a package',
	'foreign',
	python('pumps.level', { 'src/pumps/level.py': '', 'src/__init__.py': '' }, false),
);
is('a module of another package', 'doubt', python('pumps.level', { 'tanks/level.py': '' }));
is('a module whose package is the open folder', 'open', python('pumps.level', { 'level.py': '' }));
is('a package of another name', 'foreign', {
	platform: 'python',
	frame: { filename: 'pumps/tank/__init__.py', module: 'pumps.tank' },
	files: { 'other/tank/x/__init__.py': '' },
});
is('a package', 'open', {
	platform: 'python',
	frame: { filename: 'pumps/tank/__init__.py', module: 'pumps.tank' },
	files: { 'src/pumps/tank/__init__.py': '' },
});
is('the package of the open folder', 'foreign', {
	platform: 'python',
	frame: { filename: 'pumps/__init__.py', module: 'pumps' },
	files: { '__init__.py': '' },
});
is('a script', 'open', {
	platform: 'python',
	frame: { filename: 'a.py', module: '__main__' },
	files: { 'x/a.py': '' },
});
is('an odd module', 'open', {
	platform: 'python',
	frame: { filename: 'a.py', module: 'a b' },
	files: { 'x/a.py': '' },
});

const installed = (files: Case['files'], path = 'pumps/level.py'): Case => ({
	platform: 'python',
	frame: { absPath: `/usr/lib/python3.12/site-packages/${path}`, inApp: false },
	files,
});
is('an installed copy of its own', 'ours', installed({ 'src/pumps/level.py': '' }));
is(
	'an installed copy of a package within another',
	'foreign',
	installed({ 'src/pumps/level.py': '', 'src/__init__.py': '' }),
);
is(
	'an installed copy of a package within the open one',
	'foreign',
	installed({ 'pumps/level.py': '', '__init__.py': '' }),
);
is(
	'an installed copy beside one that the workspace keeps',
	'foreign',
	installed({ 'src/third_party/pumps/level.py': '' }),
);
is('an installed module without a package', 'foreign', installed({ 'src/level.py': '' }, 'level.py'));
is('an installed copy that the workspace keeps', 'open', installed({ 'x/site-packages/pumps/level.py': '' }));

const jvm = (files: Case['files'], module = 'com.acme.Tank', inApp = true): Case => ({
	platform: 'java',
	frame: { filename: 'Tank.kt', module, inApp },
	files,
});
is('a class in its folders', 'open', jvm({ 'src/com/acme/Tank.kt': '' }));
is('a class that says its package', 'ours', jvm({ 'src/Tank.kt': 'package com.acme\n' }));
is('a class that says its package in quotes', 'ours', jvm({ 'src/Tank.kt': 'package `com`.acme\n' }));
is('a class of another package', 'foreign', jvm({ 'src/Tank.kt': 'package com.other\n' }));
is(
	'a class of another package in the last of its folders',
	'foreign',
	jvm({ 'src/acme/Tank.kt': 'package other.acme\n' }),
);
is(
	'a class of another package that ends in its folders',
	'foreign',
	jvm({ 'src/x/com/acme/Tank.kt': 'package x.com.acme\n' }),
);
is('a class of its package in clauses', 'ours', jvm({ 'src/Tank.kt': 'package com\npackage acme\n' }));
is('a class that cannot be read', 'foreign', jvm({ 'src/Tank.kt': undefined }));
is('a class without a package', 'ours', jvm({ 'src/Tank.kt': 'class Tank\n' }, 'Tank'));
is(
	'a class with one, where the frame has none',
	'foreign',
	jvm({ 'src/Tank.kt': 'package com.acme\n' }, 'Tank'),
);
is('a class without a package that cannot be read', 'doubt', jvm({ 'src/Tank.kt': undefined }, 'Tank'));
is('a class of the language', 'foreign', jvm({ 'src/java/util/Tank.kt': '' }, 'java.util.Tank', false));
is(
	'a class of one’s own in the language’s package',
	'open',
	jvm({ 'src/java/util/Tank.kt': '' }, 'java.util.Tank'),
);

const go = (
	module: string,
	files: Case['files'],
	more: Partial<FrameFacts> = {},
	repository?: string,
): Case => ({
	platform: 'go',
	frame: { filename: 'level.go', module, ...more },
	files,
	...(repository !== undefined && { repository }),
});
is(
	'a package of the module',
	'ours',
	go('a.test/pumps/tank', { 'tank/level.go': '', 'go.mod': 'module a.test/pumps\n' }),
);
is(
	'the module’s own package',
	'ours',
	go('a.test/pumps', { 'level.go': '', 'go.mod': 'module a.test/pumps\n' }),
);
is(
	'the tests of a package',
	'ours',
	go('a.test/pumps_test', { 'level.go': '', 'go.mod': 'module a.test/pumps\n' }),
);
is(
	'a package of a module in a folder',
	'ours',
	go('a.test/pumps/tank', { 'go/tank/level.go': '', 'go/go.mod': 'module a.test/pumps\n' }),
);
is(
	'another module',
	'foreign',
	go('b.test/pumps/tank', { 'tank/level.go': '', 'go.mod': 'module a.test/pumps\n' }),
);
is(
	'another major version of the module',
	'doubt',
	go('a.test/pumps/v4/tank', { 'tank/level.go': '', 'go.mod': 'module a.test/pumps/v5\n' }),
);
is(
	'the first major version of the module',
	'doubt',
	go('a.test/pumps', { 'level.go': '', 'go.mod': 'module a.test/pumps/v5\n' }),
);
is(
	'another major version of a module that has it in its last word',
	'doubt',
	go('gopkg.test/pumps.v2', { 'level.go': '', 'go.mod': 'module gopkg.test/pumps.v3\n' }),
);
is(
	'another folder of another major version',
	'foreign',
	go('a.test/pumps/v4/tank', { 'valve/level.go': '', 'go.mod': 'module a.test/pumps/v5\n' }),
);
is(
	'a module whose name only begins the same',
	'foreign',
	go('a.test/pumpsv4/tank', { 'tank/level.go': '', 'go.mod': 'module a.test/pumps/v5\n' }),
);
const main = (filename: string): Case => ({
	platform: 'go',
	frame: { filename, module: 'main' },
	files: { 'cmd/fill/main.go': '', 'go.mod': 'module a.test/pumps\n' },
});
is('the main package', 'open', go('main', { 'tank/level.go': '' }));
is('a main package by its import path', 'ours', main('a.test/pumps/cmd/fill/main.go'));
is('a main package of another program', 'foreign', main('a.test/valves/cmd/fill/main.go'));
is('a main package that was built from its file', 'open', main('command-line-arguments/main.go'));
is('no module', 'open', {
	platform: 'go',
	frame: { filename: 'level.go' },
	files: { 'tank/level.go': '', 'go.mod': 'module a.test/pumps\n' },
});
is('the standard library', 'foreign', go('net/http', { 'net/http/level.go': '' }, { inApp: false }));
is('a package without a dot of one’s own', 'open', go('net/http', { 'net/http/level.go': '' }));
is(
	'a folder that the import path does not end in',
	'foreign',
	go('a.test/pumps/tank', { 'valve/level.go': '' }),
);
is('a folder that is the import path', 'open', go('tank', { 'tank/level.go': '' }));
is(
	'the repository that hosts it',
	'ours',
	go('github.com/acme/pumps/tank', { 'tank/level.go': '' }, {}, 'acme/Pumps'),
);
is(
	'the repository that hosts it, at the top',
	'ours',
	go('github.com/acme/pumps', { 'level.go': '' }, {}, 'acme/pumps'),
);
is(
	'another repository',
	'foreign',
	go('github.com/other/pumps/tank', { 'tank/level.go': '' }, {}, 'acme/pumps'),
);
is('a host of one’s own', 'open', go('a.test/acme/pumps/tank', { 'tank/level.go': '' }, {}, 'acme/pumps'));
is('no repository', 'open', go('github.com/acme/pumps/tank', { 'tank/level.go': '' }));
is(
	'a folder on disk that goes on as the import path does',
	'doubt',
	go('a.test/acme/pumps/tank', { 'tank/level.go': '' }, { absPath: '/home/pumps/tank/level.go' }),
);
is(
	'a folder on disk that does not',
	'open',
	go('a.test/acme/pumps/tank', { 'tank/level.go': '' }, { absPath: '/home/x/tank/level.go' }),
);

const rust = (name: string, files: Case['files'], filename = 'src/level.rs'): Case => ({
	platform: 'rust',
	frame: { filename, function: name },
	files,
});
is(
	'a crate',
	'ours',
	rust('my_pumps::fill', { 'x/src/level.rs': '', 'x/Cargo.toml': '[package]\nname = "my-pumps"\n' }),
);
is(
	'a program of a crate',
	'ours',
	rust('fill::main', {
		'x/src/level.rs': '',
		'x/Cargo.toml': '[package]\nname = "a"\n[[bin]]\nname = "fill"\n',
	}),
);
is(
	'another crate, by a path that fits',
	'open',
	rust('b::fill', { 'x/src/level.rs': '', 'x/Cargo.toml': '[package]\nname = "a"\n' }),
);
is(
	'another crate',
	'foreign',
	rust('b::fill', { 'x/src/level.rs': '', 'x/Cargo.toml': '[package]\nname = "a"\n' }, 'level.rs'),
);
is('the standard library', 'foreign', rust('std::fill', { 'x/src/level.rs': '' }));
is('no crate', 'open', rust('fill', { 'x/src/level.rs': '' }));
is('no manifest', 'open', rust('b::fill', { 'x/src/level.rs': '' }));
is(
	'an unread crate of its folder’s name',
	'open',
	rust('my_pumps::fill', { 'my-pumps/src/level.rs': '', 'my-pumps/Cargo.toml': undefined }, 'level.rs'),
);
is(
	'an unread crate of its folder’s last word',
	'open',
	rust('my_pumps::fill', { 'pumps/src/level.rs': '', 'pumps/Cargo.toml': undefined }, 'level.rs'),
);
is(
	'an unread crate at the top',
	'open',
	rust('b::fill', { 'src/level.rs': '', 'Cargo.toml': undefined }, 'level.rs'),
);
is(
	'an unread crate of another folder',
	'foreign',
	rust('b::fill', { 'a/src/level.rs': '', 'a/Cargo.toml': undefined }, 'level.rs'),
);
is(
	'an unread crate of another folder, by a path that fits',
	'open',
	rust('b::fill', { 'a/src/level.rs': '', 'a/Cargo.toml': undefined }),
);

const dotnet = (files: Case['files'], frame: Partial<FrameFacts> = {}, repository?: string): Case => ({
	platform: 'csharp',
	frame: { filename: 'Tank.cs', module: 'Acme.Pumps.Tank', function: 'Fill', ...frame },
	files,
	...(repository !== undefined && { repository }),
});
is('a namespace', 'alike', dotnet({ 'x/Tank.cs': 'namespace Acme.Pumps;\n' }));
is('the head of a namespace', 'alike', dotnet({ 'x/Tank.cs': 'namespace Acme\n' }));
is('another namespace', 'foreign', dotnet({ 'x/Tank.cs': 'namespace Acme.Pump;\n' }));
is(
	'a namespace, by a path that fits',
	'open',
	dotnet({ 'x/src/Tank.cs': 'namespace Acme.Pumps;\n' }, { filename: 'src/Tank.cs' }),
);
is(
	'another namespace, by a path that fits',
	'doubt',
	dotnet({ 'x/src/Tank.cs': 'namespace Other;\n' }, { filename: 'src/Tank.cs' }),
);
is(
	'a path that fits, with another namespace, of others',
	'foreign',
	dotnet({ 'x/src/Tank.cs': 'namespace Other;\n' }, { filename: 'src/Tank.cs', inApp: false }),
);
is('folders that follow the namespace', 'alike', dotnet({ 'src/Acme.Pumps/x/Tank.cs': undefined }));
is('folders and a repository that do', 'alike', dotnet({ 'src/Pumps/Tank.cs': undefined }, {}, 'acme/x'));
is('folders in the other order', 'foreign', dotnet({ 'Pumps/Acme/Tank.cs': undefined }));
is('folders that lack a part', 'foreign', dotnet({ 'src/Acme/Tank.cs': undefined }));
is('a path that fits', 'open', dotnet({ 'x/src/Tank.cs': undefined }, { filename: 'src/Tank.cs' }));
is('no namespace to compare', 'foreign', dotnet({ 'x/Tank.cs': undefined }, { module: 'Tank' }));
const named: Partial<FrameFacts> = { filename: undefined as never };
is(
	'a part of a type without the function',
	'doubt',
	dotnet({ 'Acme/Pumps/Tank.cs': 'namespace Acme.Pumps;\nclass Tank {\n}\n' }, named),
);
is(
	'a part of a type with the function',
	'alike',
	dotnet({ 'x/Tank.cs': 'namespace Acme.Pumps;\nclass Tank {\n  void Fill() {\n  }\n}\n' }, named),
);
is(
	'a type in several files, unread',
	'doubt',
	dotnet({ 'Acme/Pumps/Tank.cs': undefined, 'Acme/Pumps/Tank.Fill.cs': undefined }, named),
);
is(
	'a type in one file, unread',
	'alike',
	dotnet({ 'Acme/Pumps/Tank.cs': undefined, 'Acme/Pumps/Pump.cs': undefined }, named),
);

const dart = (files: Case['files']): Case => ({
	platform: 'dart',
	frame: { absPath: 'package:pumps/tank/level.dart' },
	files,
});
is('its package', 'ours', dart({ 'lib/tank/level.dart': '', 'pubspec.yaml': 'name: pumps\n' }));
is(
	'its package in a folder',
	'ours',
	dart({ 'a/b/lib/tank/level.dart': '', 'a/b/pubspec.yaml': 'name: pumps\n' }),
);
is('another package', 'foreign', dart({ 'lib/tank/level.dart': '', 'pubspec.yaml': 'name: other\n' }));
is(
	'a deeper file of its package',
	'foreign',
	dart({ 'x/lib/tank/level.dart': '', 'pubspec.yaml': 'name: pumps\n' }),
);
is('no package', 'foreign', dart({ 'lib/tank/level.dart': '' }));
is(
	'a file of its package outside of lib',
	'foreign',
	dart({ 'test/tank/level.dart': '', 'pubspec.yaml': 'name: pumps\n' }),
);
is('a file that no package is named for', 'open', {
	platform: 'dart',
	frame: { filename: 'level.dart' },
	files: { 'x/level.dart': '' },
});
is(
	'an unread package of its folder’s name',
	'ours',
	dart({ 'pumps/lib/tank/level.dart': '', 'pumps/pubspec.yaml': undefined }),
);
is(
	'an unread package of another folder',
	'foreign',
	dart({ 'x/lib/tank/level.dart': '', 'x/pubspec.yaml': undefined }),
);
is('an unread package of the open folder', 'ours', {
	...dart({ 'lib/tank/level.dart': '', 'pubspec.yaml': undefined }),
	repository: 'acme/pumps',
});

const elixir = (files: Case['files'], filename = 'level.ex'): Case => ({
	platform: 'elixir',
	frame: { filename, module: 'Elixir.Pumps.Level' },
	files,
});
is('its module', 'ours', elixir({ 'x/level.ex': 'defmodule Pumps.Level do\n' }));
is(
	'its module within another',
	'alike',
	elixir({ 'x/level.ex': 'defmodule Pumps do\n  defmodule Level do\n' }),
);
is('a module of its last name alone', 'foreign', elixir({ 'x/level.ex': 'defmodule Level do\n' }));
is('another module', 'foreign', elixir({ 'x/level.ex': 'defmodule Pumps.Levels do\n' }));
const whole = (text: string, inApp = true): Case => {
	const { frame, ...rest } = elixir({ 'x/lib/level.ex': text }, 'lib/level.ex');
	return { ...rest, frame: { ...frame, inApp } };
};
is('a path that fits', 'open', whole('defmodule Pumps.Level do\n'));
is('a path that fits, with another module', 'doubt', whole('defmodule Shop.Pumps.Level do\n'));
is(
	'a path that fits, with another module, of others',
	'foreign',
	whole('defmodule Shop.Pumps.Level do\n', false),
);
is('a path that fits, with the module around it', 'open', whole('defmodule Pumps do\n', false));
is(
	'a path that fits, with a module within another',
	'open',
	whole('defmodule X do\n  defmodule Level do\n', false),
);
is('a path that fits, with a protocol', 'open', whole('defimpl Pumps, for: Level do\n', false));
is('a path that fits, with a macro', 'open', whole('defmodule Other do\n  defmacro __using__(_) do\n'));
is('a path that fits, without a module', 'open', whole('IO.puts("full")\n', false));
is('a file that cannot be read', 'open', elixir({ 'x/level.ex': undefined }));
is('another module, by all folders of a file that is named', 'doubt', {
	platform: 'elixir',
	frame: { filename: 'pumps/tank/level.ex', module: 'Pumps.Tank.Level' },
	files: { 'tank/level.ex': 'defmodule Other do\n' },
});
is('another module, by all folders of a guess', 'foreign', {
	platform: 'elixir',
	frame: { module: 'Pumps.Tank.Level' },
	files: { 'tank/level.ex': 'defmodule Other do\n' },
});

const php = (files: Case['files']): Case => ({
	platform: 'php',
	frame: { filename: 'Level.php', module: 'Acme\\Pumps\\Level' },
	files,
});
is('its namespace', 'ours', php({ 'x/Level.php': '<?php\nnamespace acme\\pumps;\n' }));
is('another namespace', 'foreign', php({ 'x/Level.php': '<?php\nnamespace Acme;\n' }));
const inFolders = (text: string, inApp = true): Case => ({
	platform: 'php',
	frame: { filename: '/Pumps/Level.php', module: 'Acme\\Pumps\\Level', inApp },
	files: { 'Pumps/Level.php': text },
});
is('a path that fits', 'open', inFolders('<?php\nnamespace Acme\\Pumps;\n'));
is('a path that fits, with another namespace', 'doubt', inFolders('<?php\nnamespace Shop\\Pumps;\n'));
is('a path that fits, with a trait', 'open', inFolders('<?php\nnamespace Shop\\Pumps;\ntrait Level {\n'));
is(
	'a path that fits, with another namespace, of others',
	'foreign',
	inFolders('<?php\nnamespace Shop\\Pumps;\n', false),
);
is('no namespace', 'foreign', php({ 'x/Level.php': '<?php\n' }));
is('a package that the workspace keeps', 'open', {
	platform: 'php',
	frame: { absPath: '/home/vendor/acme/pumps/src/Level.php' },
	files: { 'x/vendor/acme/pumps/src/Level.php': '' },
});

const npm = (files: Case['files'], name = '@acme/pumps', repository?: string): Case => ({
	platform: 'node',
	frame: { absPath: `/srv/node_modules/${name}/src/level.js`, inApp: false },
	files,
	...(repository !== undefined && { repository }),
});
is('a package of its own', 'ours', npm({ 'x/src/level.js': '', 'x/package.json': '{"name":"@acme/Pumps"}' }));
is(
	'a package around it',
	'ours',
	npm({
		'x/src/level.js': '',
		'x/package.json': '{"name":"other"}',
		'package.json': '{"name":"@acme/pumps"}',
	}),
);
is('another package', 'foreign', npm({ 'x/src/level.js': '', 'x/package.json': '{"name":"other"}' }));
is(
	'an unread package of its folder’s name',
	'doubt',
	npm({ 'pumps/src/level.js': '', 'pumps/package.json': undefined }),
);
is(
	'an unread package of its folder’s last word',
	'doubt',
	npm({ 'pumps/src/level.js': '', 'pumps/package.json': undefined }, 'acme-pumps'),
);
is(
	'an unread package of another folder',
	'foreign',
	npm({ 'x/src/level.js': '', 'x/package.json': undefined }),
);
is(
	'a doubt below another package',
	'doubt',
	npm({ 'pumps/src/level.js': '', 'pumps/package.json': undefined, 'package.json': '{"name":"other"}' }),
);
is(
	'an unread package of the repository’s name',
	'doubt',
	npm({ 'src/level.js': '', 'package.json': undefined }, 'pumps', 'acme/pumps'),
);
is(
	'an unread package of the open folder’s name',
	'doubt',
	npm({ 'src/level.js': '', 'package.json': undefined }, 'workspace'),
);
is('a package that is hosted here', 'ours', {
	platform: 'php',
	frame: { absPath: '/srv/vendor/acme/pumps/src/Level.php', inApp: false },
	files: { 'src/Level.php': '', 'composer.json': undefined },
	repository: 'Acme/pumps',
});
is('a package that is hosted elsewhere', 'foreign', {
	platform: 'php',
	frame: { absPath: '/srv/vendor/acme/pumps/src/Level.php', inApp: false },
	files: { 'src/Level.php': '', 'composer.json': undefined },
	repository: 'other/x',
});
is('a module that is hosted here', 'ours', {
	platform: 'go',
	frame: { absPath: '/root/go/pkg/mod/github.com/acme/pumps@v1/tank/level.go', inApp: false },
	files: { 'tank/level.go': '', 'go.mod': undefined },
	repository: 'acme/pumps',
});
is(
	'less of a library’s path than there is',
	'foreign',
	npm({ 'x/level.js': '', 'package.json': '{"name":"@acme/pumps"}' }),
);
