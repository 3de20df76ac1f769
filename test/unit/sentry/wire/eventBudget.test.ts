import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import * as z from 'zod/mini';
import type { EventCut, SentryEvent } from '../../../../src/core/issue/event.ts';
import { event } from '../../../../src/sentry/wire/event.ts';
import {
	eventBudget,
	fairShare,
	type RawEvent,
	withinBudget,
} from '../../../../src/sentry/wire/eventBudget.ts';
import { fuzz } from '../../fuzz.ts';
import { fullEvent } from './payloads.ts';

const id = 'a'.repeat(32);
const some: EventCut = { frames: 0, exceptions: 0, threads: 0, breadcrumbs: 0, values: 0 };

const numbered = <T>(count: number, make: (at: number) => T): T[] =>
	Array.from({ length: count }, (_, at) => make(at));
const stack = (count: number, from = 0) => ({ frames: numbered(count, (at) => ({ lineNo: from + at + 1 })) });
const exceptions = (values: readonly object[]) => ({ type: 'exception', data: { values } });

function read(entries: readonly object[], more: object = {}): SentryEvent {
	return z.parse(event, { eventID: id, entries, ...more });
}

/** How many frames each exception has, before source maps and after. */
function frameCounts({ entries }: SentryEvent): readonly (readonly [number, number])[] {
	return entries.flatMap((entry) =>
		entry.type === 'exception'
			? entry.values.map(
					({ stacktrace, rawStacktrace }) =>
						[stacktrace?.frames.length ?? 0, rawStacktrace?.frames.length ?? 0] as const,
				)
			: [],
	);
}

test('an event that is within the budget is as it came, and nothing of it was cut', () => {
	const parts: RawEvent = {
		fields: { title: 'x', tags: [['a', 'b']] },
		entries: [exceptions([{ stacktrace: stack(50) }])].map(({ type, data }) => ({ type, data })),
	};
	assert.deepEqual(withinBudget(parts), parts);
	assert.ok(!('cut' in z.parse(event, fullEvent)));
});

test('an event as large as those that Sentry stores is within the budget', () => {
	const frame = (at: number) => ({
		filename: `app/module_${at}.py`,
		absPath: `/srv/app/module_${at}.py`,
		function: `function_${at}`,
		lineNo: at,
		inApp: true,
		context: numbered(11, (line) => [line, `	value = compute(${line})`]),
		vars: Object.fromEntries(numbered(20, (name) => [`name_${name}`, `'value ${name}'`])),
	});
	const read250 = read([exceptions(numbered(5, () => ({ stacktrace: { frames: numbered(250, frame) } })))]);
	assert.equal(read250.cut, undefined);
	assert.deepEqual(
		frameCounts(read250),
		numbered(5, () => [250, 0]),
	);
});

test('of too many frames each stack keeps its newest, as many as the others; those before source maps go first', () => {
	const cut = read([
		exceptions(numbered(8, () => ({ stacktrace: stack(2_000), rawStacktrace: stack(2_000) }))),
	]);
	assert.deepEqual(
		frameCounts(cut),
		numbered(8, () => [1_250, 0]),
	);
	assert.deepEqual(cut.cut, { ...some, frames: 8 * 2_750 });
	const [entry] = cut.entries;
	assert.ok(entry?.type === 'exception');
	assert.equal(entry.values[0]?.stacktrace?.frames.at(-1)?.lineNo, 2_000, 'the crash is last');
});

test('a short stack among long ones loses nothing, and one alone keeps 2,000', () => {
	const cut = read([
		exceptions([
			{ stacktrace: stack(10), rawStacktrace: stack(10) },
			...numbered(9, () => ({ stacktrace: stack(2_000) })),
		]),
	]);
	assert.deepEqual(frameCounts(cut), [[10, 0], ...numbered(9, () => [1_110, 0])]);
	const alone = read([{ type: 'stacktrace', data: stack(3_000) }]);
	assert.deepEqual(alone.cut, { ...some, frames: 1_000 });
});

test('exceptions, threads and breadcrumbs are bounded over all entries, and the last exception is the one raised', () => {
	const cut = read([
		exceptions(numbered(150, (at) => ({ type: `first ${at}` }))),
		exceptions(numbered(150, (at) => ({ type: `second ${at}` }))),
		{ type: 'threads', data: { values: numbered(1_500, (at) => ({ id: at })) } },
		{ type: 'breadcrumbs', data: numbered(1_200, (at) => ({ message: String(at) })) },
	]);
	const [first, second, threads, crumbs] = cut.entries;
	assert.ok(first?.type === 'exception' && second?.type === 'exception');
	assert.deepEqual([first.values.length, second.values.length], [150, 50]);
	assert.equal(second.values.at(-1)?.type, 'second 149');
	assert.ok(threads?.type === 'threads' && crumbs?.type === 'breadcrumbs');
	assert.deepEqual([threads.values.length, threads.values[0]?.id], [1_000, '0']);
	assert.deepEqual([crumbs.values.length, crumbs.values.at(-1)?.message], [1_000, '1199']);
	assert.deepEqual(cut.cut, { ...some, exceptions: 100, threads: 500, breadcrumbs: 200 });
});

