import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import * as z from 'zod/mini';
import type { Json } from '../../../../src/core/json.ts';
import { childNames, mask, maskJson } from '../../../../src/core/issue/secretMask.ts';
import { maskReply } from '../../../../src/sentry/cache/keptMask.ts';
import { event } from '../../../../src/sentry/wire/event.ts';
import { maskedValue } from '../../../../src/webview/text/masking.ts';
import { fuzz } from '../../fuzz.ts';

const source = '  token = "5ource-1s-shown"';
const frame = {
	filename: 'app/pay.py',
	lineNo: 7,
	context: [
		[6, 'def pay():'],
		[7, source],
	],
	preContext: [source],
	contextLine: source,
	post_context: [source],
	vars: { api_key: 's3cret', context: 'password=s3cret', frames: [{ contextLine: 'password=s3cret' }] },
};
const production = {
	eventID: 'ab'.repeat(16),
	title: 'refused: password="s3cret"',
	user: { email: 'kim@example.test', ip_address: '192.0.2.7' },
	contexts: { session: { session_id: 's3cret' }, runtime: { name: 'CPython' } },
	context: { 'X-Auth-Token': 's3cret', list: ['Authorization', 's3cret'] },
	tags: [{ key: 'auth_token', value: 's3cret' }],
	entries: [
		{
			type: 'exception',
			data: { values: [{ type: 'E', value: 'Bearer s3crets3crets3cret', stacktrace: { frames: [frame] } }] },
		},
		{ type: 'threads', data: { values: [{ id: 1, rawStacktrace: { frames: [frame] } }] } },
		{ type: 'stacktrace', data: { frames: [frame] } },
		{ type: 'custom', data: { frames: [{ contextLine: 'password=s3cret' }] } },
		{ type: 'breadcrumbs', data: { values: [{ message: 'GET /?token=s3cret', data: { pwd: 's3cret' } }] } },
		{
			type: 'request',
			data: {
				url: 'https://u:s3cret@shop.example/',
				query: [['access_token', 's3cret']],
				cookies: [
					['sid', 's3cret'],
					['empty', ''],
				],
				headers: [
					['Authorization', 'Basic s3cret'],
					['Cookie', 'a=s3cret'],
				],
				data: 'user=kim&password=s3cret',
				env: { DB_PASSWORD: 's3cret' },
			},
		},
	],
};

test('every secret is hidden that the page hides, and what the page shows is left', async () => {
	const { json, masked } = await maskReply(production);
	const text = JSON.stringify(json);
	assert.equal(masked, true);
	assert.doesNotMatch(text, /s3cret/);
	for (const shown of ['kim@example.test', '192.0.2.7', 'app/pay.py', 'CPython', 'shop.example']) {
		assert.ok(text.includes(shown), shown);
	}
	assert.equal(text.split(JSON.stringify(source)).length - 1, 4 * 3, 'source lines of real frames are left');
	assert.match(JSON.stringify(production), /s3cret/, 'what is in memory stays whole');
});

test('it reads as the same event, with nothing to reveal', async () => {
	const read = (json: unknown) => z.parse(event, json);
	const { json } = await maskReply(production);
	const [whole, kept] = [read(production), read(json)];
	assert.deepEqual(
		kept.entries.map(({ type }) => type),
		whole.entries.map(({ type }) => type),
	);
	const request = kept.entries.find((entry) => entry.type === 'request')?.request;
	assert.deepEqual(request?.cookies, [
		['sid', mask],
		['empty', ''],
	]);
	assert.deepEqual(request?.headers, [
		['Authorization', `Basic ${mask}`],
		['Cookie', `a=${mask}`],
	]);
	const reveals = (value: Json, name: string): readonly string[] => {
		if (maskedValue(name, value, 400) !== undefined) {
			return [name];
		}
		if (typeof value !== 'object' || value === null) {
			return [];
		}
		const nameOf = childNames(value);
		return Object.entries(value).flatMap(([key, child]) => reveals(child, nameOf(key)));
	};
	const { entries, ...rest } = kept;
	assert.ok(reveals({ ...whole } as unknown as Json, '').length > 3, 'this look finds what can be revealed');
	assert.deepEqual(reveals(rest as unknown as Json, ''), []);
	assert.deepEqual(
		reveals(request as unknown as Json, '').filter((name) => name !== 'cookies'),
		[],
	);
	assert.ok(entries.length > 0);
});

