import assert from 'node:assert/strict';
import { test } from 'node:test';
import { elapsed, spansOf } from '../../../../src/core/issue/spans.ts';

test('a span is read from what was sent, and all of that is kept', () => {
	const raw = {
		span_id: 'b01',
		parent_span_id: 'a01',
		op: 'db.query',
		description: 'SELECT 1',
		start_timestamp: 1_790_000_000.01,
		timestamp: 1_790_000_000.0155,
		data: { 'db.system': 'postgresql' },
	};
	const [span] = spansOf([{ type: 'unknown', name: 'spans', data: [raw] }]);
	assert.ok(Math.abs((span?.duration ?? 0) - 5.5) < 0.01, String(span?.duration));
	assert.deepEqual(
		{ ...span, duration: 0 },
		{ id: 'b01', parentId: 'a01', op: 'db.query', description: 'SELECT 1', duration: 0, raw },
	);
});

test('what cannot be read of a span is absent, and what is none is no span', () => {
	const raw = { span_id: 7, op: '', description: null, start_timestamp: '1', timestamp: 2 };
	const read = (data: Parameters<typeof spansOf>[0][number]) => spansOf([data]);
	assert.deepEqual(read({ type: 'unknown', name: 'spans', data: [raw, null, 'x', [1], {}] }), [
		{ raw },
		{ raw: {} },
	]);
	assert.deepEqual(read({ type: 'unknown', name: 'spans', data: { a: 1 } }), []);
	assert.deepEqual(read({ type: 'unknown', name: 'other', data: [raw] }), []);
});

test('a time that ends before it began, or never, has no length', () => {
	assert.equal(elapsed(2, 1), undefined);
	assert.equal(elapsed(-1e308, 1e308), undefined);
	assert.equal(elapsed(1, undefined), undefined);
	assert.equal(elapsed(1, 1), 0);
});
