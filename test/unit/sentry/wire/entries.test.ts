import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as z from 'zod/mini';
import { entriesOf, readEntry } from '../../../../src/sentry/wire/entries.ts';
import { eventTag, event } from '../../../../src/sentry/wire/event.ts';
import { issueDetails } from '../../../../src/sentry/wire/issueDetails.ts';
import { metadata } from '../../../../src/sentry/wire/metadata.ts';
import { range } from '../../../../src/sentry/wire/range.ts';
import { eventsAndUsers, statsByPeriod } from '../../../../src/sentry/wire/stats.ts';
import { canBe, sentLine } from '../../../../src/core/source/sentLine.ts';
import { toJson } from '../../../../src/sentry/wire/toJson.ts';

const read = (from: { readonly [key: string]: unknown }) => entriesOf(from).map(readEntry);
const entry = (type: unknown, data: unknown): unknown => read({ entries: [{ type, data }] })[0];

/** An entry as the server sends it, and as it is read. */
const rows: readonly (readonly [string, unknown, unknown])[] = [
	['message', 'text', { type: 'message', formatted: 'text' }],
	[
		'message',
		{ formatted: 'a 1', message: 'a %s', params: [1] },
		{
			type: 'message',
			formatted: 'a 1',
			template: 'a %s',
			params: [1],
		},
	],
	['message', { message: 'a', params: null }, { type: 'message', formatted: 'a', template: 'a' }],
	['message', { formatted: 'a' }, { type: 'message', formatted: 'a' }],
	['message', { params: [1] }, { type: 'unknown', name: 'message', data: { params: [1] } }],
	['message', 7, { type: 'unknown', name: 'message', data: 7 }],
	['stacktrace', { frames: [] }, { type: 'stacktrace', stacktrace: { frames: [] } }],
	['stacktrace', 'none', { type: 'unknown', name: 'stacktrace', data: 'none' }],
	['request', null, { type: 'unknown', name: 'request', data: null }],
	['exception', { values: [], excOmitted: [1, 3] }, { type: 'exception', values: [], omitted: [1, 3] }],
	['exception', { values: [], exc_omitted: [1, 3] }, { type: 'exception', values: [], omitted: [1, 3] }],
	[
		'exception',
		[{ type: 'E', value: { code: 1 } }],
		{
			type: 'exception',
			values: [{ type: 'E', value: '{"code":1}' }],
		},
	],
	['exception', [{ type: 'E', value: [1] }], { type: 'exception', values: [{ type: 'E', value: '[1]' }] }],
	['exception', { values: null }, { type: 'exception', values: [] }],
	[
		'threads',
		[{ id: 1 }, { id: 2, crashed: true, current: true }],
		{
			type: 'threads',
			values: [
				{ id: '1', current: false, crashed: false },
				{ id: '2', current: true, crashed: true },
			],
		},
	],
	[
		'threads',
		[
			{
				id: 1,
				state: 'BLOCKED',
				heldLocks: {
					'0x0d3a2f0a': {
						type: 8,
						address: '0x0d3a2f0a',
						package_name: 'java.lang',
						class_name: 'Object',
						thread_id: 7,
					},
					'0x05': { type: 1 },
				},
			},
			{ id: 7, held_locks: { '0x0d3a2f0a': { type: 'locked', thread_id: null } } },
			{ id: 8, heldLocks: [{ type: 4, address: '0x6' }, null, 7, { type: 99 }, { type: 'constructor' }] },
			{ id: 9, heldLocks: {} },
			{ id: 10, heldLocks: 'none' },
		],
		{
			type: 'threads',
			values: [
				{
					id: '1',
					current: false,
					crashed: false,
					state: 'BLOCKED',
					heldLocks: [
						{
							type: 'blocked',
							address: '0x0d3a2f0a',
							packageName: 'java.lang',
							className: 'Object',
							threadId: '7',
						},
						{ type: 'locked', address: '0x05' },
					],
				},
				{ id: '7', current: false, crashed: false, heldLocks: [{ type: 'locked', address: '0x0d3a2f0a' }] },
				{ id: '8', current: false, crashed: false, heldLocks: [{ type: 'sleeping', address: '0x6' }] },
				{ id: '9', current: false, crashed: false },
				{ id: '10', current: false, crashed: false },
			],
		},
	],
	[
		'stacktrace',
		{ frames: [{ lineno: 3, lock: { type: 2, class_name: 'Object' } }, { lock: {} }, { lock: 'x' }] },
		{
			type: 'stacktrace',
			stacktrace: {
				frames: [
					{
						lineNo: 3,
						context: [],
						inApp: false,
						errors: [],
						lock: { type: 'waiting', className: 'Object' },
					},
					{ context: [], inApp: false, errors: [] },
					{ context: [], inApp: false, errors: [] },
				],
			},
		},
	],
	[
		'breadcrumbs',
		{ values: [{ message: 'a', data: null }, { data: 0 }] },
		{
			type: 'breadcrumbs',
			values: [{ message: 'a' }, { data: 0 }],
		},
	],
	['later', { a: 1 }, { type: 'unknown', name: 'later', data: { a: 1 } }],
	[undefined as never, { a: 1 }, { type: 'unknown', name: 'unknown', data: { a: 1 } }],
];
for (const [type, data, read] of rows) {
	test(`an entry ${type} of ${JSON.stringify(data)}`, () => assert.deepEqual(entry(type, data), read));
}

