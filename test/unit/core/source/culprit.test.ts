import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseCulprit } from '../../../../src/core/source/culprit.ts';

const cases: readonly (readonly [string, string, string, (string | undefined)?, string?])[] = [
	// culprit, platform, shape, location, function
	['raven.scripts.runner in main', 'python', 'locInFunction', 'raven.scripts.runner', 'main'],
	['pumps/level.rb in block in read', 'ruby', 'locInFunction', 'pumps/level.rb', 'block in read'],
	[
		'Elixir.Pump in anonymous fn/1 in Pump.read/2',
		'elixir',
		'locInFunction',
		'Elixir.Pump',
		'anonymous fn/1 in Pump.read/2',
	],
	[
		'App\\Valve.php in App\\Valve::{closure}',
		'php',
		'locInFunction',
		'App\\Valve.php',
		'App\\Valve::{closure}',
	],
	[
		'Pumps.Controller in async Task Read(CancellationToken token)',
		'csharp',
		'locInFunction',
		'Pumps.Controller',
		'async Task Read(CancellationToken token)',
	],
	['pump.py in ?', 'python', 'locInFunction', 'pump.py'],
	['fill(pumps/tank)', 'javascript', 'functionOfLoc', 'pumps/tank', 'fill'],
	['?(app:///index.js)', 'javascript', 'functionOfLoc', 'app:///index.js'],
	[
		'a.b/<(webpack-internal:///(app-pages-browser)/./src/x.ts)',
		'javascript',
		'functionOfLoc',
		'webpack-internal:///(app-pages-browser)/./src/x.ts',
		'a.b/<',
	],
	['-[Pump fill:]', 'cocoa', 'function', undefined, '-[Pump fill:]'],
	['pump::tank::fill::{{closure}}', 'native', 'function', undefined, 'pump::tank::fill::{{closure}}'],
	['/pumps/{pump_id}/', 'python', 'route', '/pumps/{pump_id}/'],
	['/', 'php', 'route', '/'],
	['/pump/:id()', 'javascript', 'route', '/pump/:id()'],
	['POST /pumps', 'node', 'httpRoute', '/pumps'],
	['pumps.tasks.fill', 'python', 'dotted', 'pumps.tasks.fill', 'fill'],
	['PumpsController#fill', 'ruby', 'action', 'PumpsController', 'fill'],
	['fillPump', 'python', 'name', undefined, 'fillPump'],
	['pumps/level.py', 'python', 'path', 'pumps/level.py'],
	['pump.js:156', 'javascript', 'pathLine', 'pump.js'],
	["script-src 'self'", 'other', 'csp'],
	['SELECT level FROM pumps WHERE id in (1, 2)', 'python', 'text'],
	['A user was signed in twice', 'python', 'text'],
	['', 'python', 'empty'],
];

for (const [culprit, platform, shape, location, name] of cases) {
	test(`reads ${JSON.stringify(culprit)}`, () => {
		const told = parseCulprit(culprit, platform);
		assert.deepEqual([told.shape, told.location, told.function], [shape, location, name]);
	});
}

test('knows a culprit that Sentry cut: what is left of the location is not the location', () => {
	const cut = `fill(${'pumps/'.repeat(40)}`.slice(0, 197).concat('...');
	assert.deepEqual(parseCulprit(cut, 'javascript'), {
		shape: 'functionOfLoc',
		function: 'fill',
		truncated: true,
	});
	assert.equal(parseCulprit('x'.repeat(200), 'python').truncated, true);
});

test('reads the line of a location', () => {
	assert.equal(parseCulprit('pump.js:156', 'javascript').line, 156);
});
