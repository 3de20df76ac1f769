import assert from 'node:assert/strict';
import { test } from 'node:test';
import { frameQueryOf, type FrameFacts } from '../../../../src/core/source/frameQuery.ts';
import { locateFile, type FileFound } from '../../../../src/core/source/locateFile.ts';
import { createManifests } from '../../../../src/core/source/manifests.ts';
import { renamedFile } from '../../../../src/core/source/renamedFile.ts';
import type { Workspace } from '../../../../src/core/source/workspace.ts';
import { workspaceOf } from '../../../score/memoryWorkspace.ts';
import { ask, type Asked } from './askFile.ts';

const lines = ['pump = find(1)', 'pump.open()', 'pump.fill(4)', 'pump.close()', 'report(pump)'];
/** The frame's five lines; a text that has the first so many of them. */
const context = lines.map((line, at): [number, string] => [at + 1, line]);
const has = (count: number): string =>
	[...lines.slice(0, count), ...lines.slice(count).map((_, at) => `other_${at}()`)].join('\n');

const is = (
	what: string,
	wanted: string,
	asked: Omit<Asked, 'platform'> & { readonly platform?: string },
): void => {
	test(`${what}: ${wanted}`, async () => assert.equal(await ask({ platform: 'python', ...asked }), wanted));
};
const tied = (a: number, b: number): Asked['files'] => ({
	'a/pumps/level.py': has(a),
	'b/pumps/level.py': has(b),
});
const frame: Partial<FrameFacts> = { filename: 'pumps/level.py', context };

is('all of the text against less', 'a/pumps/level.py', { frame, files: tied(5, 0) });
is('three of five lines are enough', 'a/pumps/level.py', { frame, files: tied(3, 0) });
is('two of five are not', '? a/pumps/level.py b/pumps/level.py', { frame, files: tied(2, 0) });
is('a lead of two lines in five is enough', 'a/pumps/level.py', { frame, files: tied(5, 3) });
// In binary 1 - 0.8 is less than 0.2, and 0.8 - 0.6 is more.
is('a lead of one line in five is just enough, of all', 'a/pumps/level.py', { frame, files: tied(5, 4) });
is('a lead of one line in five is just enough, of four', 'a/pumps/level.py', { frame, files: tied(4, 3) });
is('a lead of one line in five is just enough, of three', 'a/pumps/level.py', { frame, files: tied(3, 2) });
is('a lead of one line in six is not', '? a/pumps/level.py b/pumps/level.py', {
	frame: { ...frame, context: [...context, [6, 'pump.rest(7)']] },
	files: {
		'a/pumps/level.py': `${has(5)}\npump.rest(7)`,
		'b/pumps/level.py': `${has(4)}\npump.rest(7)`,
	},
});
is('no lead', '? a/pumps/level.py b/pumps/level.py', { frame, files: tied(5, 5) });
is('texts decide between as many files as are read', 'f0/pumps/level.py', {
	frame,
	files: Object.fromEntries(
		Array.from({ length: 40 }, (_, at) => [`f${at}/pumps/level.py`, has(at === 0 ? 5 : 0)]),
	),
});
test('of more files than are read none is taken', async () => {
	const files = Object.fromEntries(
		Array.from({ length: 41 }, (_, at) => [
			`f${String(at).padStart(2, '0')}/pumps/level.py`,
			has(at === 0 ? 5 : 0),
		]),
	);
	const told = await ask({ platform: 'python', frame, files });
	// Nine are what a person can choose from.
	assert.equal(told.split(' ').length, 10);
	assert.ok(told.startsWith('? f00/pumps/level.py'));
});

