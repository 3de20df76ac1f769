import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SentryEvent } from '../../../../src/core/issue/event.ts';
import type { Json } from '../../../../src/core/json.ts';
import { spanEvidence, transactionDuration } from '../../../../src/core/issue/spanEvidence.ts';

const spans = ['a', 'b', 'c', 'd'].map((id) => ({ span_id: id, op: `op-${id}` }));

function told(evidenceData: Json, more: Partial<SentryEvent> = {}) {
	const evidence = spanEvidence({
		entries: [{ type: 'unknown', name: 'spans', data: spans }],
		contexts: {},
		occurrence: { evidenceData },
		...more,
	});
	const ids = (of: 'parents' | 'causes' | 'offenders') => evidence?.[of].map(({ id }) => id).join('');
	return evidence && [ids('parents'), ids('causes'), ids('offenders'), evidence.missing];
}

test('the spans that are named are found, each once, and those that are not there are counted', () => {
	assert.deepEqual(told({ parentSpanIds: ['a'], causeSpanIds: ['b'], offenderSpanIds: ['c', 'd', 'c'] }), [
		'a',
		'b',
		'cd',
		0,
	]);
	assert.deepEqual(told({ parentSpanIds: null, offender_span_ids: ['c', 'x', 'y', 7] }), ['', '', 'c', 2]);
	assert.deepEqual(told({ causeSpanIds: ['b', 'c'], offenderSpanIds: ['c'] }), ['', 'b', 'c', 0]);
});

test('nothing is said to be missing where not all that the server sent is here', () => {
	const cut = { frames: 0, exceptions: 0, threads: 0, breadcrumbs: 0, values: 1 };
	assert.deepEqual(told({ offenderSpanIds: ['c', 'x'] }, { cut }), ['', '', 'c', 0]);
	const entries = [{ type: 'unknown', name: 'spans', data: [...spans, '…'] }] as const;
	assert.deepEqual(told({ offenderSpanIds: ['c', 'x'] }, { entries }), ['', '', 'c', 0]);
});

test('the problem itself goes before the occurrence', () => {
	assert.deepEqual(told({ offenderSpanIds: ['a'] }, { perfProblem: { offenderSpanIds: ['b'] } }), [
		'',
		'',
		'b',
		0,
	]);
});

test('where no span is named there is no evidence', () => {
	for (const data of [null, {}, [], 'x', { offenderSpanIds: [] }, { offenderSpanIds: 'c' }]) {
		assert.equal(told(data), undefined, JSON.stringify(data));
	}
	assert.equal(spanEvidence({ entries: [], contexts: {} }), undefined);
});

test('the transaction itself may be the parent', () => {
	const evidence = spanEvidence({
		entries: [],
		contexts: { trace: { span_id: 'root', op: 'http.server' } },
		title: 'GET /stations',
		startTimestamp: 1_795_003_140.25,
		endTimestamp: 1_795_003_141.5,
		occurrence: { evidenceData: { parentSpanIds: ['root'] } },
	});
	assert.deepEqual(evidence?.parents, [
		{
			id: 'root',
			op: 'http.server',
			description: 'GET /stations',
			duration: 1_250,
			raw: { span_id: 'root', op: 'http.server' },
		},
	]);
});

test('a transaction of which one end is not told has no length', () => {
	assert.equal(transactionDuration({ startTimestamp: 1 }), undefined);
	assert.equal(transactionDuration({ endTimestamp: 1 }), undefined);
});
