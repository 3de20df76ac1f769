import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseCulprit } from '../../../../src/core/source/culprit.ts';
import { framePathOf } from '../../../../src/core/source/framePath.ts';
import { functionNameOf } from '../../../../src/core/source/functionName.ts';
import type { Language } from '../../../../src/core/source/language.ts';
import { libraryPathOf } from '../../../../src/core/source/libraryPath.ts';

/** `gem rack 2.2.0: lib/rack.rb`; a `!` marks a part of the language itself. */
function library(path: string): string | undefined {
	const told = libraryPathOf(path.split('/'));
	return (
		told &&
		`${told.ecosystem}${told.runtime ? '!' : ''}${[told.name, told.version].map((word) => (word === undefined ? '' : ` ${word}`)).join('')}: ${told.rest.join('/')}`
	);
}

const libraries: readonly (readonly [string, string | undefined])[] = [
	['site-packages/pumps.py', 'python pumps: pumps.py'],
	['usr/lib64/python3.12/json.py', 'python!: json.py'],
	['srv/python3.12/json.py', undefined],
	['app/python312.zip/json.py', 'python!: json.py'],
	['Python312/Lib/json.py', 'python!: json.py'],
	['Python312/src/json.py', undefined],
	['app/Lib/json.py', undefined],
	['app/pumps-1.0.egg/pumps/level.py', 'python pumps: pumps/level.py'],
	['node_modules/@acme/pump.js', 'npm @acme: pump.js'],
	['node_modules/@acme/pump/a.js', 'npm @acme/pump: a.js'],
	['gems/rack-2.2.0/lib/rack.rb', 'gem rack 2.2.0: lib/rack.rb'],
	['gems/rack/lib/rack.rb', undefined],
	['puma (6.4.2)/lib/server.rb', 'gem puma 6.4.2: lib/server.rb'],
	['usr/lib/ruby/3.2.0/net/http.rb', 'gem!: net/http.rb'],
	['usr/lib/ruby/gems/net/http.rb', undefined],
	['srv/ruby/3.2.0/net/http.rb', undefined],
	['go/pkg/mod/a.test/b@v1/c.go', 'go a.test/b v1: c.go'],
	['go/pkg/mod/a.test/b/c.go', undefined],
	['app/mod/a.test/b@v1/c.go', undefined],
	['usr/lib/go/src/net/a.go', 'go!: net/a.go'],
	['home/go/src/net/a.go', undefined],
	['opt/libexec/src/net/a.go', 'go!: net/a.go'],
	['opt/go1.22.1/src/net/a.go', 'go!: net/a.go'],
	['opt/go/1.22.1/src/net/a.go', 'go!: net/a.go'],
	['opt/node/1.22.1/src/net/a.go', undefined],
	['Program Files/Go/src/net/a.go', 'go!: net/a.go'],
	['srv/opt/Go/src/net/a.go', undefined],
	['.cargo/registry/src/x/serde-1.0.1/a.rs', 'cargo serde 1.0.1: a.rs'],
	['cargo/registry/src/x/serde-1.0.1/a.rs', 'cargo serde 1.0.1: a.rs'],
	['npm/registry/src/x/serde-1.0.1/a.rs', undefined],
	['.cargo/registry/src/x/serde/a.rs', undefined],
	['.cargo/git/checkouts/serde-0123456789abcdef/1a2b/a.rs', 'cargo serde: a.rs'],
	['.cargo/git/checkouts/serde', undefined],
	['.build/checkouts/Pump/Sources/a.swift', 'native Pump: Sources/a.swift'],
	['SourcePackages/checkouts/Pump/Sources/a.swift', 'native Pump: Sources/a.swift'],
	['srv/checkouts/Pump/a.swift', undefined],
	['Pods/Pump/a.m', 'native Pump: a.m'],
	['Pods/a.m', undefined],
	['rustc/0123/library/a.rs', undefined],
	['lib/rustlib/src/rust/a.rs', 'cargo!: src/rust/a.rs'],
	['hosted/pub.dev/dio-5.1.0/lib/a.dart', 'pub dio: lib/a.dart'],
	['.pub-cache/dio-5.1.0/lib/a.dart', 'pub dio: lib/a.dart'],
	['hosted/pub.dev/dio/lib/a.dart', undefined],
	['app/deps/plug/lib/a.ex', 'hex plug: lib/a.ex'],
	['app/deps/plug/src/a.ex', undefined],
	['app/.vite/deps/vue.js', 'npm vue: vue.js'],
	['_/src/libraries/System.Net/a.cs', 'nuget!: System.Net/a.cs'],
	['_/src/libraries/Pumps.Net/a.cs', undefined],
	['srv/_/src/libraries/System.Net/a.cs', undefined],
	['app/vendor/acme/pump/a.php', 'composer acme/pump: a.php'],
	['app/vendor/a.test/acme/pump/a.go', 'go a.test/acme/pump: a.go'],
	['app/vendor/acme/a.php', undefined],
	// The innermost counts.
	['node_modules/a/node_modules/b/c.js', 'npm b: c.js'],
];
for (const [path, wanted] of libraries) {
	test(`${path} is ${wanted ?? 'nobody’s package'}`, () => assert.equal(library(path), wanted));
}