const doubtful: Partial<FrameFacts> = { filename: 'x/valve.py', context };
is('a base name is taken where the text proves it', 'a/valve.py', {
	frame: doubtful,
	files: { 'a/valve.py': has(5) },
});
is('a base name is not worth showing beside other folders', 'notFound', {
	frame: doubtful,
	files: ['a/valve.py'],
});
is('nor where the text refutes it', 'notFound', { frame: doubtful, files: { 'a/valve.py': has(0) } });
is('a base name is worth showing where that is all', '? a/valve.py', {
	frame: { filename: 'valve.py' },
	files: ['a/valve.py'],
});
is('but not where the text refutes it', 'notFound', {
	frame: { filename: 'valve.py', context },
	files: { 'a/valve.py': has(0) },
});
is('two lines refute nothing', '? a/valve.py', {
	frame: { filename: 'valve.py', context: context.slice(0, 2) },
	files: { 'a/valve.py': has(0) },
});
is('two lines prove nothing', '? a/valve.py', {
	frame: { filename: 'valve.py', context: context.slice(0, 2) },
	files: { 'a/valve.py': has(5) },
});
is('some folders in common are worth showing', '? b/pumps/valve.py', {
	frame: { filename: 'a/pumps/valve.py' },
	files: ['b/pumps/valve.py'],
});
const four = context.slice(0, 4);
is('a common name in other folders is a template', '? a/main.py', {
	frame: { filename: '/srv/one/two/main.py', context: four },
	files: { 'a/main.py': has(5) },
});
is('a common name with one folder in common is a template', '? one/x/main.py', {
	frame: { filename: '/srv/one/two/main.py', context: four },
	files: { 'one/x/main.py': has(5) },
});
is('five telling lines at the same numbers are the file', 'a/main.py', {
	frame: { filename: '/srv/one/two/main.py', context },
	files: { 'a/main.py': has(5) },
});
is('at other numbers they are a template', '? a/main.py', {
	frame: { filename: '/srv/one/two/main.py', context },
	files: { 'a/main.py': `\n${has(5)}` },
});
is('that two files have them decides nothing', '? a/main.py b/main.py', {
	frame: { filename: '/srv/one/two/main.py', context },
	files: { 'a/main.py': has(5), 'b/main.py': has(5) },
});
is('what a generator writes is the same in every project', '? manage.py', {
	frame: { filename: '/srv/other/manage.py', context },
	files: { 'manage.py': has(5) },
});
is('a migration is like another', '? a/migrations/0001_initial.py', {
	frame: { filename: '/srv/b/migrations/0001_initial.py', context },
	files: { 'a/migrations/0001_initial.py': has(4) },
});
is('… of another number', 'notFound', {
	frame: { filename: '/srv/b/migrations/0002_tank.py', context },
	files: { 'a/migrations/0001_initial.py': has(5) },
});
is('where no folder says otherwise it is the file', 'manage.py', {
	frame: { filename: '/app/manage.py', context },
	files: { 'manage.py': has(5) },
});
is('unless a line of it is another', '? manage.py', {
	frame: { filename: '/app/manage.py', context },
	files: { 'manage.py': has(4) },
});
is('or another frame has shown its folder', 'manage.py', {
	frame: { filename: '/srv/other/manage.py', context },
	files: { 'manage.py': has(5) },
	learnt: [{ stackRoot: '/srv/other/', sourceRoot: '', automatic: true }],
});
is('a common name with two folders in common is the file', 'one/two/x/main.py', {
	frame: { filename: '/srv/one/two/main.py', context },
	files: { 'one/two/x/main.py': has(5) },
});
is('a common name alone is the file where its text is', 'a/main.py', {
	frame: { filename: 'main.py', context },
	files: { 'a/main.py': has(5) },
});
is('but not in native code', '? a/main.c', {
	platform: 'native',
	frame: { filename: 'main.c', context },
	files: { 'a/main.c': has(5) },
});
is('others’ code is found where its whole path is', 'src/pumps/level.py', {
	frame: { filename: 'pumps/level.py', inApp: false },
	files: ['src/pumps/level.py'],
});
is('others’ code is not found by a part of it', 'dependency', {
	frame: { filename: 'a/pumps/level.py', inApp: false },
	files: ['b/pumps/level.py'],
});