test('a request: its query as text, pairs or an object; a body that is 0, or none', () => {
	const request = (fields: object): unknown => Reflect.get(Object(entry('request', fields)), 'request');
	const lists = { headers: [], cookies: [], env: {} };
	assert.deepEqual(request({ query: 'a=1&b', data: 0 }), {
		...lists,
		query: [
			['a', '1'],
			['b', ''],
		],
		data: 0,
	});
	assert.deepEqual(request({ query: [['a', 1], [null, 2], 'c', ['d']], data: null }), {
		...lists,
		query: [
			['a', '1'],
			['d', ''],
		],
	});
	assert.deepEqual(request({ query_string: { a: { b: 1 } } }), { ...lists, query: [['a', '{"b":1}']] });
	assert.deepEqual(request({ query: 7 }), { ...lists, query: [] });
});

test('entries that are none, and an event that is stored with some', () => {
	assert.deepEqual(read({}), []);
	assert.deepEqual(read({ entries: ['x', null] }), []);
	assert.deepEqual(read({ entries: [], logentry: { formatted: 'a' } }), []);
	assert.deepEqual(read({ logentry: { formatted: 'a' }, exception: 'x' }), [
		{ type: 'message', formatted: 'a' },
	]);
	assert.deepEqual(read({ entries: [{ type: 'later' }] }), [{ type: 'unknown', name: 'later', data: null }]);
});

test('the lines around a frame', () => {
	const frame = (fields: object): unknown => {
		const [first] = read({ entries: [{ type: 'stacktrace', data: { frames: [fields] } }] });
		return first?.type === 'stacktrace' ? first.stacktrace.frames[0]?.context : undefined;
	};
	const around = { pre_context: ['a', 7], context_line: 'c', post_context: ['d'] };
	assert.deepEqual(frame({ lineno: 3, ...around }), [
		[1, 'a'],
		[2, ''],
		[3, 'c'],
		[4, 'd'],
	]);
	assert.deepEqual(frame({ lineno: 3, context_line: 'c' }), [[3, 'c']]);
	assert.deepEqual(frame({ ...around }), []);
	assert.deepEqual(frame({ lineno: 3, pre_context: ['a'] }), []);
	assert.deepEqual(frame({ lineno: 3, ...around, context: [[9, 'x'], ['?', 'y'], 'z', [10]] }), [
		[9, 'x'],
		[10, ''],
	]);
});

