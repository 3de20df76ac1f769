import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as z from 'zod/mini';
import { relatedOf, relatedPageUrl } from '../../../../src/core/issue/related.ts';
import { event } from '../../../../src/sentry/wire/event.ts';

const [replay, trace, profile, error] = ['1', '2', '3', '4'].map((digit) => digit.repeat(32));

const contexts = {
	replay: { replay_id: replay },
	trace: { trace_id: trace },
	profile: { profile_id: profile },
	feedback: { message: 'Dark.', associated_event_id: error },
};

function related(raw: { readonly [key: string]: unknown }, project = 'pump') {
	return relatedOf(z.parse(event, { eventID: 'ab'.repeat(16), occurrence: null, ...raw }), project);
}

test('an event leads to its replay, trace and profile, and a feedback to its error', () => {
	assert.deepEqual(related({ contexts }), { pages: { replay, trace, profile }, error });
});

test('a server that has no such pages has no links to them', () => {
	const raw = z.parse(event, { eventID: 'ab'.repeat(16), contexts });
	assert.deepEqual(relatedOf(raw, 'pump'), { pages: {} });
});

for (const [what, raw] of [
	['a feedback', { contexts: { feedback: { replay_id: replay } } }],
	['a tag', { tags: [{ key: 'replayId', value: replay }] }],
	['an id with dashes', { tags: [{ key: 'replayId', value: '11111111-1111-1111-1111-111111111111' }] }],
] as const) {
	test(`a replay is known by ${what}`, () => {
		assert.deepEqual(related(raw), { pages: { replay } });
	});
}

for (const id of [
	'',
	'abc',
	'0'.repeat(32),
	'../'.repeat(10),
	`${'a'.repeat(32)}/../..`,
	'https://evil.test/',
	7,
	null,
	{},
]) {
	test(`${JSON.stringify(id)} is no id`, () => {
		assert.deepEqual(
			related({
				contexts: {
					replay: { replay_id: id },
					trace: { trace_id: id },
					profile: { profile_id: id },
					feedback: { replay_id: id, associated_event_id: id },
				},
				tags: [{ key: 'replayId', value: id }],
			}),
			{ pages: {} },
		);
	});
}

test('a profile is below its project: without one there is no way to it', () => {
	assert.deepEqual(related({ contexts: { profile: contexts.profile } }, ''), { pages: {} });
	assert.deepEqual(related({ contexts: { profile: contexts.profile } }, '../x'), { pages: {} });
});

test('a trace is asked for at the time of its event, without which Sentry looks in the last days only', () => {
	const at = {
		origin: 'https://sentry.acme.test',
		organization: 'acme',
		project: 'pump',
		time: 1_795_000_000_999,
	};
	const urls = (['replay', 'trace', 'profile'] as const).map((page) => relatedPageUrl(page, 'a', at));
	assert.deepEqual(
		urls.map((url) => new URL(url).search),
		['', '?timestamp=1795000000', ''],
	);
});

test('the pages are on the account’s own origin', () => {
	const at = { origin: 'https://sentry.acme.test', organization: 'acme', project: 'pump' };
	const id = '1'.repeat(32);
	assert.deepEqual(
		(['replay', 'trace', 'profile'] as const).map((page) => relatedPageUrl(page, id, at)),
		[
			`https://sentry.acme.test/organizations/acme/replays/${id}/`,
			`https://sentry.acme.test/organizations/acme/performance/trace/${id}/`,
			`https://sentry.acme.test/organizations/acme/profiling/profile/pump/${id}/flamegraph/`,
		],
	);
});