is('a file in doubt comes after one that is not', 'b/pumps/level.py', {
	frame: { filename: 'pumps/level.py', module: 'pumps.level' },
	files: ['a/__init__.py', 'a/pumps/level.py', 'b/pumps/level.py'],
});
is('a renamed file is looked for where only a base name fits, which the text refutes', 'pumps/gauge.py', {
	frame,
	files: { 'x/level.py': has(0), 'pumps/gauge.py': has(5) },
});
is('three of five lines make a base name worth showing', '? a/main.py', {
	frame: { filename: '/srv/one/two/main.py', context },
	files: { 'a/main.py': has(3) },
});
const twenty = Array.from({ length: 20 }, (_, at): [number, string] => [at + 1, `pump.fill(${at})`]);
is('three of twenty lines refute nothing', '? a/valve.py', {
	frame: { filename: 'valve.py', context: twenty },
	files: {
		'a/valve.py': twenty
			.slice(0, 3)
			.map(([, line]) => line)
			.join('\n'),
	},
});
is('a file of a package that cannot be told is a choice', '? tank/a.go', {
	platform: 'go',
	frame: { module: 'git.test/acme/pumps/tank', function: 'Fill' },
	files: ['go.mod', 'tank/a.go'],
	repository: 'acme/pumps',
});

const learnt = [
	{ stackRoot: '', sourceRoot: 'a', automatic: true },
	{ stackRoot: '', sourceRoot: 'nowhere', automatic: true },
];
is('what other frames have shown decides', 'a/pumps/level.py', {
	frame: { filename: 'pumps/level.py' },
	files: ['a/pumps/level.py', 'b/pumps/level.py'],
	learnt,
});
is('unless it leads to both', '? a/pumps/level.py b/pumps/level.py', {
	frame: { filename: 'pumps/level.py' },
	files: ['a/pumps/level.py', 'b/pumps/level.py'],
	learnt: [...learnt, { stackRoot: '', sourceRoot: 'b', automatic: true }],
});
const shown: Asked['learnt'] = [{ stackRoot: 'x/', sourceRoot: 'a', automatic: true }];
is('it decides for a base name', 'a/valve.py', {
	frame: { filename: 'x/valve.py' },
	files: ['a/valve.py'],
	learnt: shown,
});
is('whose text has changed', 'a/main.py', {
	frame: { filename: 'x/main.py', context },
	files: { 'a/main.py': has(2) },
	learnt: shown,
});
is('but not against its text', 'notFound', {
	frame: { filename: 'x/valve.py', context },
	files: { 'a/valve.py': has(0) },
	learnt: shown,
});
is('nor for the code of others', 'dependency', {
	frame: { filename: 'x/valve.py', inApp: false },
	files: ['a/valve.py'],
	learnt: shown,
});
is('nor against another file that has the text', 'b/valve.py', {
	frame: { filename: 'x/valve.py', context },
	files: { 'a/valve.py': has(2), 'b/valve.py': has(5) },
	learnt: shown,
});
is('nor against the text where two files fit alike', 'b/pumps/level.py', {
	frame,
	files: { 'a/pumps/level.py': has(0), 'b/pumps/level.py': has(5) },
	learnt,
});
is('nor against what the file says of itself', '? a/lib/application.ex', {
	platform: 'elixir',
	frame: { filename: 'lib/application.ex', module: 'Elixir.B.Application' },
	files: { 'a/lib/application.ex': 'defmodule A.Application do\n' },
	learnt: [{ stackRoot: '', sourceRoot: 'a', automatic: true }],
});
is('what other events have shown decides between files', 'a/pumps/level.py', {
	frame: { filename: 'pumps/level.py' },
	files: ['a/pumps/level.py', 'b/pumps/level.py'],
	remembered: learnt,
});
is('and for a base name only with its text', 'a/main.py', {
	frame: { filename: 'x/main.py', context: four },
	files: { 'a/main.py': has(3) },
	remembered: shown,
});
is('not without it', 'notFound', {
	frame: { filename: 'x/valve.py' },
	files: ['a/valve.py'],
	remembered: shown,
});
is('what a person chose goes before what frames have shown', 'b/pumps/level.py', {
	frame: { filename: 'pumps/level.py' },
	files: ['a/pumps/level.py', 'b/pumps/level.py'],
	learnt: [...learnt, { stackRoot: '', sourceRoot: 'b', automatic: true, chosen: true }],
});
is('it does not decide against a better file', 'b/x/pumps/level.py', {
	frame: { filename: 'x/pumps/level.py' },
	files: ['a/pumps/level.py', 'b/x/pumps/level.py'],
	learnt: [{ stackRoot: 'x/', sourceRoot: 'a', automatic: true }],
});