/** The path and, where it is another than relative, its kind; else why there is none. */
function framePath(text: string): string {
	const told = framePathOf(text);
	if (typeof told === 'string') {
		return `- ${told}`;
	}
	return [
		told.segments.join('/'),
		told.line !== undefined && `:${told.line}`,
		told.kind !== 'relative' && ` ${told.kind}`,
		told.package !== undefined && ` ${told.package}`,
	]
		.filter((part) => part !== false)
		.join('');
}

const paths: readonly (readonly [string, string])[] = [
	['', '- empty'],
	['  ', '- empty'],
	['[native code]', '- pseudo'],
	['a\0.py', '- refused'],
	['a%00.py', '- refused'],
	[`${'a/'.repeat(998)}b.py`, `${'a/'.repeat(998)}b.py`],
	[`${'a/'.repeat(998)}bb.py`, '- refused'],
	['\\\\host\\share\\a.cs', '- refused'],
	['//host/share/a.cs', '- refused'],
	['file://host/share/a.js', '- refused'],
	['file://localhost/srv/a.js', 'srv/a.js absolute'],
	['package:a.dart', '- pseudo'],
	['package:/a.dart', '- pseudo'],
	['package:pumps/../a.dart', 'a.dart package pumps'],
	['package:pumps/', '- pseudo'],
	['jar:file:/srv/a.kt', 'srv/a.kt absolute'],
	['custom://host/a/b.js', 'a/b.js url'],
	['ab:c', 'ab:c'],
	['C://srv/a.cs', 'srv/a.cs absolute'],
	['file:/srv/a.js', 'srv/a.js absolute'],
	['jar:!/a.kt', 'a.kt'],
	['app.jar/a.kt', 'a.kt'],
	['/app.jar/a.kt', 'a.kt'],
	['/../a.py', 'a.py'],
	['/x.runfiles/main/a.py', 'a.py'],
	['app:///?x', '- pseudo'],
	['webpack/bootstrap', '- runtime'],
	['webpack:///webpack/bootstrap', '- runtime'],
	['app:///main.jsbundle', '- bundle'],
	['https://a.test/index.bundle?platform=ios', '- bundle'],
	['https://a.test/@vite/client', '- runtime'],
	['https://a.test?x=1', '- pseudo'],
	['app:///https://a.test/src/a.js', 'src/a.js url'],
	['webpack://host/http://b.test/a.js', 'a.js url'],
	['/srv/../app/a.py', 'app/a.py'],
	['../a.py', 'a.py'],
	['/srv/..', '- pseudo'],
	['/srv/app.jar/a.kt', 'a.kt'],
	['/srv/app.jar', 'srv/app.jar'],
	['/srv/x.runfiles/main/pumps/a.py', 'pumps/a.py'],
	['/srv/x.runfiles/main', 'srv/x.runfiles/main'],
	['x.runfiles/main/a.py', 'a.py'],
	['src/a.rs:12', 'src/a.rs:12'],
	['src/a.rs:12:5', 'src/a.rs:12'],
	['src/a.ts?import#x', 'src/a.ts'],
	['src/100%25.py', 'src/100%.py'],
	['src/%zz.py', 'src/%zz.py'],
];
for (const [text, wanted] of paths) {
	test(`${JSON.stringify(text.slice(-60))} is compared as ${wanted.slice(-60)}`, () =>
		assert.equal(framePath(text), wanted));
}

const culprits: readonly (readonly [string, string, (string | undefined)?, string?, string?])[] = [
	// culprit, shape, location, function, platform
	[' in main', 'text'],
	['main()', 'text'],
	['(a.js)', 'text'],
	['fill(a(b).js)', 'functionOfLoc', 'a(b).js', 'fill'],
	['fill(a.js', 'path', 'fill(a.js'],
	['/a(b)', 'route', '/a(b)'],
	['/a/b.py', 'path', '/a/b.py'],
	['/a in b', 'locInFunction', '/a', 'b'],
	['GET pumps', 'text'],
	['my folder/a.py in main', 'locInFunction', 'my folder/a.py', 'main'],
	['update x in y', 'text'],
	['+[Pump make]', 'function', undefined, '+[Pump make]'],
	['a::b c', 'text'],
	['Pump#full?', 'action', 'Pump', 'full?'],
	['src/a.ts:7:9', 'pathLine', 'src/a.ts'],
	['<unknown>', 'empty'],
	['<x>', 'text'],
	['?', 'empty'],
	['a/b', 'text'],
	['index.js', 'path', 'index.js'],
	['a.b.run', 'dotted', 'a.b.run', 'run'],
	['cron:fill', 'text', undefined, 'fill'],
	['queue:fill', 'text'],
	['fill', 'function', undefined, 'fill', 'native'],
	['fill', 'function', undefined, 'fill', 'cocoa'],
	['fill', 'function', undefined, 'fill', 'objc'],
	['fill', 'function', undefined, 'fill', 'c'],
	['fill', 'name', undefined, 'fill', 'go'],
	['fill me', 'text'],
	['sandbox', 'csp'],
	['1+1', 'text'],
	['async f(a.js)', 'functionOfLoc', 'a.js', 'async f'],
	['x in f(int a)', 'locInFunction', 'x', 'f(int a)'],
	['main in x', 'locInFunction', 'main', 'x'],
	['x in f(a/b.jsx)', 'functionOfLoc', 'a/b.jsx', 'x in f'],
	['x in f(int a.b)', 'functionOfLoc', 'int a.b', 'x in f'],
];
for (const [text, shape, location, name, platform] of culprits) {
	test(`the culprit ${JSON.stringify(text)} (${platform ?? 'any'}) is ${shape}`, () => {
		const told = parseCulprit(text, platform);
		assert.deepEqual([told.shape, told.location, told.function], [shape, location, name]);
		assert.equal(told.truncated, false);
	});
}

