import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as z from 'zod/mini';
import { detectedOf } from '../../../../src/core/issue/detected.ts';
import { event } from '../../../../src/sentry/wire/event.ts';

const read = (raw: { readonly [key: string]: unknown }) =>
	detectedOf(z.parse(event, { eventID: 'ab'.repeat(16), ...raw }));

const config = {
	schedule_type: 'crontab',
	schedule: '0 * * * *',
	timezone: 'Europe/Berlin',
	max_runtime: 30,
};

const monitors: readonly (readonly [unknown, unknown])[] = [
	[
		{ id: 'x', name: 'Nightly backup', slug: 'nightly-backup', status: 'missed_checkin', config },
		{
			name: 'Nightly backup',
			slug: 'nightly-backup',
			status: 'missed_checkin',
			schedule: '0 * * * *',
			timezone: 'Europe/Berlin',
		},
	],
	[
		{ slug: 'a', config: { schedule: [2, 'hour'] } },
		{ slug: 'a', interval: { count: 2, unit: 'hour' } },
	],
	[{ slug: 'a', config: { schedule: [2, 'fortnight'] } }, { slug: 'a' }],
	[{ slug: 'a', config: { schedule: ['2', 'hour'] } }, { slug: 'a' }],
	[{ slug: 'a', config: 'x' }, { slug: 'a' }],
	[{ name: '', status: 7, config: {} }, undefined],
	[null, undefined],
	['text', undefined],
];

for (const [monitor, expected] of monitors) {
	test(`the monitor of ${JSON.stringify(monitor)}`, () => {
		assert.deepEqual(read({ contexts: { monitor } }).monitor, expected);
	});
}

const result = {
	status: 'failure',
	status_reason: { type: 'timeout', description: 'Request timed out' },
	region: 'us-west',
	duration_ms: 5_012,
	request_info: { url: 'https://gateway.example.com/health', http_status_code: 504, request_type: 'GET' },
};
const check = {
	url: 'https://gateway.example.com/health',
	statusCode: 504,
	duration: 5_012,
	region: 'us-west',
	reason: 'timeout - Request timed out',
};

for (const [where, evidenceData] of [
	['the evidence', result],
	['the evidence’s packet', { dataPacket: result }],
	['the result in the packet', { dataPacket: { check_result: result } }],
	['the result', { checkResult: result }],
] as const) {
	test(`a check is read from ${where}`, () => {
		assert.deepEqual(read({ occurrence: { evidenceData } }).check, check);
	});
}

test('evidence of another kind is no check', () => {
	assert.equal(
		read({ occurrence: { evidenceData: { url: 'x', region: 'y', duration_ms: 1 } } }).check,
		undefined,
	);
	assert.equal(read({ occurrence: { evidenceData: { request_info: null } } }).check, undefined);
});

for (const [time, at] of [
	[1_796_000_000, 1_796_000_000_000],
	[1_763_445_680.5, 1_763_445_680_500],
	[0, undefined],
	['soon', undefined],
	[null, undefined],
] as const) {
	test(`detected at ${time} is ${at} ms`, () => {
		assert.equal(read({ occurrence: { detectionTime: time } }).at, at);
	});
}

test('an event that Sentry did not find itself has none of it', () => {
	assert.deepEqual(read({ occurrence: null }), {});
});