is('the folder that the path goes through is the one of several that are open', 'worker:jobs/level.py', {
	frame: { absPath: '/srv/WORKER/jobs/level.py' },
	files: ['WEB:jobs/level.py', 'WORKER:jobs/level.py'],
	withRoots: true,
});
is('a path that is whole goes before a part of one in a folder of tests', 'pkg/calc.py', {
	frame: { filename: 'pkg/calc.py' },
	files: ['pkg/calc.py', 'tests/pkg/calc.py'],
});
is('not before one in a folder that may be where it ran', '? pkg/calc.py shop/pkg/calc.py', {
	frame: { filename: 'pkg/calc.py' },
	files: ['pkg/calc.py', 'shop/pkg/calc.py'],
});
is('nor where the text is not its', 'tests/pkg/calc.py', {
	frame: { filename: 'pkg/calc.py', context },
	files: { 'pkg/calc.py': has(0), 'tests/pkg/calc.py': has(5) },
});
is('two applications of one name are told by their module', 'apps/b/lib/application.ex', {
	platform: 'elixir',
	frame: { filename: 'lib/application.ex', module: 'Elixir.B.Application' },
	files: {
		'apps/a/lib/application.ex': 'defmodule A.Application do\n',
		'apps/b/lib/application.ex': 'defmodule B.Application do\n',
	},
});
is('without source the type tells two files apart', 'a/lib/tank.rb', {
	platform: 'ruby',
	frame: { filename: 'lib/tank.rb', function: 'Acme::Tank#fill' },
	files: {
		'a/lib/tank.rb': 'module Acme\n  class Tank\n    def fill\n    end\n',
		'b/lib/tank.rb': 'module Acme\n  class Vessel\n    def fill\n    end\n',
	},
});
is('of two clones the folder that the path names', 'pumps:jobs/level.py', {
	frame: { absPath: '/home/u/pumps/jobs/level.py' },
	files: ['jobs/level.py', 'PUMPS2:jobs/level.py'],
	repository: 'acme/pumps',
	withRoots: true,
});
is('on the JVM only what is compiled for it has run', 'io/src/jvmMain/kotlin/Tank.kt', {
	platform: 'java',
	frame: { filename: 'Tank.kt', module: 'com.acme.Tank' },
	files: Object.fromEntries(
		['jsMain', 'jvmMain', 'nonJvmMain', 'nativeMain', 'iosArm64Main', 'wasmJsMain'].map((set) => [
			`io/src/${set}/kotlin/Tank.kt`,
			'package com.acme\nactual class Tank\n',
		]),
	),
});
is(
	'a source set of another name counts where it is the only one, or for functions at the top',
	'io/src/zlibMain/Tank.kt',
	{
		platform: 'java',
		frame: { filename: 'Tank.kt', module: 'com.acme.TankKt', function: 'fill' },
		files: {
			'io/src/zlibMain/Tank.kt': 'package com.acme\nexpect class Tank\nfun fill() {\n}\n',
			'io/src/jvmMain/Tank.kt': 'package com.acme\nactual class Tank\n',
		},
	},
);
is('what is only promised in common code is kept in the platform’s', 'io/src/jvmMain/kotlin/Tank.kt', {
	platform: 'java',
	frame: { filename: 'Tank.kt', module: 'com.acme.Tank' },
	files: {
		'io/src/commonMain/kotlin/Tank.kt': 'package com.acme\npublic expect abstract class Tank\n',
		'io/src/jvmMain/kotlin/Tank.kt': 'package com.acme\nactual class Tank\n',
	},
});
is('a type without a namespace', 'Assets/Player.cs', {
	platform: 'csharp',
	frame: { module: 'Player', function: 'Jump' },
	files: { 'Assets/Player.cs': 'public class Player {\n  void Jump() {\n  }\n}\n' },
});

