import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as z from 'zod/mini';
import { CulpritError, type FailureFacts, type FailureReason } from '../../../src/core/failure.ts';
import type { ApiReply } from '../../../src/sentry/request/exchange.ts';
import { InFlight } from '../../../src/sentry/request/inFlight.ts';
import { eventFilterParameters, eventQuestion } from '../../../src/sentry/resources/issueQuestions.ts';
import { isExempt } from '../../../src/sentry/transport/noProxy.ts';
import { oneLine } from '../../../src/sentry/request/oneLine.ts';
import { toPage } from '../../../src/sentry/resources/resultPage.ts';
import { parameters } from '../../../src/sentry/request/parameters.ts';
import { createPauses } from '../../../src/sentry/request/pauses.ts';
import { followable } from '../../../src/sentry/transport/redirect.ts';
import { retryDelay } from '../../../src/sentry/request/retry.ts';
import { isOrganizationToken, isSendable } from '../../../src/sentry/request/token.ts';
import { isWebPage } from '../../../src/sentry/request/webPage.ts';

const failed = (reason: FailureReason, facts: FailureFacts = {}): CulpritError =>
	new CulpritError(reason, facts);

const retries: readonly (readonly [string, unknown, number, number | undefined])[] = [
	['a dropped connection', failed('unreachable', { code: 'ECONNRESET' }), 1, 200],
	['a connection that is dropped again', failed('unreachable', { code: 'ECONNRESET' }), 2, 600],
	['a third failure', failed('unreachable', { code: 'ECONNRESET' }), 3, undefined],
	['a name that is not there', failed('unreachable', { code: 'ENOTFOUND' }), 1, undefined],
	['502', failed('serverError', { status: 502 }), 1, 200],
	['503', failed('serverError', { status: 503 }), 1, 200],
	['504', failed('serverError', { status: 504 }), 1, 200],
	['500', failed('serverError', { status: 500 }), 1, undefined],
	['a time-out', failed('timeout'), 1, undefined],
	['something else', new Error('x'), 1, undefined],
];
for (const [what, error, attempt, delay] of retries) {
	test(`${what}, attempt ${attempt}: ${delay === undefined ? 'no other try' : `another try after ${delay} ms`}`, () => {
		assert.equal(
			retryDelay(error, attempt, () => 0),
			delay,
		);
		assert.equal(
			retryDelay(error, attempt, () => 1),
			delay && delay * 2,
		);
	});
}

test('a pause is the longest that a server asked for, and its own', () => {
	let now = 1;
	const pauses = createPauses(() => now);
	assert.equal(pauses.until('a'), undefined);
	pauses.note('a', 5);
	pauses.note('a', 3);
	assert.deepEqual([pauses.until('a'), pauses.until('b')], [5, undefined]);
	pauses.forget();
	assert.equal(pauses.until('a'), undefined);
	pauses.note('a', 5);
	now = 4;
	assert.equal(pauses.until('a'), 5);
	now = 5;
	assert.equal(pauses.until('a'), undefined, 'it is over');
	now = 0;
	assert.equal(pauses.until('a'), undefined, 'a clock that was set back makes no pause longer');
});

test('a redirect is followed three times, on one origin, and never to itself', () => {
	const from = new URL('https://a.test/x');
	const to = (location: string | undefined, status = 302, hops = 0): string | undefined =>
		followable({ status, headers: new Headers(location === undefined ? {} : { location }) }, from, hops)
			?.href;
	assert.equal(to('/y'), 'https://a.test/y');
	for (const status of [301, 302, 303, 307, 308]) {
		assert.equal(to('/y', status), 'https://a.test/y');
	}
	assert.equal(to('/y', 304), undefined);
	assert.equal(to('/y', 200), undefined);
	assert.equal(to('/y', 302, 2), 'https://a.test/y');
	assert.equal(to('/y', 302, 3), undefined);
	assert.equal(to(undefined), undefined);
	assert.equal(to('/x'), undefined);
	assert.equal(to('https://b.test/y'), undefined);
	assert.equal(to('http://a.test/y'), undefined);
	assert.equal(to('https://a.test:8443/y'), undefined);
	assert.equal(to('https://user@a.test/y'), undefined);
	assert.equal(to('https://:password@a.test/y'), undefined);
	assert.equal(to('https://['), undefined);
});

const reply = (json: unknown, headers: { readonly [name: string]: string } = {}): ApiReply => ({
	status: 200,
	headers: new Headers(headers),
	facts: {},
	size: 0,
	json,
});

test('a page keeps each id once, counts what it cannot read, and says what there is', () => {
	const read = toPage(z.object({ id: z.string() }));
	assert.deepEqual(
		read(reply([{ id: 'a' }, { id: 'b' }, { id: 'a' }, 7, {}], { 'x-hits': '9', 'x-max-hits': '100' })),
		{
			rows: [{ id: 'a' }, { id: 'b' }],
			unreadable: 2,
			endUnknown: true,
			total: 9,
			maxTotal: 100,
		},
	);
	assert.deepEqual(read(reply([])), { rows: [], unreadable: 0, endUnknown: true });
	const last = { link: '<https://sentry.io/x/>; rel="next"; results="false"; cursor="0:100:0"' };
	assert.deepEqual(read(reply([], last)), { rows: [], unreadable: 0 });
	assert.throws(() => read(reply({})), { reason: 'badReply' });
	assert.equal(read(reply(Array.from({ length: 1001 }, (_, at) => ({ id: String(at) })))).rows.length, 1000);
	const first = toPage(z.object({ id: z.string(), count: z.number() }));
	assert.deepEqual(
		first(
			reply([
				{ id: 'a', count: 1 },
				{ id: 'a', count: 2 },
			]),
		).rows,
		[{ id: 'a', count: 1 }],
	);
	const none = toPage(
		z.pipe(
			z.unknown(),
			z.transform((): { id: string } | undefined => undefined),
		),
	);
	assert.equal(none(reply([1])).unreadable, 1);
});

