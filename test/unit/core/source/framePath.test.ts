import assert from 'node:assert/strict';
import { test } from 'node:test';
import { framePathOf } from '../../../../src/core/source/framePath.ts';

const paths: readonly (readonly [string, string, string?])[] = [
	// as sent, as compared, kind
	['pumps/level.py', 'pumps/level.py', 'relative'],
	['/srv/app/pumps/level.py', 'srv/app/pumps/level.py', 'absolute'],
	['D:\\a\\1\\s\\Pumps\\Level.cs', 'a/1/s/Pumps/Level.cs', 'absolute'],
	['C:pumps\\level.py', 'pumps/level.py', 'absolute'],
	['/C:/pumps/level.js', 'pumps/level.js', 'absolute'],
	['/_/src/Pumps/Level.cs', '_/src/Pumps/Level.cs', 'absolute'],
	['webpack:///./src/a.ts', 'src/a.ts', 'relative'],
	['webpack://_N_E/./src/a.ts?1a2b', 'src/a.ts', 'relative'],
	['webpack://pumps/src/a.ts', 'src/a.ts', 'relative'],
	['webpack-internal:///(app-pages-browser)/./src/a.ts', 'src/a.ts', 'relative'],
	['webpack:///./~/lodash/map.js', 'node_modules/lodash/map.js', 'relative'],
	['turbopack:///[project]/src/a.ts', 'src/a.ts', 'relative'],
	['rsc://React/Server/webpack-internal:///(rsc)/./src/a.tsx?3', 'src/a.tsx', 'relative'],
	['app:///../../packages/api/a.ts', 'packages/api/a.ts', 'relative'],
	['~/src/a.ts', 'src/a.ts', 'relative'],
	['https://pumps.example/~/src/a.ts', 'src/a.ts', 'url'],
	['http://localhost:5173/src/App.vue?t=17', 'src/App.vue', 'url'],
	['http://localhost:5173/@fs/home/dev/pumps/a.ts', 'home/dev/pumps/a.ts', 'absolute'],
	['file:///var/task/a.js', 'var/task/a.js', 'absolute'],
	['file:///C:/pumps/a%20b.js', 'pumps/a b.js', 'absolute'],
	['async /srv/app/a.js', 'srv/app/a.js', 'absolute'],
	['package:pumps/src/a.dart', 'src/a.dart', 'package'],
	['lib.rs:140', 'lib.rs', 'relative'],
	['jar:file:/srv/app.jar!/BOOT-INF/classes/a.kt', 'BOOT-INF/classes/a.kt', 'relative'],
	['/opt/app/resources/app.asar/dist/a.js', 'dist/a.js', 'relative'],
	["/srv/a.php(12) : eval()'d code", 'srv/a.php', 'absolute'],
	['puma (6.4.2) lib/puma/server.rb', 'puma (6.4.2)/lib/puma/server.rb', 'relative'],
	['Copy (2)/x.rb', 'Copy (2)/x.rb', 'relative'],
	['%2e%2e/%2e%2e/etc/passwd', 'etc/passwd', 'relative'],
	['a/../../x.py', 'x.py', 'relative'],
];

for (const [sent, wanted, kind] of paths) {
	test(`reads ${sent}`, () => {
		const told = framePathOf(sent);
		assert.ok(typeof told !== 'string', JSON.stringify(told));
		assert.deepEqual([told.segments.join('/'), told.kind], [wanted, kind]);
	});
}

const none: readonly (readonly [string | undefined, string])[] = [
	[undefined, 'empty'],
	['', 'empty'],
	['<anonymous>', 'pseudo'],
	['<frozen importlib._bootstrap>', 'pseudo'],
	['[native code]', 'pseudo'],
	['SourceFile', 'pseudo'],
	['D8$$SyntheticClass', 'pseudo'],
	['blob:https://x/7f7a', 'pseudo'],
	['node:internal/timers', 'runtime'],
	['dart:async/zone.dart', 'runtime'],
	['webpack:///webpack/bootstrap', 'runtime'],
	['app:///main.jsbundle', 'bundle'],
	['app:///index.android.bundle', 'bundle'],
	['chrome-extension://abc/src/a.js', 'bundle'],
	['\\\\host\\share\\a.py', 'refused'],
	['//host/share/a.py', 'refused'],
	['file://host/share/a.py', 'refused'],
	['a.py\0.txt', 'refused'],
	['a%00.py', 'refused'],
	[`/${'a/'.repeat(5000)}`, 'refused'],
];

for (const [sent, why] of none) {
	test(`has no path for ${String(sent).slice(0, 40)}`, () => {
		assert.equal(framePathOf(sent), why);
	});
}

test('keeps the line that old native data has in the name', () => {
	const told = framePathOf('lib.rs:140');
	assert.equal(typeof told === 'string' ? undefined : told.line, 140);
});