const typed = (
	what: string,
	wanted: string,
	platform: string,
	frame: Partial<FrameFacts>,
	files: { readonly [path: string]: string },
): void => is(`a type in a file of another name: ${what}`, wanted, { platform, frame, files });
const streams = 'package com.acme.io\ninternal class ByteSink {\n  fun push() {\n  }\n}\n';
typed(
	'kotlin',
	'src/com/acme/io/Streams.kt',
	'java',
	{ module: 'com.acme.io.ByteSink', function: 'push' },
	{
		'src/com/acme/io/Streams.kt': streams,
		'src/com/acme/io/Other.kt': 'package com.acme.io\nclass ByteSinkFactory\n',
		'other/com/acme/io/Streams.kt': streams.replace('acme.io', 'acme'),
	},
);
typed(
	'two of them',
	'? a/acme/io/Streams.kt b/acme/io/Streams.kt',
	'java',
	{ module: 'acme.io.ByteSink' },
	{
		'a/acme/io/Streams.kt': streams.replace('com.', ''),
		'b/acme/io/Streams.kt': streams.replace('com.', ''),
	},
);
typed(
	'a facade',
	'src/acme/io/Streams.kt',
	'java',
	{ module: 'acme.io.Pumping', function: 'push' },
	{
		'src/acme/io/Streams.kt': '@file:JvmName("Pumping")\npackage acme.io\nfun push() {\n}\n',
	},
);
typed(
	'elixir',
	'lib/pumps/exceptions.ex',
	'elixir',
	{ module: 'Elixir.Pumps.DryError' },
	{
		'lib/pumps/exceptions.ex': 'defmodule Pumps.DryError do\n',
		'lib/pumps/tank.ex': 'defmodule Pumps.Tank do\n',
	},
);
typed(
	'elixir, above its folder',
	'lib/pumps_component.ex',
	'elixir',
	{ module: 'Elixir.Pumps.Component' },
	{
		'lib/pumps_component.ex': 'defmodule Pumps.Component do\n',
		'lib/pumps/tank.ex': 'defmodule Pumps.Tank do\n',
	},
);
const part = (body: string): string => `namespace Acme.Shop;\npublic partial class Order {\n${body}}\n`;
typed(
	'a part of a C# type',
	'Acme.Shop/Order.Save.cs',
	'csharp',
	{ module: 'Acme.Shop.Order', function: 'Save' },
	{
		'Acme.Shop/Order.cs': part('  public void Load() {\n  }\n'),
		'Acme.Shop/Order.Save.cs': part('  public void Save() {\n  }\n'),
	},
);
typed(
	'no part that defines the function',
	'? Acme.Shop/Order.cs',
	'csharp',
	{ module: 'Acme.Shop.Order', function: 'Save' },
	{
		'Acme.Shop/Order.cs': part('  public void Load() {\n  }\n'),
		'Acme.Shop/Order.Save.cs': part(''),
	},
);
typed(
	'ruby',
	'lib/pumps/errors.rb',
	'ruby',
	{ module: 'Pumps::DryError' },
	{
		'lib/pumps/errors.rb': 'module Pumps\n  class DryError < StandardError\n',
	},
);
typed(
	'nobody’s',
	'notFound',
	'java',
	{ module: 'com.acme.io.(((' },
	{ 'src/com/acme/io/Streams.kt': streams },
);
typed(
	'not of the application',
	'dependency',
	'java',
	{ module: 'com.acme.io.ByteSink', inApp: false },
	{
		'src/com/acme/io/Streams.kt': streams,
	},
);

