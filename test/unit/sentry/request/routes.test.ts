import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CulpritError, type FailureReason } from '../../../../src/core/failure.ts';
import {
	createRoutes,
	isMissingRoute,
	isRetiredRoute,
	noRoute,
	type Way,
} from '../../../../src/sentry/request/routes.ts';

const hour = 3_600_000;
const failure = (reason: FailureReason, status: number) => new CulpritError(reason, { status });

/** Ways by name, each of which answers with its name or fails so; notes which were tried. */
function waysOf(given: { readonly [name: string]: unknown }, tried: string[]): Way<string>[] {
	return Object.entries(given).map(([name, error]) => ({
		name,
		attempt: async () => {
			tried.push(name);
			if (error !== undefined) {
				throw error;
			}
			return name;
		},
	}));
}

const missing = failure('notFound', 404);
const gone = failure('gone', 405);
const works = undefined;

for (const [what, given, tried, answer] of [
	['the first that answers', { a: works, b: works }, ['a'], 'a'],
	['the next where one is missing', { a: missing, b: gone, c: works }, ['a', 'b', 'c'], 'c'],
	[
		'none after a failure of another kind',
		{ a: failure('serverError', 500), b: works },
		['a'],
		{ reason: 'serverError' },
	],
	['none after a defect', { a: new TypeError('x'), b: works }, ['a'], { name: 'TypeError' }],
	['none after a refusal', { a: failure('forbidden', 403), b: works }, ['a'], { reason: 'forbidden' }],
	[
		'all in vain, of which "not found" says the most',
		{ a: missing, b: gone },
		['a', 'b'],
		{ reason: 'notFound' },
	],
	[
		'all in vain, the last of which says the most',
		{ a: gone, b: missing },
		['a', 'b'],
		{ reason: 'notFound' },
	],
	[
		'a refusal after a missing one',
		{ a: missing, b: failure('invalidToken', 401), c: works },
		['a', 'b'],
		{ reason: 'notFound' },
	],
	['none, as there is none', {}, [], { name: 'TypeError' }],
] as const) {
	test(`of several ways: ${what}`, async () => {
		const seen: string[] = [];
		const first = createRoutes(() => 0).first('x', waysOf(given, seen), isMissingRoute);
		if (typeof answer === 'string') {
			assert.equal(await first, answer);
		} else {
			await assert.rejects(first, answer);
		}
		assert.deepEqual(seen, tried);
	});
}

test('a way that answered where another did not is tried first for an hour, under its key only', async () => {
	let now = 0;
	const routes = createRoutes(() => now);
	const triedBy = async (key: string, given: { readonly [name: string]: unknown }) => {
		const tried: string[] = [];
		await routes.first(key, waysOf(given, tried), isMissingRoute);
		return tried.join(' ');
	};
	const old = { a: missing, b: works, c: works };
	assert.equal(await triedBy('x', old), 'a b');
	assert.equal(await triedBy('x', old), 'b');
	assert.equal(await triedBy('y', old), 'a b');
	assert.equal(await triedBy('x', { a: missing, d: works }), 'a d', 'it is none of these');
	assert.equal(await triedBy('x', { ...old, d: works }), 'd', 'and another is remembered');
	now = hour - 1;
	assert.equal(await triedBy('y', old), 'b');
	now = hour;
	assert.equal(await triedBy('y', { a: works, b: works }), 'a', 'an upgraded server is noticed');
	assert.equal(await triedBy('x', old), 'a b');
	routes.forget();
	assert.equal(await triedBy('x', old), 'a b');
});

test('a way that is for certain failures only is left out after others', async () => {
	for (const [error, answer] of [
		[missing, 'b'],
		[gone, 'c'],
	] as const) {
		const tried: string[] = [];
		const [a, b, c] = waysOf({ a: error, b: works, c: works }, tried);
		assert.ok(a && b && c);
		const ways = [a, { ...b, after: ({ reason }: CulpritError) => reason === 'notFound' }, c];
		assert.equal(await createRoutes(() => 0).first('x', ways, isMissingRoute), answer);
		assert.deepEqual(tried, ['a', answer]);
	}
	const [only] = waysOf({ a: works }, []);
	assert.ok(only);
	assert.equal(
		await createRoutes(() => 0).first('x', [{ ...only, after: () => false }], isMissingRoute),
		'a',
	);
});

for (const [what, facts, isMissing, isRetired] of [
	['404', { status: 404 }, true, false],
	['405', { status: 405 }, true, true],
	['410', { status: 410 }, true, true],
	['a web page', { status: 200, code: noRoute }, true, false],
	['400', { status: 400 }, false, false],
] as const) {
	test(`${what}: the route is ${isMissing ? '' : 'not '}missing, and ${isRetired ? '' : 'not '}retired`, () => {
		const error = new CulpritError('gone', facts);
		assert.deepEqual([isMissingRoute(error), isRetiredRoute(error)], [isMissing, isRetired]);
	});
}
