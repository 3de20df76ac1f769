import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { seriesOf, trendOf } from '../../../src/webview/charts/series.ts';
import { fuzz } from '../fuzz.ts';

const hour = 3_600_000;
const at = (index: number) => 1_700_000_000 + index * 3600;
const counts = (series: ReturnType<typeof seriesOf>) => series.spans.map(({ count }) => count);

test('no buckets make no spans', () => {
	assert.deepEqual(seriesOf([], hour).spans, []);
});

test('buckets come in order of time, however they were sent', () => {
	const series = seriesOf(
		[2, 0, 1].map((index) => ({ start: at(index), count: index })),
		hour,
	);
	assert.deepEqual(counts(series), [0, 1, 2]);
	assert.equal(series.interval, hour);
});

test('a hole is filled with zero', () => {
	const stats = [0, 1, 2, 6].map((index) => ({ start: at(index), count: 1 }));
	assert.deepEqual(counts(seriesOf(stats, hour)), [1, 1, 1, 0, 0, 0, 1]);
});

test('a bucket sent twice counts once, with the larger number', () => {
	const stats = [
		{ start: at(0), count: 3 },
		{ start: at(1), count: 5 },
		{ start: at(0), count: 2 },
	];
	assert.deepEqual(counts(seriesOf(stats, hour)), [3, 5]);
});

test('one bucket lasts as long as buckets of the period do', () => {
	const [span] = seriesOf([{ start: at(0), count: 7 }], hour).spans;
	assert.deepEqual(span, { start: at(0) * 1000, end: at(1) * 1000, count: 7 });
});

test('what is no number is left out, and no count is below zero', () => {
	const stats = [
		{ start: Number.NaN, count: 1 },
		{ start: at(0), count: Number.NaN },
		{ start: at(1), count: Number.POSITIVE_INFINITY },
		{ start: at(2), count: -4 },
		{ start: 1e300, count: 1 },
	];
	assert.deepEqual(counts(seriesOf(stats, hour)), [0]);
});

test('ten thousand buckets are summed up to what can be seen, and nothing is lost', () => {
	const stats = Array.from({ length: 10_000 }, (_, index) => ({ start: at(index), count: 1 }));
	const series = seriesOf(stats, hour);
	assert.ok(series.spans.length <= 120);
	assert.equal(
		counts(series).reduce((sum, count) => sum + count, 0),
		10_000,
	);
});

test('buckets centuries apart are shown side by side instead of filling memory', () => {
	const stats = [
		{ start: 0, count: 1 },
		{ start: 1, count: 2 },
		{ start: 2, count: 2 },
		{ start: 8e12, count: 3 },
	];
	const series = seriesOf(stats, hour);
	assert.ok(series.uneven);
	assert.deepEqual(counts(series), [1, 2, 2, 3]);
});

test('counts beyond any that can be counted add up to a number all the same', () => {
	const huge = Array.from({ length: 300 }, (_, index) => ({ start: at(index), count: Number.MAX_VALUE }));
	assert.ok(counts(seriesOf(huge, hour)).every((count) => Number.isFinite(count)));
});

test('whatever is sent, spans are in order, do not overlap and are few', () => {
	fuzz(
		fc.property(fc.array(fc.record({ start: fc.double(), count: fc.double() })), (stats) => {
			const { spans, uneven } = seriesOf(stats, hour);
			assert.ok(spans.length <= 120);
			for (const [index, span] of spans.entries()) {
				const next = spans[index + 1];
				assert.ok(Number.isFinite(span.count) && span.count >= 0);
				assert.ok(span.start <= span.end);
				assert.ok(!next || (uneven ? span.start : span.end) <= next.start + 1);
			}
		}),
	);
});

test('the trend compares the last stretch with the one before', () => {
	const stats = Array.from({ length: 25 }, (_, index) => ({ start: at(index), count: index < 13 ? 2 : 3 }));
	assert.deepEqual(trendOf(seriesOf(stats, hour), 12 * hour), {
		recent: 36,
		before: 24,
		length: 12 * hour,
		change: 0.5,
	});
});

test('after nothing there is no rate of change', () => {
	const stats = Array.from({ length: 24 }, (_, index) => ({ start: at(index), count: index < 12 ? 0 : 3 }));
	const trend = trendOf(seriesOf(stats, hour), 12 * hour);
	assert.equal(trend?.recent, 36);
	assert.equal(trend?.change, undefined);
});

test('a series that is too short has no trend', () => {
	const stats = Array.from({ length: 23 }, (_, index) => ({ start: at(index), count: 1 }));
	assert.equal(trendOf(seriesOf(stats, hour), 12 * hour), undefined);
});
