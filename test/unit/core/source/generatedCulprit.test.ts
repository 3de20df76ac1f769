import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { parseCulprit } from '../../../../src/core/source/culprit.ts';
import { fuzz } from '../../fuzz.ts';

/** Culprits made by Sentry's own rule (`generate_culprit`, `truncatechars(…, 200)`) of what frames hold, and read back. */
const word = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,11}$/);
const words = (by: string, least = 1): fc.Arbitrary<string> =>
	fc.array(word, { minLength: least, maxLength: 6 }).map((parts) => parts.join(by));

const module = fc.oneof(
	words('.', 2),
	words('.', 2).map((name) => `Elixir.${name}`),
	fc.tuple(words('.', 2), word).map(([name, inner]) => `${name}$${inner}`),
	fc.tuple(words('.', 2), word).map(([name, inner]) => `${name}+<${inner}>d__7`),
	words('/', 3).map((name) => `github.com/${name}`),
);
const file = fc
	.tuple(words('/'), fc.constantFrom('py', 'rb', 'php', 'ex', 'cs', 'kt', 'html.erb'))
	.map(([path, ending]) => `${path}.${ending}`);
const place = fc.oneof(
	module,
	file,
	file.map((path) => `/srv/app/${path}`),
);
const named = fc.oneof(
	word,
	words('.'),
	word.map((name) => `block in ${name}`),
	word.map((name) => `rescue in block (2 levels) in ${name}`),
	fc.tuple(words('.', 2), fc.nat(9)).map(([name, arity]) => `${name}/${arity}`),
	words('.', 2).map((name) => `anonymous fn/1 in ${name}/2`),
	words('\\', 2).map((name) => `${name}::{closure}`),
	word.map((name) => `(*${name}).Close`),
	word.map((name) => `async Task<int> ${name}(CancellationToken token)`),
	fc.constantFrom('<module>', '<lambda>', '<listcomp>', '{closure}', '/', 'access$3700', 'lambda$fill$0'),
);
const script = fc.oneof(
	words('/'),
	fc
		.tuple(words('/'), fc.constantFrom('js', 'ts', 'tsx', 'vue'))
		.map(([path, ending]) => `${path}.${ending}`),
	words('/').map((path) => `app:///${path}.js`),
	words('/').map((path) => `webpack-internal:///(app-pages-browser)/./${path}.tsx`),
	words('/').map((path) => `https://x.example/app/(group)/${path}.js`),
	words('/').map((path) => `/_next/static/chunks/app/(shop)/[id]/${path}`),
);
const scripted = fc.oneof(
	word,
	words('.'),
	word.map((name) => `Object.${name}`),
	word.map((name) => `async ${name}`),
	word.map((name) => `new ${name}`),
	word.map((name) => `Array.map.${name} [as fill]`),
	word.map((name) => `${name}</t.prototype.wrap/<`),
	word.map((name) => `${name}.value (eval)`),
);

test('a place and a function are told apart as they were put together', () => {
	fuzz(
		fc.property(place, named, (location, name) => {
			const culprit = `${location} in ${name}`;
			fc.pre(culprit.length < 200);
			const told = parseCulprit(culprit, 'python');
			assert.deepEqual(
				[told.shape, told.location, told.function, told.truncated],
				['locInFunction', location, name, false],
			);
		}),
		1000,
	);
});

test('so are a function and the script that it is in', () => {
	fuzz(
		fc.property(script, scripted, (location, name) => {
			const culprit = `${name}(${location})`;
			fc.pre(culprit.length < 200);
			const told = parseCulprit(culprit, 'javascript');
			assert.deepEqual(
				[told.shape, told.location, told.function, told.truncated],
				['functionOfLoc', location, name, false],
			);
		}),
		1000,
	);
});

test('a function or a place that is not known is left out', () => {
	fuzz(
		fc.property(place, script, (location, path) => {
			fc.pre(location.length < 150 && path.length < 150);
			assert.equal(parseCulprit(`${location} in ?`, 'python').function, undefined);
			assert.equal(parseCulprit(`?(${path})`, 'javascript').function, undefined);
			assert.equal(parseCulprit(`?(${path})`, 'javascript').location, path);
		}),
	);
});

test('what Sentry cut is known to be cut, and no half of a place is taken for a place', () => {
	const long = fc
		.array(word, { minLength: 30, maxLength: 40 })
		.map((parts) => parts.map((part) => `${part}padding`));
	fuzz(
		fc.property(long, named, scripted, (parts, name, scriptName) => {
			for (const culprit of [`${parts.join('.')} in ${name}`, `${scriptName}(${parts.join('/')}.js)`]) {
				const told = parseCulprit(`${culprit.slice(0, 197)}...`, 'python');
				assert.equal(told.truncated, true);
				assert.ok(told.location === undefined || culprit.startsWith(`${told.location} in `), told.location);
			}
		}),
	);
});

test('routes are no places', () => {
	const segment = fc.oneof(
		word,
		word.map((name) => `{${name}}`),
		word.map((name) => `:${name}`),
		word.map((name) => `[${name}]`),
		word.map((name) => `<int:${name}>`),
		word.map((name) => `$${name}`),
	);
	const route = fc.array(segment, { maxLength: 6 }).map((parts) => `/${parts.join('/')}`);
	fuzz(
		fc.property(route, fc.constantFrom('GET', 'POST', 'PATCH', 'DELETE', 'OPTIONS'), (path, method) => {
			assert.equal(parseCulprit(path, 'python').shape, 'route');
			const told = parseCulprit(`${method} ${path}`, 'node');
			assert.deepEqual([told.shape, told.location], ['httpRoute', path]);
		}),
	);
});