test('a line of source that is too long for a frame is marked where it was cut', () => {
	const lines = (fields: object): readonly (readonly [number, string])[] => {
		const frames = [{ lineno: 2, ...fields }];
		const [first] = read({ entries: [{ type: 'stacktrace', data: { frames } }] });
		return first?.type === 'stacktrace' ? (first.stacktrace.frames[0]?.context ?? []) : [];
	};
	const text = 'word('.repeat(30_000);
	const told = lines({ pre_context: [text], context_line: text, post_context: [text] });
	for (const [, line] of [...told, ...lines({ context: [[2, text]] })]) {
		assert.ok(line.length < 5_100, `${line.length}`);
		assert.ok(line.endsWith('word( {snip}'));
		assert.equal(canBe(sentLine(line), text), true);
	}
	assert.deepEqual(lines({ context: [[2, 'x'.repeat(5_000)]] }), [[2, 'x'.repeat(5_000)]]);
});

test('what a frame says beside its place', () => {
	const frame = (fields: object): unknown => {
		const data = { frames: [fields], registers: 'none' };
		const [first] = read({ entries: [{ type: 'stacktrace', data }] });
		return first?.type === 'stacktrace' ? first.stacktrace.frames[0] : undefined;
	};
	assert.deepEqual(frame({}), { context: [], inApp: false, errors: [] });
	assert.deepEqual(
		frame({
			in_app: true,
			vars: { a: 1 },
			errors: [{ type: 'js_no_source' }, 'other', {}],
			map: 'https://a.test/x.map',
			data: { orig_lineno: 7, symbolicator_status: 'symbolicated' },
		}),
		{
			origLineNo: 7,
			symbolicatorStatus: 'symbolicated',
			context: [],
			inApp: true,
			vars: { a: 1 },
			errors: ['js_no_source', 'other'],
			mapUrl: 'https://a.test/x.map',
		},
	);
	assert.deepEqual(
		frame({ data: 'x', vars: [], mapUrl: 'https://a.test/y.map', map: 'https://a.test/x.map' }),
		{
			context: [],
			inApp: false,
			errors: [],
			mapUrl: 'https://a.test/y.map',
		},
	);
});

test('a range needs both ends', () => {
	assert.deepEqual(z.parse(range, [0, 2]), [0, 2]);
	assert.equal(z.parse(range, [1, null]), undefined);
	assert.equal(z.parse(range, [null, 1]), undefined);
	assert.equal(z.parse(range, [1]), undefined);
	assert.equal(z.parse(range, null), undefined);
});

test('a tag needs a key and a value, which may be empty', () => {
	assert.deepEqual(z.parse(eventTag, { key: 'a', value: '' }), { key: 'a', value: '' });
	assert.deepEqual(z.parse(eventTag, ['a', 1]), { key: 'a', value: '1' });
	assert.equal(z.parse(eventTag, { key: 'a', value: null }), undefined);
	assert.equal(z.parse(eventTag, { key: '', value: 'x' }), undefined);
	assert.equal(z.parse(eventTag, 'a'), undefined);
});