test('a culprit is cut where it ends in dots, or has 200 characters', () => {
	const cut = (text: string): object => parseCulprit(text, 'python');
	assert.deepEqual(cut('x'.repeat(199)), { shape: 'name', function: 'x'.repeat(199), truncated: false });
	assert.deepEqual(cut('x'.repeat(200)), { shape: 'text', truncated: true });
	assert.deepEqual(cut('com.example.very.long…'), { shape: 'locInFunction', truncated: true });
	assert.deepEqual(cut('com.example.very.long...'), { shape: 'locInFunction', truncated: true });
	assert.deepEqual(cut(''), { shape: 'empty', truncated: false });
	assert.deepEqual(cut('(a/b...'), { shape: 'text', truncated: true });
	assert.deepEqual(cut('fill(a/b)...'), { shape: 'text', truncated: true });
	assert.deepEqual(cut('/a/b...'), { shape: 'route', location: '/a/b...', truncated: true });
	assert.deepEqual(cut('a.b in c...'), {
		shape: 'locInFunction',
		location: 'a.b',
		function: 'c...',
		truncated: true,
	});
});

const names: readonly (readonly [string, Language, string | undefined, readonly string[], boolean])[] = [
	// text, language, leaf, scope, inside of it
	['Pump.Tank.fill', 'python', 'fill', ['Pump', 'Tank'], false],
	['fill.<locals>.done', 'python', 'done', ['fill'], true],
	['block in fill', 'ruby', 'fill', [], true],
	['rescue in block in fill', 'ruby', 'fill', [], true],
	['blockade', 'ruby', 'blockade', [], false],
	['block', 'ruby', 'block', [], false],
	['anonymous fn/1 in Pump.fill/2', 'elixir', 'fill', ['Pump'], true],
	['Pump::{closure}', 'php', undefined, ['Pump'], true],
	['App\\{closure}', 'php', undefined, [], true],
	['App\\{closure:App\\Tank::fill():12}', 'php', 'fill', ['App', 'Tank'], true],
	['App\\Pump::{closure:App\\Tank::fill():12}', 'php', 'fill', ['App', 'Tank'], true],
	['pump::fill::{closure#0}', 'rust', 'fill', ['pump'], true],
	['Pump.Tank.level.getter', 'native', 'level', ['Pump', 'Tank'], false],
	['Pump.Tank.level.modify : Swift.Int', 'native', 'level', ['Pump', 'Tank'], false],
	['-[Tank(More) fill:]', 'native', 'fill', ['Tank'], false],
	['<pump::Tank as Fmt>::fmt', 'rust', 'fmt', ['pump', 'Tank'], false],
	['Tank$Inner.fill', 'jvm', 'fill', ['Tank', 'Inner'], false],
	['Tank$fill', 'javascript', 'Tank$fill', [], false],
	['lambda$fill$0', 'jvm', 'fill', [], true],
	['a<b<c>>::d', 'native', 'd', ['a'], false],
	['a>b', 'native', undefined, [], false],
	['<Fill>b__0', 'dotnet', 'Fill', [], false],
	['1x', 'other', undefined, [], false],
];
for (const [text, language, leaf, scope, inner] of names) {
	test(`${language}: ${text} is ${[...scope, leaf ?? 'nothing'].join(' > ')}`, () => {
		const { arity: _, ...named } = functionNameOf(text, language);
		assert.deepEqual(named, { ...(leaf !== undefined && { leaf }), scope, inner });
	});
}
test('elixir: the number behind a name is how many arguments it takes', () => {
	assert.deepEqual(
		['Pump.fill/2', 'anonymous fn/1 in Pump.fill/12', 'Pump.fill'].map(
			(text) => functionNameOf(text, 'elixir').arity,
		),
		[2, 12, undefined],
	);
	assert.equal(functionNameOf('Pump.fill/2', 'other').arity, undefined);
});
