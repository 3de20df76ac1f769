import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import * as z from 'zod/mini';
import { event, eventSummary } from '../../../../src/sentry/wire/event.ts';
import { issue } from '../../../../src/sentry/wire/issue.ts';
import { issueDetails } from '../../../../src/sentry/wire/issueDetails.ts';
import { anything, gone, nested, placesOf, polluting, replaced } from './mutations.ts';
import { fullEvent, fullIssue } from './payloads.ts';
import { fuzz } from '../../fuzz.ts';

const parsers = [
	{ name: 'a row', parse: issue, payload: fullIssue, identity: ['id'] },
	{ name: 'an issue', parse: issueDetails, payload: fullIssue, identity: ['id'] },
	{ name: 'an event', parse: event, payload: fullEvent, identity: ['id', 'eventID'] },
	{ name: "an event's row", parse: eventSummary, payload: fullEvent, identity: ['id', 'eventID'] },
] as const;

/** Reads it, and holds what every reader of the result relies on. */
function read(parse: z.ZodMiniType, payload: unknown): unknown {
	const result = z.safeParse(parse, payload);
	assert.ok(result.success && result.data !== undefined, 'the row is lost');
	const text = JSON.stringify(result.data);
	assert.ok(text.length < 12_000_000, `${text.length} characters`);
	structuredClone(result.data);
	assert.equal(({} as { polluted?: boolean }).polluted, undefined);
	assertPlain(result.data);
	return result.data;
}

/** No `undefined`, no NaN, no prototype but the plain ones. */
function assertPlain(value: unknown, at = ''): void {
	assert.notEqual(value, undefined, at);
	assert.ok(typeof value !== 'number' || Number.isFinite(value), at);
	if (typeof value === 'object' && value !== null) {
		assert.ok(Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype, at);
		for (const [key, one] of Object.entries(value)) {
			assertPlain(one, `${at}.${key}`);
		}
	}
}

test('taken as they are, these payloads break what comes after', () => {
	const walk = (value: unknown): unknown => (Array.isArray(value) ? value.map(walk) : value);
	assert.throws(() => walk(nested(10_000, '[')), RangeError);
	const copy: { [key: string]: unknown } = {};
	for (const key of Object.keys(polluting as object)) {
		copy[key] = (polluting as { [key: string]: unknown })[key];
	}
	assert.equal((copy as { polluted?: boolean }).polluted, true);
});

for (const { name, parse, payload, identity } of parsers) {
	const places = placesOf(payload).filter(
		([first]) => first !== undefined && !identity.includes(first as never),
	);

	test(`${name} survives each field removed, null, or of another type`, () => {
		for (const path of places) {
			for (const by of [gone, null, 7, [], { x: 1 }]) {
				read(parse, replaced(payload, path, by));
			}
		}
	});

	test(`${name} survives any three fields replaced by anything, huge and deep things among them`, () => {
		fuzz(
			fc.property(
				fc.array(fc.tuple(fc.constantFrom(...places), anything), { minLength: 1, maxLength: 3 }),
				(changes) => {
					let changed: unknown = payload;
					for (const [path, by] of changes) {
						if (exists(changed, path)) {
							changed = replaced(changed, path, by);
						}
					}
					read(parse, changed);
				},
			),
			60,
		);
	});

	test(`${name} survives 10,000 levels and hostile keys in every field`, () => {
		for (const path of places.filter((place) => place.length === 1)) {
			for (const by of [nested(10_000, '['), nested(10_000, '{"a":'), polluting]) {
				read(parse, replaced(payload, path, by));
			}
		}
	});

	test(`${name} is refused, without a throw, when it is no object or has no id`, () => {
		for (const bad of [
			null,
			undefined,
			1,
			'x',
			[],
			true,
			{},
			{ id: null },
			{ id: {} },
			nested(10_000, '['),
		]) {
			const result = z.safeParse(parse, bad);
			assert.ok(!result.success || result.data === undefined);
		}
	});
}

/** Whether an earlier change has left this place where it was. */
function exists(value: unknown, path: readonly (string | number)[]): boolean {
	let at: unknown = value;
	for (const step of path) {
		if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) {
			return false;
		}
		at = (at as { [key: string]: unknown })[step];
	}
	return true;
}