const long = '\n'.repeat(100);
is('a file that is too short is not offered', '? b/main.py', {
	frame: { filename: 'main.py', lineNo: 90 },
	files: { 'a/main.py': 'x\n', 'b/main.py': long },
});
is('a bundle is not made from a file of few lines', 'notFound', {
	platform: 'node',
	frame: { filename: '/srv/app/dist/server.cjs', lineNo: 12_000 },
	files: { 'test/mocks/server.ts': long },
});
is('a file that fits may have got shorter', 'a/pumps/level.py', {
	frame: { filename: 'a/pumps/level.py', lineNo: 90 },
	files: { 'a/pumps/level.py': 'x\n' },
});

async function found(
	facts: Partial<FrameFacts>,
	platform = 'python',
	files: readonly string[] = [],
): Promise<FileFound> {
	const workspace = await workspaceOf(files, undefined);
	const query = frameQueryOf({ inApp: true, context: [], ...facts }, platform);
	return locateFile(
		query,
		{ workspace, manifests: createManifests(workspace) },
		new AbortController().signal,
	);
}

test('why there is no file', async () => {
	assert.deepEqual(await found({ absPath: '/a/gems/rack-2.2.0/lib/rack.rb' }, 'ruby'), {
		kind: 'dependency',
		name: 'rack',
		version: '2.2.0',
	});
	assert.deepEqual(await found({ absPath: '/a/node_modules/vue/a.js' }, 'node'), {
		kind: 'dependency',
		name: 'vue',
	});
	assert.deepEqual(await found({ absPath: '/usr/lib/python3.12/json.py' }), { kind: 'dependency' });
	assert.deepEqual(await found({ filename: '<x>' }), { kind: 'noPath', why: 'pseudo' });
	assert.deepEqual(await found({ filename: 'node:fs' }, 'node'), { kind: 'dependency' });
	assert.deepEqual(await found({ filename: '<x>', module: 'pumps' }), { kind: 'notFound' });
	assert.deepEqual(await found({ filename: 'a.py' }), { kind: 'notFound' });
	assert.deepEqual(await found({ filename: 'a.py', inApp: false }), { kind: 'dependency' });
	// What is foreign to a frame of the application is not said to be a dependency.
	assert.deepEqual(
		await found({ filename: 'pumps/tank/__init__.py', module: 'pumps.tank' }, 'python', [
			'other/tank/x/__init__.py',
		]),
		{ kind: 'notFound' },
	);
});

test('each manifest is read once', async () => {
	const base = await workspaceOf(
		['a/x.js', 'package.json'],
		undefined,
		new Map([['package.json', '{"name":"a"}']]),
	);
	let reads = 0;
	const workspace: Workspace = {
		...base,
		read: async (file) => {
			reads += 1;
			return base.read(file);
		},
	};
	const manifests = createManifests(workspace);
	await manifests.around({ root: 0, path: 'a/x.js' }, 'package.json');
	await manifests.around({ root: 0, path: 'a/x.js' }, 'package.json');
	assert.equal(reads, 1);
});

async function renamed(
	files: { readonly [path: string]: string },
	facts: Partial<FrameFacts> = {},
	platform = 'python',
): Promise<string | undefined> {
	const workspace = await workspaceOf(Object.keys(files), undefined, new Map(Object.entries(files)));
	const query = frameQueryOf({ inApp: true, context, filename: 'src/pumps/level.py', ...facts }, platform);
	return (await renamedFile(query, workspace, new AbortController().signal))?.file.path;
}

