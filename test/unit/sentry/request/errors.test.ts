import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FailureFacts, FailureReason } from '../../../../src/core/failure.ts';
import { type BadAnswer, fromAnswer } from '../../../../src/sentry/request/errors.ts';

/** What an answer becomes, with all that is known of it and nothing else. What users read of it: `failures.test.ts`. */

const origin = 'https://sentry.example';
const html = { 'content-type': 'text/html' };
const nested = (levels: number, wrap: (inner: unknown) => unknown): unknown =>
	levels === 0 ? 'x' : wrap(nested(levels - 1, wrap));
const objects = (levels: number): unknown => nested(levels, (a) => ({ a }));
const lists = (levels: number): unknown => nested(levels, (inner) => [inner]);

interface Answer {
	readonly status: number;
	readonly body?: unknown;
	readonly headers?: { readonly [name: string]: string };
}
type Row = readonly [what: string, Answer, FailureReason, FailureFacts];

const challenge = (value: string): Answer => ({
	status: 403,
	body: { detail: 'no' },
	headers: { 'www-authenticate': value },
});
const moved = (location: string, code: string): Answer => ({
	status: 302,
	body: { detail: { code, message: 'x' } },
	headers: { location },
});

const rows: readonly Row[] = [
	['the first of the redirects', { status: 300 }, 'redirected', {}],
	['the last that is none', { status: 299 }, 'badReply', {}],
	['a path elsewhere on this server', moved('/x/', 'other'), 'redirected', {}],
	['another server', moved('https://b.test/x/', 'other'), 'redirected', { detail: 'https://b.test' }],
	['another protocol', moved('vscode://x/', 'other'), 'redirected', { detail: 'vscode:' }],
	['a renamed project', moved('/x/', 'resource-moved'), 'redirected', { code: 'resource-moved' }],

	['a page for a path that is missing', { status: 404, body: '<html>', headers: html }, 'notSentry', {}],
	['nothing, said to be a page', { status: 404, body: ' ', headers: html }, 'notFound', {}],
	[
		'JSON, said to be a page',
		{ status: 401, body: { detail: 'x' }, headers: html },
		'invalidToken',
		{ detail: 'x' },
	],
	...[403, 404].map(
		(status): Row => [
			`Bugsink's ${status}`,
			{ status, body: 'Unimplemented API endpoint' },
			'notSentry',
			{ code: 'bugsink' },
		],
	),
	["Bugsink's words elsewhere", { status: 400, body: 'Unimplemented API endpoint' }, 'badRequest', {}],

	...([401, 403] as const).flatMap((status): readonly Row[] => [
		[
			`${status}, log in first`,
			{ status, body: { detail: { code: 'sso-required' } } },
			'ssoRequired',
			{ code: 'sso-required' },
		],
		[
			`${status} with another code`,
			{ status, body: { detail: { code: 'x-y' } } },
			status === 401 ? 'invalidToken' : 'forbidden',
			{ code: 'x-y' },
		],
		[
			`${status} without one`,
			{ status, body: { detail: 'x' } },
			status === 401 ? 'invalidToken' : 'forbidden',
			{ detail: 'x' },
		],
	]),

	[
		'scopes that are lacking',
		challenge('Bearer error="insufficient_scope", scope="event:read event:write"'),
		'missingScope',
		{ detail: 'no', scopes: ['event:read', 'event:write'] },
	],
	[
		'scopes that are not named',
		challenge('Bearer error="insufficient_scope"'),
		'missingScope',
		{ detail: 'no', scopes: [] },
	],
	['another challenge', challenge('Bearer realm="api", scope="event:read"'), 'forbidden', { detail: 'no' }],

	[
		'a code and words',
		{ status: 400, body: { detail: { code: 'a-b', message: 'x' } } },
		'badRequest',
		{ code: 'a-b', detail: 'x' },
	],
	[
		'words that are none',
		{ status: 400, body: { detail: { code: 'a-b', message: 7 } } },
		'badRequest',
		{ code: 'a-b' },
	],
	[
		'codes that are none: a sentence',
		{ status: 400, body: { detail: { code: 'a b', message: 'x' } } },
		'badRequest',
		{ detail: 'x' },
	],
	[
		'codes that are none: a number',
		{ status: 400, body: { detail: { code: 12, message: 'x' } } },
		'badRequest',
		{ detail: 'x' },
	],

	[
		'the last word of where it is',
		{ status: 422, body: { detail: [{ loc: ['body', 'data', 'text'], msg: 'x' }] } },
		'badRequest',
		{ detail: 'text: x' },
	],
	[
		'the number of an error, which is no complaint',
		{ status: 400, body: { errorId: 'e1', title: 'x' } },
		'badRequest',
		{ detail: 'title: x' },
	],
	[
		'fields in fields, five deep',
		{ status: 400, body: objects(5) },
		'badRequest',
		{ detail: 'a.a.a.a.a: x' },
	],
	['fields in fields, deeper', { status: 400, body: objects(6) }, 'badRequest', {}],
	['lists in lists, five deep', { status: 400, body: { detail: lists(5) } }, 'badRequest', { detail: 'x' }],
	['lists in lists, deeper', { status: 400, body: { detail: lists(6) } }, 'badRequest', {}],
];

for (const [what, { status, body = '', headers = {} }, reason, facts] of rows) {
	test(`${status}, ${what}: ${reason}`, () => {
		const answer: BadAnswer = {
			status,
			headers: new Headers(headers),
			text: typeof body === 'string' ? body : JSON.stringify(body),
			facts: { origin },
			organizationToken: false,
		};
		const error = fromAnswer(answer);
		assert.equal(error.reason, reason);
		assert.deepEqual(error.facts, { origin, status, ...facts });
	});
}