test('of too many values the newest frames have theirs, and of the fields the smallest are whole', () => {
	const vars = Object.fromEntries(numbered(2_000, (at) => [`v${at}`, at]));
	const frames = numbered(100, (at) => ({ lineNo: at, vars }));
	const huge = Object.fromEntries(numbered(100_000, (at) => [`k${at}`, at]));
	const cut = read([{ type: 'stacktrace', data: { frames } }], {
		contexts: huge,
		title: 'The title',
		tags: [{ key: 'a', value: 'b' }],
		dist: '1',
	});
	assert.deepEqual([cut.title, cut.dist, cut.tags], ['The title', '1', [{ key: 'a', value: 'b' }]]);
	const [entry] = cut.entries;
	assert.ok(entry?.type === 'stacktrace');
	assert.equal(entry.stacktrace.frames.at(-1)?.lineNo, 99);
	assert.equal(Object.keys(entry.stacktrace.frames.at(-1)?.vars ?? {}).length, 2_000);
	assert.ok(cut.cut && cut.cut.frames > 0 && cut.cut.values > 0);
	assert.equal(entry.stacktrace.frames.length + cut.cut.frames, 100);
});

test('of too much text what comes last is cut, and the id stays whatever stands before it', () => {
	const cut = read([{ type: 'message', data: { formatted: 'm'.repeat(5_000_000) } }], {
		title: 't'.repeat(5_000_000),
		context: Object.fromEntries(numbered(300, (at) => [`k${at}`, 'x'.repeat(15_000)])),
	});
	assert.equal(cut.id, id);
	const [entry] = cut.entries;
	assert.ok(
		entry?.type === 'message' && entry.formatted.length >= 100_000,
		'the fields leave the entries their share',
	);
	assert.ok(JSON.stringify(cut).length < eventBudget.text + 100_000);
	assert.ok((cut.cut?.values ?? 0) > 0);
});

test('the share of each is fair: nobody has more than the others want, and all of it is used', () => {
	assert.equal(fairShare([], 10), Number.POSITIVE_INFINITY);
	assert.equal(fairShare([3, 4], 10), Number.POSITIVE_INFINITY);
	assert.equal(fairShare([1, 20, 20], 11), 5);
	assert.equal(fairShare([5, 6], 11), Number.POSITIVE_INFINITY);
	assert.equal(fairShare([5, 5, 5], 2), 0);
	fuzz(
		fc.property(fc.array(fc.nat(50)), fc.nat(500), (wanted, all) => {
			const share = fairShare(wanted, all);
			const given = wanted.reduce((sum, one) => sum + Math.min(one, share), 0);
			const total = wanted.reduce((sum, one) => sum + one, 0);
			assert.ok(given <= all);
			assert.ok(given === total || all - given < wanted.length);
		}),
	);
});

test('locks of threads are counted with the other values', () => {
	const heldLocks = Object.fromEntries(numbered(70_000, (at) => [`0x${at}`, { type: 8, thread_id: at }]));
	const { entries, cut } = read([{ type: 'threads', data: { values: [{ id: 1, heldLocks }] } }]);
	const [entry] = entries;
	assert.ok(entry?.type === 'threads');
	assert.ok((entry.values[0]?.heldLocks?.length ?? 0) <= eventBudget.values / 3);
	assert.ok((cut?.values ?? 0) >= 210_000 - eventBudget.values, String(cut?.values));
});

test('spans and images are counted with the other values', () => {
	const images = numbered(30_000, (at) => ({ type: 'elf', image_addr: `0x${at}`, image_size: at }));
	const { entries, cut } = read([
		{ type: 'spans', data: numbered(30_000, (at) => ({ op: 'db', description: `${at}` })) },
		{ type: 'debugmeta', data: { images } },
	]);
	const held = JSON.stringify(entries).match(/"(?:op|description|type|image_\w+)":/g)?.length ?? 0;
	assert.ok(held > 10_000 && held <= eventBudget.values, String(held));
	assert.ok((cut?.values ?? 0) > 60_000, String(cut?.values));
});

test('what was measured is counted with the other fields, and bounded', () => {
	const measurements = Object.fromEntries(numbered(50_000, (at) => [`m${at}`, { value: at }]));
	const breakdowns = Object.fromEntries(numbered(300, (at) => [`b${at}`, measurements]));
	const { cut, ...read50k } = read([], { measurements, breakdowns, perfProblem: { measurements } });
	assert.ok((cut?.values ?? 0) > 10_000_000, String(cut?.values));
	assert.ok((read50k.measurements?.length ?? 0) <= 200);
	assert.ok(JSON.stringify(read50k).length < eventBudget.text);
});