test('cookies in any form keep their names only', async () => {
	for (const [cookies, hidden] of [
		['sid=s3cret; a=s3cret', `sid=${mask}; a=${mask}`],
		[
			{ sid: 's3cret', a: '' },
			{ sid: mask, a: '' },
		],
		[
			['s3cret', ['sid', 's3cret', 's3cret'], null],
			[mask, mask, null],
		],
		[7, mask],
		[null, null],
	] as const) {
		const { json } = await maskReply({ request: { cookies } });
		assert.deepEqual(json, { request: { cookies: hidden } });
	}
});

test('in pieces as in one, for any answer', async () => {
	const key = fc.constantFrom(
		'password',
		'a',
		'value',
		'name',
		'entries',
		'type',
		'data',
		'content',
		'__proto__',
	);
	const text = fc.constantFrom('Authorization', 'x', 'Bearer abcdefghijklmnop', 'token=abc', '');
	const { json } = fc.letrec((tie) => ({
		json: fc.oneof(
			{ maxDepth: 5, depthSize: 'medium' },
			text,
			fc.constantFrom<Json>(1, null, true),
			fc.array(tie('json'), { maxLength: 4 }),
			fc.array(fc.tuple(key, tie('json')), { maxLength: 5 }).map((pairs) => Object.fromEntries(pairs)),
		),
	}));
	await fuzz(
		fc.asyncProperty(json, fc.integer({ min: 1, max: 12 }), async (value, most) => {
			const whole = maskJson(value as Json);
			const { json: pieces, masked } = await maskReply(value, most);
			assert.equal(JSON.stringify(pieces), JSON.stringify(whole));
			assert.equal(masked, JSON.stringify(whole) !== JSON.stringify(value));
		}),
		1_000,
	);
});

test('others have their turn while a large event is searched', async () => {
	const vars = Object.fromEntries(
		Array.from({ length: 40 }, (_, at) => [`name_${at}`, `a value, as printed ${at}`]),
	);
	const frames = Array.from({ length: 1_500 }, () => ({ ...frame, vars }));
	const large = {
		...production,
		entries: [{ type: 'exception', data: { values: [{ stacktrace: { frames } }] } }],
	};
	assert.ok(JSON.stringify(large).length > 1_000_000);
	let turns = 0;
	const searching = maskReply(large).then(() => 'done');
	while (
		(await Promise.race([searching, new Promise((resolve) => setImmediate(resolve, 'turn'))])) !== 'done'
	) {
		turns++;
	}
	assert.ok(turns >= 3, `${turns} turns`);
});

test('an answer without a body is none', async () => {
	assert.deepEqual(await maskReply(undefined), { json: undefined, masked: false });
	assert.deepEqual(await maskReply([{ id: '1', title: 'x' }]), {
		json: [{ id: '1', title: 'x' }],
		masked: false,
	});
});

const sourceLine = 'password = "5ource"';
/** Another object each time: what is known of one is not known of the next. */
const framesOf = () => ({ frames: [{ context_line: sourceLine }] });
for (const [what, made, isShown] of [
	['a stack', { type: 'stacktrace', data: framesOf() }, true],
	['an exception', { type: 'exception', data: { values: [{ stacktrace: framesOf() }] } }, true],
	[
		'an exception, before source maps',
		{ type: 'exception', data: { values: [{ rawStacktrace: framesOf() }] } },
		true,
	],
	['a thread', { type: 'threads', data: { values: [{ stacktrace: framesOf() }] } }, true],
	[
		'a thread, as it is stored',
		{ type: 'threads', data: { values: [{ raw_stacktrace: framesOf() }] } },
		true,
	],
	['exceptions in a list', { type: 'exception', data: [{ stacktrace: framesOf() }] }, true],
	['a crumb', { type: 'breadcrumbs', data: { values: [{ stacktrace: framesOf() }] } }, false],
	['a text for exceptions', { type: 'exception', data: sourceLine }, false],
] as const) {
	test(`the source in ${what} is ${isShown ? 'left, and nothing is said to be hidden' : 'hidden'}`, async () => {
		const json = { entries: [made] };
		const kept = await maskReply(json);
		assert.equal(kept.masked, !isShown);
		assert.equal(JSON.stringify(kept.json).includes('5ource'), isShown);
		// As it is stored, an event has its entries by their types.
		const stored = await maskReply({ [made.type]: made.data });
		assert.deepEqual(
			[stored.masked, stored.json],
			[!isShown, { [made.type]: listOfEntries(kept.json)[0]?.data }],
		);
	});
}

function listOfEntries(json: unknown): readonly { readonly data: unknown }[] {
	return z.parse(z.object({ entries: z.array(z.object({ data: z.unknown() })) }), json).entries;
}
