import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, type Asked } from './askFile.ts';

/** Names that agree without being the same, each once a confident wrong answer, and what keeps a right one right. */
const is = (name: string, asked: Asked, wanted: string): void => {
	test(name, async () => assert.equal(await ask(asked), wanted));
};
const context = (...lines: readonly string[]): { lineNo: number; context: readonly [number, string][] } => ({
	lineNo: 2,
	context: lines.map((line, at): [number, string] => [at + 1, line]),
});

is(
	'javascript: a module called server is not server/index.ts when the file is called server.ts',
	{
		platform: 'node',
		frame: { filename: '/app/src/bun/server.ts', absPath: '/app/src/bun/server.ts', module: 'server' },
		files: ['examples/test/server/index.ts'],
	},
	'notFound',
);
is(
	'python: a container’s /app is not the folder app of an example',
	{
		platform: 'python',
		frame: { filename: 'tasks.py', absPath: '/app/tasks.py', module: 'tasks' },
		files: ['examples/app/tasks.py', 'examples/other/tasks.py'],
	},
	'? examples/app/tasks.py examples/other/tasks.py',
);
is(
	'python: the workspace’s own folder app is',
	{
		platform: 'python',
		frame: { filename: 'app/tasks.py', absPath: '/code/app/tasks.py', module: 'app.tasks' },
		files: ['app/tasks.py', 'examples/tasks.py'],
	},
	'app/tasks.py',
);
is(
	'a file at the top is told by the folder that the workspace is called after',
	{
		platform: 'python',
		frame: { filename: 'manage.py', absPath: '/home/u/pump-station/manage.py', module: '__main__' },
		files: ['manage.py', 'docs/manage.py'],
		repository: 'acme/pump-station',
	},
	'manage.py',
);
is(
	'a function of the same name does not make a file of another path the frame’s',
	{
		platform: 'php',
		frame: {
			filename: '/app/Http/Controllers/Controller.php',
			function: 'App\\Http\\Controllers\\Controller::call',
		},
		files: {
			'src/Routing/Controller.php':
				'<?php\nnamespace Acme\\Routing;\nclass Controller {\n  function call() {\n  }\n}\n',
		},
	},
	'notFound',
);
is(
	'php: the namespace that a file declares is the module’s',
	{
		platform: 'php',
		frame: { function: 'Acme\\Pumps\\Tank::fill' },
		files: {
			'src/Tank.php': '<?php\n\nnamespace Acme\\Pumps;\n\nclass Tank {}\n',
			'src/Valves/Tank.php': '<?php\n\nnamespace Acme\\Valves;\n\nclass Tank {}\n',
		},
	},
	'src/Tank.php',
);
is(
	'php: a package within a package is known by the outer one’s name too',
	{
		platform: 'php',
		frame: {
			filename: '/vendor/acme/framework/src/Pumps/Tank.php',
			absPath: '/var/www/vendor/acme/framework/src/Pumps/Tank.php',
			inApp: false,
		},
		files: {
			'composer.json': '{"name":"acme/framework"}',
			'src/Pumps/composer.json': '{"name":"acme/pumps"}',
			'src/Pumps/Tank.php': '',
		},
	},
	'src/Pumps/Tank.php',
);
is(
	'elixir: a router of another module is not the router',
	{
		platform: 'elixir',
		frame: { filename: 'lib/plug/router.ex', module: 'Elixir.Plug.Router', function: 'Plug.Router.call/2' },
		files: { 'lib/pumps/router.ex': 'defmodule Pumps.Router do\n  def call(conn, opts) do\n  end\nend\n' },
	},
	'notFound',
);
is(
	'rust: a binary bears another name than its package',
	{
		platform: 'native',
		frame: { filename: 'defs.rs', function: 'pt::flags::defs::read' },
		files: {
			'Cargo.toml': '[package]\nname = "pump-tool"\n\n[[bin]]\nname = "pt"\n',
			'crates/core/flags/defs.rs': '',
		},
	},
	'crates/core/flags/defs.rs',
);
is(
	'go: of methods of one name the one of the receiver',
	{
		platform: 'go',
		frame: { module: 'example.com/pumps/render', function: 'XML.Write' },
		files: {
			'go.mod': 'module example.com/pumps\n',
			'render/json.go': 'package render\n\nfunc (r JSON) Write() {\n}\n',
			'render/xml.go': 'package render\n\nfunc (r XML) Write() {\n}\n',
		},
	},
	'render/xml.go',
);
is(
	'kotlin: a class without a package is in a file without one',
	{
		platform: 'java',
		frame: { filename: 'SourceFile', module: 'HiltPlugin' },
		files: { 'build-logic/src/HiltPlugin.kt': 'class HiltPlugin\n' },
	},
	'build-logic/src/HiltPlugin.kt',
);
is(
	'cocoa: the text of a template is in every project',
	{
		platform: 'cocoa',
		frame: {
			filename: 'main.m',
			absPath: '/Users/runner/work/Other/Demo/main.m',
			...context(
				'int main(int argc, char *argv[]) {',
				'  return UIApplicationMain(argc, argv);',
				'  // the end',
			),
		},
		files: {
			'ios/App/main.m':
				'int main(int argc, char *argv[]) {\n  return UIApplicationMain(argc, argv);\n  // the end\n}\n',
		},
	},
	'? ios/App/main.m',
);
is(
	'a file whose text shows none of the event’s lines is not offered',
	{
		platform: 'javascript',
		frame: {
			filename: './src/router/index.ts',
			absPath: 'webpack:///./web/src/router/index.ts',
			...context('export const routes = []', 'routes.push(start)', 'routes.push(finish)'),
		},
		files: { 'server/router/index.ts': 'export function connect() {\n  return open()\n}\n' },
	},
	'notFound',
);
is(
	'rust: a module that became a folder is found there by its text',
	{
		platform: 'native',
		frame: {
			filename: 'from_request.rs',
			absPath: '/build/pumps/macros/src/from_request.rs',
			...context(
				'fn expand(input: Item) -> Tokens {',
				'    let fields = input.fields();',
				'    fields.into_tokens()',
			),
		},
		files: {
			'macros/src/from_request/mod.rs':
				'fn expand(input: Item) -> Tokens {\n    let fields = input.fields();\n    fields.into_tokens()\n}\n',
			'macros/src/from_request/attr.rs': 'fn attr() {\n}\n',
		},
	},
	'macros/src/from_request/mod.rs',
);
is(
	'kotlin: a file of one platform has the platform in the class’s name',
	{
		platform: 'java',
		frame: { filename: 'SourceFile', module: 'acme.pumps.Utils_androidKt', function: 'fill' },
		files: [
			'core/src/androidMain/kotlin/acme/pumps/utils.android.kt',
			'core/src/jvmMain/kotlin/acme/pumps/utils.jvm.kt',
		],
	},
	'core/src/androidMain/kotlin/acme/pumps/utils.android.kt',
);
is(
	'php: a trait’s method bears the name of the class that uses it',
	{
		platform: 'php',
		frame: {
			filename: 'app/Concerns/Fills.php',
			function: 'App\\Models\\Tank::fill',
			...context('trait Fills', '    public function fill()', '        $this->open();'),
		},
		files: {
			'Concerns/Fills.php':
				'<?php\nnamespace App\\Concerns;\ntrait Fills\n{\n    public function fill()\n    {\n        $this->open();\n    }\n}\n',
		},
	},
	'Concerns/Fills.php',
);

