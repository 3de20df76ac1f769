import type { Stats } from '../../core/issue/stats.ts';
import { median } from 'd3-array';

/** A stretch of time and its events. Unix ms, `end` excluded. */
export interface Span {
	readonly start: number;
	readonly end: number;
	readonly count: number;
}

export interface Series {
	/** In order, without holes or overlaps (unless `uneven`), at most `maxBars`. */
	readonly spans: readonly Span[];
	/** Length of a bucket as sent, ms. */
	readonly interval: number;
	/** Buckets are too far apart for their number to be filled in: shown side by side. */
	readonly uneven: boolean;
	/** Buckets summed up in one span: more than 1 when there were more than fit. */
	readonly perSpan: number;
}

/** More bars than this cannot be told apart in a panel. */
const maxBars = 120;
/** Holes are filled up to this many buckets, so that two buckets years apart do not fill memory. */
const maxSlots = 20_000;
/** Nothing was counted further than this; what a broken server says beyond it would add up to infinity. */
const maxCount = Number.MAX_SAFE_INTEGER;
/** ECMAScript's last time, in seconds. */
const maxSeconds = 8.64e12;

/**
 * Puts a series in order: sorts, drops what is no number, fills holes with zero, sums up what is too much. A bucket sent
 * twice counts once, with the larger number: counts only grow, so the smaller is the older reading.
 */
export function seriesOf(stats: Stats, usualInterval: number): Series {
	const counts = new Map<number, number>();
	for (const { start, count } of stats) {
		if (Number.isFinite(start) && Math.abs(start) <= maxSeconds && Number.isFinite(count)) {
			counts.set(start, Math.max(counts.get(start) ?? 0, Math.min(count, maxCount), 0));
		}
	}
	const buckets = [...counts]
		.map(([start, count]) => ({ start: start * 1000, count }))
		.sort((a, b) => a.start - b.start);
	const first = buckets[0];
	const last = buckets.at(-1);
	if (!first || !last) {
		return { spans: [], interval: usualInterval, uneven: false, perSpan: 1 };
	}
	const steps = buckets
		.slice(1)
		.map((bucket, index) => bucket.start - (buckets[index]?.start ?? bucket.start));
	const interval = median(steps) ?? usualInterval;
	const slots = Math.round((last.start - first.start) / interval) + 1;
	const uneven = !(slots <= maxSlots);
	const even = uneven
		? buckets.map(({ start, count }) => ({ start, end: start + interval, count }))
		: filled(buckets, first.start, slots, interval);
	const perSpan = Math.ceil(even.length / maxBars);
	return { spans: summed(even, perSpan), interval, uneven, perSpan };
}

function filled(
	buckets: readonly { readonly start: number; readonly count: number }[],
	first: number,
	slots: number,
	interval: number,
): readonly Span[] {
	const counts = new Float64Array(slots);
	for (const { start, count } of buckets) {
		const slot = Math.round((start - first) / interval);
		counts[slot] = (counts[slot] ?? 0) + count;
	}
	return Array.from(counts, (count, slot) => ({
		start: first + slot * interval,
		end: first + (slot + 1) * interval,
		count,
	}));
}

function summed(spans: readonly Span[], perSpan: number): readonly Span[] {
	if (perSpan <= 1) {
		return spans;
	}
	const result: Span[] = [];
	for (let from = 0; from < spans.length; from += perSpan) {
		const group = spans.slice(from, from + perSpan);
		const [head] = group;
		const tail = group.at(-1);
		if (head && tail) {
			result.push({
				start: head.start,
				end: tail.end,
				count: group.reduce((sum, { count }) => sum + count, 0),
			});
		}
	}
	return result;
}

/** Two stretches of the same length at the series' end, to say whether it gets better or worse. */
export interface Trend {
	readonly recent: number;
	readonly before: number;
	/** Length of each, ms. */
	readonly length: number;
	/** `recent / before - 1`; absent when there was nothing before. */
	readonly change?: number;
}

/**
 * Compares the last `spans` bars with as many before them. Sentry sends no earlier period, so the comparison stays
 * inside the series; absent when it is too short. The last bar is not over yet, which the reader is told elsewhere.
 */
export function trendOf(series: Series, length: number): Trend | undefined {
	const { spans, interval, perSpan, uneven } = series;
	const bars = Math.round(length / (interval * perSpan));
	if (uneven || bars < 1 || spans.length < bars * 2) {
		return undefined;
	}
	const sum = (from: number, to?: number) =>
		spans.slice(from, to).reduce((total, { count }) => total + count, 0);
	const recent = sum(-bars);
	const before = sum(-bars * 2, -bars);
	return {
		recent,
		before,
		length: bars * interval * perSpan,
		...(before > 0 && { change: recent / before - 1 }),
	};
}
