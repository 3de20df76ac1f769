import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EventCut } from '../../../../src/core/issue/event.ts';
import { eventBudget, type RawEvent, withinBudget } from '../../../../src/sentry/wire/eventBudget.ts';

/** What is left and what is said to be cut, to the one value and character: the page tells the reader these numbers. */

const { values: most, text: mostText } = eventBudget;
const some: EventCut = { frames: 0, exceptions: 0, threads: 0, breadcrumbs: 0, values: 0 };
const entry = (data: unknown, type = 'x'): RawEvent => ({ fields: {}, entries: [{ type, data }] });
const zeros = (count: number): readonly number[] => Array.from({ length: count }, () => 0);
const letters = (count: number): string => 'm'.repeat(count);
const named = (count: number, name: (at: number) => string) =>
	Object.fromEntries(zeros(count).map((zero, at) => [name(at), zero]));

/** `values` in all, itself included, of three levels. */
const frame = (values: number) => ({ lineNo: 1, vars: named(values - 3, (at) => `v${at}`) });
const nested = (levels: number, wrap: (inner: unknown) => unknown): unknown => {
	let value: unknown = 0;
	for (let level = 0; level < levels; level++) {
		value = wrap(value);
	}
	return value;
};
const levelsOf = (value: unknown): number => {
	let levels = 0;
	let inner = value;
	while (typeof inner === 'object' && inner !== null) {
		inner = Object.values(inner)[0];
		levels++;
	}
	return levels;
};

for (const [what, fields] of [
	['values', { contexts: zeros(most - 1) }],
	['text', { title: letters(mostText) }],
] as const) {
	test(`of as many ${what} as may be nothing is cut, even where fields have them all`, () => {
		const event: RawEvent = { fields, entries: [] };
		assert.deepEqual(withinBudget(event), event);
	});
}

for (const [what, before, after, values] of [
	['items of a list', zeros(most + 10), zeros(most - 1), 11],
	['a text that is too long', [letters(mostText + 1)], [`${letters(mostText)}…`], 1],
	['what comes after a text that just fits', [letters(mostText), 'x', 0], [letters(mostText)], 2],
	[
		'names that are too long together',
		named(5_000, (at) => String(at).padStart(1_000, 'n')),
		named(Math.ceil(mostText / 1_000), (at) => String(at).padStart(1_000, 'n')),
		5_000 - Math.ceil(mostText / 1_000),
	],
] as const) {
	test(`kept and counted exactly: ${what}`, () => {
		assert.deepEqual(withinBudget(entry(before)), { ...entry(after), cut: { ...some, values } });
	});
}

test('of tags that are too many the first are kept, and what the others hold is counted', () => {
	const tags = Array.from({ length: 1_003 }, (_, at) => [`key ${at}`, 'value']);
	assert.deepEqual(withinBudget({ fields: { tags }, entries: [] }), {
		fields: { tags: tags.slice(0, 1_000) },
		entries: [],
		cut: { ...some, values: 3 * 3 },
	});
});

test('of entries that are too many the first are kept, and what the others hold is counted', () => {
	const entries = Array.from({ length: 202 }, (_, at) => ({ type: `type ${at}`, data: [at] }));
	assert.deepEqual(withinBudget({ fields: {}, entries }), {
		fields: {},
		entries: entries.slice(0, 200),
		cut: { ...some, values: 2 * 4 },
	});
});

for (const [what, huge] of [
	['values', zeros(most)],
	['text', [letters(mostText), 'x']],
] as const) {
	for (const order of ['first', 'last'] as const) {
		test(`a small field is whole where one of too many ${what} comes ${order}`, () => {
			const small = [['a', 'b']];
			const { fields } = withinBudget({
				fields: order === 'first' ? { contexts: huge, tags: small } : { tags: small, contexts: huge },
				entries: [],
			});
			assert.deepEqual(fields['tags'], small);
			assert.notDeepEqual(fields['contexts'], huge);
		});
	}
}

test('a frame that is lost counts as one frame, however much it holds and however deep that is', () => {
	const deep = { lineNo: 1, vars: nested(70, (a) => ({ a })) };
	const frames = [...zeros(80).map(() => deep), ...zeros(120).map(() => frame(1_000))];
	const { entries, cut } = withinBudget(entry({ frames }, 'stacktrace'));
	// Two values are the entry's own, so that the oldest frame kept lacks two.
	assert.deepEqual(cut, { ...some, frames: 80, values: 2 });
	const { vars, ...rest } = frame(1_000);
	const oldest = { ...rest, vars: Object.fromEntries(Object.entries(vars).slice(0, -2)) };
	assert.deepEqual(entries[0]?.data, { frames: [oldest, ...frames.slice(81)] });
});

for (const [where, within] of [
	['the data itself', (list: readonly unknown[]): unknown => list],
	['its values', (values: readonly unknown[]): unknown => ({ values })],
] as const) {
	test(`breadcrumbs that hold too much keep the newest, where the list is ${where}`, () => {
		const crumbs = Array.from({ length: 1_000 }, (_, at) => [at, ...zeros(198)]);
		const { entries, cut } = withinBudget(entry(within(crumbs), 'breadcrumbs'));
		assert.equal(cut?.breadcrumbs, 400);
		assert.deepEqual(JSON.stringify(entries[0]?.data).includes('[999,'), true);
	});
}

for (const [what, wrap] of [
	['lists', (inner: unknown): unknown => [inner]],
	['objects', (a: unknown): unknown => ({ a })],
] as const) {
	test(`${what} inside each other are kept to 64 levels, and 10,000 overflow nothing`, () => {
		for (const levels of [63, 64, 65, 10_000]) {
			const event: RawEvent = {
				fields: {},
				entries: [
					{ type: 'deep', data: nested(levels, wrap) },
					{ type: 'wide', data: zeros(most) },
				],
			};
			const { entries, cut } = withinBudget(event);
			assert.equal(levelsOf(entries[0]?.data), Math.min(levels, 64));
			assert.deepEqual(cut, { ...some, values: Math.min(levels + 1, 65) + 1 });
		}
	});
}
