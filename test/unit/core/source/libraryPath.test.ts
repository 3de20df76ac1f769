import assert from 'node:assert/strict';
import { test } from 'node:test';
import { libraryPathOf } from '../../../../src/core/source/libraryPath.ts';

const cases: readonly (readonly [string, string | undefined, (string | undefined)?, string?])[] = [
	// path, ecosystem (or runtime), name, rest
	['usr/lib/python3.12/site-packages/django/db/models.py', 'python', 'django', 'django/db/models.py'],
	['usr/lib/python3.12/json/__init__.py', 'runtime', undefined, 'json/__init__.py'],
	['app/node_modules/@acme/pump/src/a.js', 'npm', '@acme/pump', 'src/a.js'],
	['app/node_modules/.pnpm/x@1/node_modules/x/a.js', 'npm', 'x', 'a.js'],
	['usr/local/bundle/gems/rack-session-2.0.0/lib/rack/id.rb', 'gem', 'rack-session', 'lib/rack/id.rb'],
	['usr/lib/ruby/3.2.0/net/http.rb', 'runtime', undefined, 'net/http.rb'],
	['go/pkg/mod/github.com/!acme/pump@v1.2.3/tank/a.go', 'go', 'github.com/Acme/pump', 'tank/a.go'],
	['usr/local/go/src/net/http/server.go', 'runtime', undefined, 'net/http/server.go'],
	['root/.cargo/registry/src/index.crates.io-6f17/serde-1.0.1/src/lib.rs', 'cargo', 'serde', 'src/lib.rs'],
	[
		'rustc/9fda7c2237db910e41d6a712e9a2139b352e558b/library/std/src/io.rs',
		'runtime',
		undefined,
		'library/std/src/io.rs',
	],
	['var/www/vendor/symfony/console/Command.php', 'composer', 'symfony/console', 'Command.php'],
	['home/.pub-cache/hosted/pub.dev/dio-5.1.0/lib/src/a.dart', 'pub', 'dio', 'lib/src/a.dart'],
	['app/deps/plug/lib/plug/router.ex', 'hex', 'plug', 'lib/plug/router.ex'],
	['Users/dev/app/Pods/AFNetworking/AF.m', 'native', 'AFNetworking', 'AF.m'],
	['srv/app/pumps/level.py', undefined],
	['srv/app/node_modules', undefined],
	['root/.cargo/git/checkouts/serde/lib.rs', undefined],
	['home/lib/Pump-1.2-py3.egg/pump/level.py', 'python', 'pump', 'pump/level.py'],
	['home/dev/go/src/app/level.go', undefined],
];

for (const [path, ecosystem, name, rest] of cases) {
	test(`${path} is ${ecosystem ?? 'nobody’s package'}`, () => {
		const told = libraryPathOf(path.split('/'));
		assert.deepEqual(
			[told && (told.runtime ? 'runtime' : told.ecosystem), told?.name, told?.rest.join('/')],
			[ecosystem, name, rest],
		);
	});
}