test('an event: what is an object, what only a name, what neither', () => {
	const read = (fields: object) => z.parse(event, { id: '7', ...fields });
	assert.equal(read({}).id, '7');
	assert.equal(read({ eventID: 'x' }).id, 'x');
	assert.equal(read({ eventID: 'x', id: 'f'.repeat(32) }).id, 'f'.repeat(32));
	assert.equal(read({ release: '1.0' }).release?.version, '1.0');
	assert.equal(read({ release: { ref: 'x' } }).release, undefined);
	assert.deepEqual(read({ packages: { a: '1', b: 2, c: null } }).packages, { a: '1', b: '2' });
	assert.equal(read({ groupingConfig: { id: 'new' } }).groupingConfig, 'new');
	assert.equal(read({ groupingConfig: 'new' }).groupingConfig, 'new');
	assert.deepEqual(read({ occurrence: { a: 1 } }).occurrence, { a: 1 });
	assert.ok(!('occurrence' in read({ occurrence: 'x' })));
	assert.deepEqual(read({ errors: [{ message: 'm' }] }).errors, [
		{ type: 'unknown', message: 'm', data: {} },
	]);
	assert.deepEqual(read({ user: { id: 1, geo: { city: 'X' } } }).user, {
		id: '1',
		data: {},
		geo: { city: 'X' },
	});
	assert.deepEqual(read({ user: { id: 1, geo: 'X' } }).user, { id: '1', data: {} });
});

test('what an issue’s page says beside its fields', () => {
	const read = (fields: object) => z.parse(issueDetails, { id: '1', ...fields });
	assert.equal(read({ subscriptionDetails: { reason: 'mentioned' } }).subscriptionReason, 'mentioned');
	assert.ok(!('subscriptionReason' in read({ subscriptionDetails: 'x' })));
	assert.ok(!('userReportCount' in read({})));
	assert.deepEqual(
		read({
			pluginActions: [['Create', '/x'], 7, null],
			pluginContexts: [{ title: 'T', name: 'N' }, { name: 'N' }, { slug: 's' }, {}],
		}).plugins,
		['Create', '7', 'T', 'N', 's'],
	);
	assert.deepEqual(read({ own: 0, none: null, empty: '', list: [], object: {}, full: { a: 1 } }).other, {
		own: 0,
		full: { a: 1 },
	});
	const [comment, both, other] = read({
		activity: [
			{ id: 5, type: 'note', data: { text: 'hi' }, sentry_app: { name: 'Bot' } },
			{ id: 6, type: 'note', user: { name: 'Ann' }, sentry_app: { name: 'Bot' } },
			{},
		],
	}).activity;
	assert.equal(comment?.text, 'hi');
	assert.equal(comment?.user?.name, 'Bot');
	assert.equal(both?.user?.name, 'Ann', 'who acts through an app acts');
	assert.deepEqual(other, { id: '', type: 'unknown', data: {} });
});

test('metadata of an old client stays to be seen', () => {
	assert.deepEqual(z.parse(metadata, { type: 'E', value: 7 }), { type: 'E', raw: { type: 'E', value: 7 } });
	assert.deepEqual(z.parse(metadata, 'x'), { raw: {} });
});

test('a series of both axes, or none', () => {
	const data = (count: unknown) => ({ data: [[60, [{ count }]]] });
	const both = { 'count()': data(3), 'count_unique(user)': data(1) };
	assert.deepEqual(z.parse(eventsAndUsers, both), {
		events: [{ start: 60, count: 3 }],
		users: [{ start: 60, count: 1 }],
	});
	assert.equal(z.parse(eventsAndUsers, { 'count()': data(3) }), undefined);
	assert.equal(z.parse(eventsAndUsers, { 'count_unique(user)': data(3) }), undefined);
	assert.equal(z.parse(eventsAndUsers, 'x'), undefined);
	const odd = { data: [[60, []], [60, 'x'], 'y', [60, [{}]]] };
	assert.deepEqual(z.parse(eventsAndUsers, { ...both, 'count()': odd })?.events, [{ start: 60, count: 0 }]);
});

test('a period of counts: text is read, what is none is left out', () => {
	const series = [[60, 1], ['120', '2'], [180, -1], ['x', 1], [240.5, 0], 7];
	assert.deepEqual(z.parse(statsByPeriod, { '24h': series, 'no period': [], '14d': 'x' }), {
		'24h': [
			{ start: 60, count: 1 },
			{ start: 120, count: 2 },
			{ start: 240.5, count: 0 },
		],
	});
});