test('one line of a server’s words', () => {
	assert.equal(oneLine(' a\n\u202e b\u0000 '), 'a b');
	assert.equal(oneLine('x'.repeat(300)), 'x'.repeat(300));
	assert.equal(oneLine('x'.repeat(301)), `${'x'.repeat(299)}…`);
	assert.equal(oneLine('abc', 3), 'abc');
	assert.equal(oneLine('abcd', 3), 'ab…');
	assert.equal(oneLine(`${' '.repeat(11)}abc`, 3), 'a');
});

test('parameters: a list repeats its key, what is absent is left out', () => {
	assert.equal(parameters({ a: 1, b: undefined, c: ['x', 'y'], d: [], e: '' }).toString(), 'a=1&c=x&c=y&e=');
});

test('the span of a filter is in seconds of UTC, within what dates can be', () => {
	const span = (start: number, end: number): string =>
		decodeURIComponent(eventFilterParameters({ span: { start, end } }).toString());
	assert.equal(span(0, 86_400), 'start=1970-01-01T00:00:00&end=1970-01-02T00:00:00');
	assert.equal(span(-5, 1e20), 'start=1970-01-01T00:00:00&end=2100-01-01T00:00:00');
	assert.equal(
		eventFilterParameters({}, { limit: 5, cursor: '0:5:0' }).toString(),
		'per_page=5&cursor=0%3A5%3A0',
	);
});

test('an event by its id is kept for good, and asked for by each path', () => {
	const id = '0123456789abcdef0123456789abcdef';
	const paths = (which: string): readonly string[] =>
		eventQuestion('acme', '1', which).paths.map(({ path }) => path);
	assert.equal(eventQuestion('acme', '1', id).keep, 'immutable');
	assert.equal(eventQuestion('acme', '1', 'latest').keep, 'brief');
	assert.deepEqual(paths('latest'), [
		'/organizations/acme/issues/1/events/latest/',
		'/issues/1/events/latest/',
	]);
	assert.deepEqual(paths('recommended'), [
		'/organizations/acme/issues/1/events/recommended/',
		'/organizations/acme/issues/1/events/latest/',
		'/issues/1/events/latest/',
	]);
	assert.deepEqual(paths('01234567-89AB-CDEF-0123-456789ABCDEF').at(-1), `/issues/1/events/${id}/`);
});

test('a page for people is known by its type or its first character', () => {
	assert.ok(isWebPage(new Headers({ 'content-type': 'text/HTML' }), 'x'));
	assert.ok(isWebPage(new Headers(), ' <html>'));
	assert.ok(!isWebPage(new Headers({ 'content-type': 'application/json' }), '{"a":"<"}'));
	assert.ok(!isWebPage(new Headers(), ''));
});

test('a token that can stand in a header', () => {
	assert.ok(isSendable('a'.repeat(4096)));
	assert.ok(!isSendable('a'.repeat(4097)));
	assert.ok(!isSendable('') && !isSendable(undefined) && !isSendable('a b') && !isSendable('a\n'));
	assert.ok(isOrganizationToken('sntrys_x') && !isOrganizationToken('sntryu_x'));
});

for (const [entry, url, exempt] of [
	['a.test', 'http://a.test', true],
	['a.test:80', 'http://a.test', true],
	['a.test:80', 'https://a.test', false],
	['a.test:443', 'http://a.test', false],
	['*.1.2.3', 'https://10.1.2.3', false],
	['10.1.2.3:443', 'https://10.1.2.3', true],
	['10.1.2.0/32', 'https://10.1.2.0', true],
	['10.1.2.0/33', 'https://10.1.2.0', false],
	['10.0.0.0/8', 'https://[fd00::1]', false],
	['fd00::/128', 'https://[fd00::]', true],
	['fd00::/129', 'https://[fd00::]', false],
	['fd00::/8', 'https://10.1.2.3', false],
	['f.0/8', 'https://10.1.2.3', false],
] as const) {
	test(`no proxy for ${entry} ${exempt ? 'exempts' : 'does not exempt'} ${url}`, () => {
		assert.equal(isExempt(new URL(url), [entry]), exempt);
	});
}

test('who asks the same at the same time gets one request, which ends with the last who waits', async () => {
	const flights = new InFlight<string>();
	const started: AbortSignal[] = [];
	let land: (value: string) => void = () => undefined;
	const start = (signal: AbortSignal): Promise<string> => {
		started.push(signal);
		return new Promise((resolve) => (land = resolve));
	};
	const [first, second] = [new AbortController(), new AbortController()];
	const one = flights.join('a', first.signal, start);
	const two = flights.join('a', second.signal, start);
	assert.equal(started.length, 1);
	first.abort();
	await assert.rejects(one, { reason: 'cancelled' });
	assert.equal(started[0]?.aborted, false);
	land('x');
	assert.equal(await two, 'x');
	// It has landed: the next one is another.
	const third = new AbortController();
	const three = flights.join('a', third.signal, start);
	assert.equal(started.length, 2);
	third.abort();
	await assert.rejects(three, { reason: 'cancelled' });
	assert.equal(started[1]?.aborted, true);
	await assert.rejects(flights.join('a', AbortSignal.abort(), start), { reason: 'cancelled' });
	assert.equal(started.length, 2);
	// What has been given up is joined by nobody, though it has not ended yet.
	const four = flights.join('a', new AbortController().signal, start);
	assert.equal(started.length, 3);
	land('y');
	assert.equal(await four, 'y');
});
