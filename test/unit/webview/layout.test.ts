import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type LayoutOptions, layOut, type TimeTick } from '../../../src/webview/charts/layout.ts';
import { seriesOf } from '../../../src/webview/charts/series.ts';

const hour = 3_600_000;
const day = 24 * hour;
const start = Date.UTC(2026, 10, 1);
const options: LayoutOptions = { width: 400, height: 112, utc: true, labelWidth: () => 34, marks: [] };

function days(counts: readonly number[]) {
	return seriesOf(
		counts.map((count, index) => ({ start: (start + index * day) / 1000, count })),
		day,
	);
}

test('bars stand on the bottom, none is outside, and they are as tall as their counts', () => {
	const { bars, plot } = layOut(days([0, 5, 10]), options);
	assert.deepEqual(
		bars.map(({ height, y }) => height + y),
		[plot.bottom, plot.bottom, plot.bottom],
	);
	assert.equal(bars[0]?.height, 0);
	assert.equal((bars[1]?.height ?? 0) * 2, bars[2]?.height);
	assert.ok(bars.every(({ x, width }) => x >= plot.left && x + width <= plot.right));
});

test('one event beside ten thousand is still seen', () => {
	const { bars } = layOut(days([1, 10_000]), options);
	assert.ok((bars[0]?.height ?? 0) >= 2);
});

test('the axis counts in whole events and reaches the highest bar', () => {
	for (const highest of [0, 1, 2, 3, 7, 99, 12_862, 1e15]) {
		const { yTicks, bars, plot } = layOut(days([0, highest]), options);
		assert.ok(
			yTicks.every(({ value }) => Number.isInteger(value)),
			`${highest}`,
		);
		assert.ok(yTicks.length >= 2, `${highest}`);
		assert.ok(
			bars.every(({ y }) => y >= plot.top),
			`${highest}`,
		);
	}
});

test('labels of the time axis keep their distance', () => {
	const left = ({ x, anchor }: TimeTick): number =>
		anchor === 'start' ? x : anchor === 'end' ? x - 34 : x - 17;
	for (let width = 120; width <= 900; width += 5) {
		const { xTicks } = layOut(days(Array.from({ length: 31 }, () => 1)), { ...options, width });
		for (const [index, tick] of xTicks.entries()) {
			const before = xTicks[index - 1];
			assert.ok(!before || left(tick) - left(before) >= 34 + 8, `${width}`);
		}
		assert.ok(xTicks.length > 0, `${width}`);
	}
});

test('a wide label leaves out those beside it', () => {
	const labelWidth = (time: number) => (time === start + 14 * day ? 200 : 34);
	const series = days(Array.from({ length: 31 }, () => 1));
	const all = layOut(series, options).xTicks.map(({ time }) => time);
	const left = layOut(series, { ...options, labelWidth }).xTicks.map(({ time }) => time);
	assert.ok(all.includes(start + 14 * day));
	assert.ok(left.length < all.length);
});

test('days are labelled at midnight UTC, where their buckets start', () => {
	const { xTicks } = layOut(days(Array.from({ length: 31 }, () => 1)), options);
	assert.ok(xTicks.every(({ time }) => time % day === 0));
});

test('a single bucket has its bar and its label', () => {
	const { bars, xTicks } = layOut(days([4]), options);
	assert.equal(bars.length, 1);
	assert.deepEqual(
		xTicks.map(({ time }) => time),
		[start],
	);
});

test('an empty series has axes and nothing else', () => {
	const { bars, xTicks } = layOut(days([]), options);
	assert.deepEqual([bars, xTicks], [[], []]);
});

test('a mark stands inside the bar of its time, and nowhere when its time is outside', () => {
	const mark = (time: number) => ({ kind: 'release', time, text: '1.0' }) as const;
	const { marks, bars } = layOut(days([1, 1, 1]), {
		...options,
		marks: [mark(start + 1.5 * day), mark(start - 1), mark(start + 3 * day)],
	});
	assert.equal(marks.length, 1);
	const bar = bars[1];
	assert.ok(bar && marks[0] && Math.abs(marks[0].x - (bar.x + bar.width / 2)) < 1);
});
