import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as z from 'zod/mini';
import { marksIn } from '../../../../src/core/issue/marks.ts';
import { event } from '../../../../src/sentry/wire/event.ts';
import { readMarks } from '../../../../src/sentry/wire/marks.ts';

const id = 'ab'.repeat(16);
const filtered = { '': { rem: [['@password:filter', 's', 0, 10]], len: 64, chunks: [{ text: 'x' }] } };
const own = { own: { remarks: [{ rule: '@password:filter', type: 's', from: 0 }], errors: [], length: 64 } };

/** `_meta` of an event in which nothing was marked, as Sentry sends it. */
const nothing = {
	context: null,
	contexts: null,
	entries: {},
	message: null,
	packages: null,
	tags: {},
	user: null,
};

function read(raw: { readonly [key: string]: unknown }) {
	return z.parse(event, { eventID: id, ...raw });
}

const rows: readonly (readonly [string, unknown, unknown])[] = [
	[
		'a remark without a place',
		{ '': { rem: [['!raw', 'x']] } },
		{ own: { remarks: [{ rule: '!raw', type: 'x' }], errors: [] } },
	],
	['a rule alone', { '': { rem: [['r']] } }, { own: { remarks: [{ rule: 'r' }], errors: [] } }],
	[
		'errors, with and without their reasons',
		{ '': { err: ['invalid_data', ['missing_attribute', { a: 1 }]] } },
		{ own: { remarks: [], errors: ['invalid_data', 'missing_attribute'] } },
	],
	['a length alone', { '': { len: 12 } }, { own: { remarks: [], errors: [], length: 12 } }],
	['what is inside', { a: { b: filtered, c: null } }, { inner: { a: { inner: { b: own } } } }],
	['null', null, undefined],
	['nothing marked', nothing, undefined],
	['what is no remark', { '': { rem: [7, [], [null], 'x'], err: 'x', len: -1 } }, undefined],
	['text', 'x', undefined],
	['a name out of the prototype', JSON.parse('{"__proto__":{"":{"len":1}}}'), undefined],
];

for (const [what, meta, expected] of rows) {
	test(`the marks of ${what}`, () => {
		assert.deepEqual(readMarks(meta), expected);
	});
}

test('a tree without end is read as deep as values are', () => {
	let meta: unknown = filtered;
	for (let level = 0; level < 5_000; level += 1) {
		meta = { a: meta };
	}
	assert.equal(readMarks(meta), undefined);
});

test('a name that every object has is no mark', () => {
	assert.equal(marksIn(readMarks({ a: filtered }), 'constructor'), undefined);
});

test('an event in which nothing was marked says so by silence', () => {
	const { meta, marks } = read({ _meta: nothing });
	assert.deepEqual({ meta, marks }, { meta: {}, marks: undefined });
});

test('what was sent is kept as it came, without what says nothing', () => {
	assert.deepEqual(read({ _meta: { ...nothing, user: { email: filtered, id: null } } }).meta, {
		user: { email: filtered },
	});
});

test('each part of an event has its own marks with it, whatever before it cannot be read', () => {
	const { entries, tags, marks } = read({
		user: { email: '[Filtered]' },
		tags: [
			{ key: null, value: 'x' },
			{ key: 'token', value: '[Filtered]' },
		],
		entries: [
			null,
			{
				type: 'exception',
				data: {
					values: [
						null,
						{ type: 'E', value: '[Filtered]', stacktrace: { frames: [null, { vars: { a: '[Filtered]' } }] } },
					],
				},
			},
			{ type: 'breadcrumbs', data: { values: [7, { message: '[Filtered]' }] } },
			{ type: 'request', data: { data: null, headers: [['Authorization', '[Filtered]']] } },
			{ type: 'message', data: { formatted: '[Filtered]' } },
			{ type: 'spans', data: [] },
		],
		_meta: {
			user: { email: filtered },
			tags: { 1: { value: filtered } },
			entries: {
				1: {
					data: {
						values: { 1: { value: filtered, stacktrace: { frames: { 1: { vars: { a: filtered } } } } } },
					},
				},
				2: { data: { values: { 1: { message: filtered } } } },
				3: { data: { data: filtered, headers: { 0: { 1: filtered } } } },
				4: { data: { formatted: filtered } },
				5: { data: filtered },
			},
		},
	});
	const at = (...path: readonly string[]): unknown =>
		path.reduceRight<unknown>((inner, name) => ({ inner: { [name]: inner } }), own);
	assert.deepEqual(marks, at('user', 'email'));
	assert.deepEqual(tags, [{ key: 'token', value: '[Filtered]', marks: at('value') }]);
	const [exception, breadcrumbs, request, message, spans] = entries;
	assert.ok(exception?.type === 'exception' && breadcrumbs?.type === 'breadcrumbs');
	const [raised] = exception.values;
	assert.deepEqual(marksIn(raised?.marks, 'value'), own);
	assert.deepEqual(raised?.stacktrace?.frames[0]?.marks, at('vars', 'a'));
	assert.deepEqual(breadcrumbs.values[0]?.marks, at('message'));
	assert.ok(request?.type === 'request' && message?.type === 'message');
	assert.deepEqual(marksIn(request.request.marks, 'data'), own);
	assert.deepEqual(marksIn(marksIn(marksIn(request.request.marks, 'headers'), 0), 1), own);
	assert.deepEqual(message.marks, at('formatted'));
	assert.deepEqual(spans, { type: 'unknown', name: 'spans', data: [] });
});

test('a header that cannot be read takes the marks of the headers with it: they would stand at others', () => {
	const { entries } = read({
		entries: [{ type: 'request', data: { url: 'https://sentry.example/', headers: [null, ['A', 'b']] } }],
		_meta: { entries: { 0: { data: { url: filtered, headers: { 1: { 1: filtered } } } } } },
	});
	const [request] = entries;
	assert.ok(request?.type === 'request');
	assert.deepEqual(request.request.marks, { inner: { url: own } });
});