test('a file of another name in the same folder, which holds the lines', async () => {
	assert.equal(await renamed({ 'src/pumps/tank.py': has(5) }), 'src/pumps/tank.py');
	assert.equal(await renamed({ 'x/pumps/tank.py': has(4) }), 'x/pumps/tank.py');
	assert.equal(await renamed({ 'src/pumps/tank.py': has(3) }), undefined);
	// Another one has nearly as many.
	assert.equal(
		await renamed({ 'src/pumps/tank.py': has(5), 'src/pumps/valve.py': has(3) }),
		'src/pumps/tank.py',
	);
	assert.equal(await renamed({ 'src/pumps/tank.py': has(5), 'src/pumps/valve.py': has(4) }), undefined);
	assert.equal(await renamed({ 'src/pumps/valve.py': has(4), 'src/pumps/tank.py': has(5) }), undefined);
	assert.equal(await renamed({ 'src/pumps/tank.rb': has(5) }), undefined);
	assert.equal(await renamed({ 'src/pumps/level.pyx2': has(5) }), 'src/pumps/level.pyx2');
	assert.equal(await renamed({ 'src/tanks/tank.py': has(5) }), undefined);
	// The folder that has more in common with the frame's is the one.
	assert.equal(
		await renamed({ 'src/pumps/tank.py': has(5), 'x/pumps/valve.py': has(5) }),
		'src/pumps/tank.py',
	);
	assert.equal(
		await renamed({ 'x/pumps/valve.py': has(5), 'src/pumps/tank.py': has(5) }),
		'src/pumps/tank.py',
	);
	// Two folders that have as much in common with it.
	assert.equal(await renamed({ 'x/pumps/tank.py': has(5), 'y/pumps/valve.py': has(0) }), 'x/pumps/tank.py');
	// What became a folder.
	assert.equal(await renamed({ 'src/pumps/level/core.py': has(5) }), 'src/pumps/level/core.py');
	assert.equal(await renamed({ 'src/tanks/level/core.py': has(5) }), undefined);
	assert.equal(await renamed({ 'src/pumps/level/core.rb': has(5) }), undefined);
});

test('only the application’s own frames with enough lines have one', async () => {
	const files = { 'src/pumps/tank.py': has(5) };
	assert.equal(await renamed(files, { inApp: false }), undefined);
	assert.equal(await renamed(files, { context: context.slice(0, 3) }), 'src/pumps/tank.py');
	assert.equal(await renamed(files, { context: context.slice(0, 2) }), undefined);
	assert.equal(await renamed(files, { filename: 'level.py' }), undefined);
	assert.equal(
		await renamed(
			{ 'x/vendor/acme/pumps/src/b.php': has(5) },
			{ filename: 'x/vendor/acme/pumps/src/a.php' },
			'php',
		),
		undefined,
	);
});

test('of forty-one files those are read whose names are most alike', async () => {
	const others = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`src/pumps/q${at}.py`, has(0)]));
	assert.equal(await renamed({ ...others, 'src/pumps/levels.py': has(5) }), 'src/pumps/levels.py');
	assert.equal(await renamed({ ...others, 'src/pumps/zz.py': has(5) }), undefined);
	assert.equal(await renamed({ ...others, 'src/pumps/xlevel.py': has(5) }), 'src/pumps/xlevel.py');
});

test('seven of ten lines are just enough, and a lead of one in four', async () => {
	const ten = Array.from({ length: 10 }, (_, at): [number, string] => [at + 1, `pump.fill(${at})`]);
	const text = (count: number): string =>
		ten
			.slice(0, count)
			.map(([, line]) => line)
			.join('\n');
	assert.equal(await renamed({ 'src/pumps/tank.py': text(7) }, { context: ten }), 'src/pumps/tank.py');
	assert.equal(await renamed({ 'src/pumps/tank.py': text(6) }, { context: ten }), undefined);
	const four = { context: ten.slice(0, 4) };
	const files = { 'src/pumps/tank.py': text(4), 'src/pumps/valve.py': text(3) };
	assert.equal(await renamed(files, four), 'src/pumps/tank.py');
});

test('names are alike by what they begin and end with, each letter counted once', async () => {
	const others = (name: (at: number) => string) =>
		Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`src/pumps/${name(at)}.py`, has(0)]));
	const tail = { ...others((at) => `leve${at}`), 'src/pumps/xlevel.py': has(5) };
	assert.equal(await renamed(tail), 'src/pumps/xlevel.py');
	const twice = { 'src/pumps/levels.py': has(5), ...others((at) => `le${at}level`) };
	assert.equal(await renamed(twice), 'src/pumps/levels.py');
});