const twin = [
	'def init(req, opts) do',
	'  {adapter, plug} = opts',
	'  conn = adapter.conn(req)',
	'  plug.call(conn, opts)',
	'end',
];
is(
	'the twin of a file that is gone holds its lines, and says that it is another module',
	{
		platform: 'elixir',
		frame: {
			filename: 'lib/pumps/adapters/tank2.ex',
			module: 'Elixir.Pumps.Adapters.Tank2',
			function: 'Pumps.Adapters.Tank2.init/2',
			...context(...twin),
		},
		files: {
			'lib/pumps/adapters/tank.ex': `defmodule Pumps.Adapters.Tank do\n${twin.join('\n')}\nend\n`,
		},
	},
	'notFound',
);
is(
	'… nor is a class of another name the frame’s',
	{
		platform: 'php',
		frame: {
			filename: '/src/Pumps/OldTank.php',
			function: 'Acme\\Pumps\\OldTank::fill',
			...context(...twin),
		},
		files: {
			'src/Pumps/NewTank.php': `<?php\nnamespace Acme\\Pumps;\nclass NewTank {\n${twin.join('\n')}\n}\n`,
		},
	},
	'notFound',
);
is(
	'a fork has the paths and the lines of what it was forked from',
	{
		platform: 'go',
		frame: {
			absPath: '/src/pumps/tank/level.go',
			filename: 'pumps/tank/level.go',
			module: 'git.test/acme/pumps/tank',
			...context(...twin),
		},
		files: {
			'go.mod': 'module git.test/fork/pumps\n',
			'tank/level.go': twin.join('\n'),
		},
	},
	'notFound',
);