test('a copy of JSON is as deep, as wide and as long as is bearable', () => {
	let deep: unknown = 1;
	for (let level = 0; level < 24; level += 1) {
		deep = [deep];
	}
	assert.equal(JSON.stringify(toJson(deep)).includes('1'), true);
	assert.equal(JSON.stringify(toJson([deep])).includes('1'), false);
	assert.equal(toJson('x'.repeat(20_000)), 'x'.repeat(20_000));
	assert.equal(toJson('x'.repeat(20_001)), `${'x'.repeat(20_000)}…`);
	const wide = (count: number): readonly unknown[] => Array.from({ length: count }, () => 0);
	assert.deepEqual(toJson(wide(20_000)), wide(20_000));
	assert.deepEqual(toJson(wide(20_001)), [...wide(20_000), '…']);
	const keys = (count: number) => Object.fromEntries(wide(count).map((zero, at) => [`k${at}`, zero]));
	assert.deepEqual(toJson(keys(20_000)), keys(20_000));
	assert.deepEqual(toJson(keys(20_001)), { ...keys(20_000), '…': '…' });
	assert.deepEqual(toJson([Infinity, undefined, true, null]), ['Infinity', null, true, null]);
	assert.deepEqual(JSON.stringify(toJson(JSON.parse('{"__proto__":1,"a":2}'))), '{"a":2}');
});

test('of many spans and images each is read whole, whatever the others are', () => {
	const one = { op: 'db', data: Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`k${at}`, at])) };
	const many = Array.from({ length: 1_000 }, () => one);
	assert.deepEqual(entry('spans', many), { type: 'unknown', name: 'spans', data: many });
	assert.deepEqual(entry('debugmeta', { sdk_info: null, images: many }), {
		type: 'unknown',
		name: 'debugmeta',
		data: { sdk_info: null, images: many },
	});
	assert.deepEqual(entry('debugmeta', { images: 7 }), {
		type: 'unknown',
		name: 'debugmeta',
		data: { images: 7 },
	});
	assert.deepEqual(entry('spans', null), { type: 'unknown', name: 'spans', data: null });
});

test('what was measured of a transaction is read, and what is no measure is left out', () => {
	const read = (from: object) => z.parse(event, { eventID: 'a'.repeat(32), ...from });
	const { measurements, breakdowns, startTimestamp, endTimestamp, perfProblem } = read({
		measurements: {
			lcp: { value: 2_512.5, unit: 'millisecond' },
			cls: { value: 0.02, unit: null },
			old: 12,
			odd: { value: 'much' },
			none: null,
		},
		breakdowns: { span_ops: { 'ops.db': { value: '91', unit: 'millisecond' } }, empty: {}, odd: 7 },
		start_timestamp: 1_795_003_140.25,
		endTimestamp: 1_795_003_141.5,
		perfProblem: { offenderSpanIds: ['a'] },
	});
	assert.deepEqual(measurements, [
		{ name: 'lcp', value: 2_512.5, unit: 'millisecond' },
		{ name: 'cls', value: 0.02 },
		{ name: 'old', value: 12 },
	]);
	assert.deepEqual(breakdowns, [
		{ name: 'span_ops', values: [{ name: 'ops.db', value: 91, unit: 'millisecond' }] },
	]);
	assert.deepEqual([startTimestamp, endTimestamp], [1_795_003_140.25, 1_795_003_141.5]);
	assert.deepEqual(perfProblem, { offenderSpanIds: ['a'] });
	const fields = ['measurements', 'breakdowns', 'startTimestamp', 'endTimestamp', 'perfProblem'];
	for (const nothing of [null, {}, [], 'x', Number.NaN]) {
		const left = read(Object.fromEntries(fields.map((name) => [name, nothing])));
		assert.deepEqual(
			fields.filter((name) => Object.hasOwn(left, name) && name !== 'perfProblem'),
			[],
			JSON.stringify(nothing),
		);
	}
});
