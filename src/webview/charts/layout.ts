import { nice, ticks } from 'd3-array';
import { scaleBand } from 'd3-scale';
import { timeTicks, utcTicks } from 'd3-time';
import type { Series, Span } from './series.ts';

/** Everything that is drawn, in CSS pixels from the top left. */
export interface ChartLayout {
	readonly width: number;
	readonly height: number;
	/** The plot: bars stand on `bottom`. */
	readonly plot: {
		readonly left: number;
		readonly right: number;
		readonly top: number;
		readonly bottom: number;
	};
	readonly bars: readonly Bar[];
	readonly yTicks: readonly { readonly value: number; readonly y: number }[];
	readonly xTicks: readonly TimeTick[];
	readonly marks: readonly PlacedMark[];
}

export interface TimeTick {
	/** Unix ms. */
	readonly time: number;
	readonly x: number;
	/** Which end of its label stands at `x`: at the edges it would reach beyond the plot. */
	readonly anchor: 'start' | 'middle' | 'end';
}

interface Bar extends Span {
	/** The bar. Height 0 for no events, at least `minHeight` for any. */
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
	/** The column that belongs to it, for the pointer. */
	readonly from: number;
	readonly step: number;
}

/** A moment worth showing: Unix ms. */
export interface Mark {
	readonly kind: 'release' | 'firstSeen' | 'lastSeen' | 'event' | 'resolved' | 'regressed';
	readonly time: number;
	/** Untrusted for releases. */
	readonly text: string;
}

interface PlacedMark extends Mark {
	readonly x: number;
}

/** One event beside ten thousand must still be seen. */
const minHeight = 2;
/** Two bars must not look like walls. */
const maxWidth = 36;
const tickRoom = { left: 34, right: 8, top: 14, bottom: 18 };
/** Between the labels of two times: more than a blank, so that they are two. */
const labelGap = 8;
/** A label in the middle of a tick that is nearer to the plot's edge would reach beyond it. */
const edge = 16;

export interface LayoutOptions {
	readonly width: number;
	readonly height: number;
	/** Daily buckets start at midnight UTC: so do their labels. */
	readonly utc: boolean;
	/** How wide the label of a time is, in CSS pixels. */
	readonly labelWidth: (time: number) => number;
	readonly marks: readonly Mark[];
}

export function layOut(series: Series, options: LayoutOptions): ChartLayout {
	const width = Math.max(options.width, 120);
	const { height } = options;
	const plot = {
		left: tickRoom.left,
		right: width - tickRoom.right,
		top: tickRoom.top,
		bottom: height - tickRoom.bottom,
	};
	const { spans } = series;
	const band = scaleBand<number>()
		.domain(spans.map((_, index) => index))
		.range([plot.left, plot.right])
		.paddingInner(spans.length > 60 ? 0.1 : 0.25)
		.paddingOuter(0.1);
	const highest = spans.reduce((most, { count }) => Math.max(most, count), 0);
	const [, top] = nice(0, Math.max(highest, 1), 2);
	const y = (value: number) => plot.bottom - (value / top) * (plot.bottom - plot.top);
	const bars = spans.map((span, index) => {
		const tall = span.count === 0 ? 0 : Math.max(minHeight, plot.bottom - y(span.count));
		const width = Math.min(Math.max(band.bandwidth(), 1), maxWidth);
		const x = (band(index) ?? plot.left) + (band.bandwidth() - width) / 2;
		return {
			...span,
			x,
			y: plot.bottom - tall,
			width,
			height: tall,
			from: x + width / 2 - band.step() / 2,
			step: band.step(),
		};
	});
	return {
		width,
		height,
		plot,
		bars,
		yTicks: ticks(0, top, 2)
			.filter((value) => Number.isInteger(value))
			.map((value) => ({ value, y: y(value) })),
		xTicks: timeTicksOf(series, bars, plot, options),
		marks: options.marks.flatMap((mark) => {
			const x = placeOf(bars, mark.time);
			return x === undefined ? [] : [{ ...mark, x }];
		}),
	};
}

function timeTicksOf(
	series: Series,
	bars: readonly Bar[],
	plot: ChartLayout['plot'],
	{ utc, labelWidth }: LayoutOptions,
): readonly TimeTick[] {
	const first = bars[0];
	const last = bars.at(-1);
	if (!first || !last) {
		return [];
	}
	if (series.uneven || bars.length === 1) {
		return [tickAt(first.start, first, plot)];
	}
	const make = utc ? utcTicks : timeTicks;
	const room = labelWidth(first.start) + 2 * labelGap;
	const count = Math.max(2, Math.floor((last.from - first.from) / room));
	const placed: TimeTick[] = [];
	let free = -Infinity;
	for (const date of make(new Date(first.start), new Date(last.start), count)) {
		const time = date.getTime();
		const bar = bars.find(({ start, end }) => time >= start && time < end);
		if (!bar) {
			continue;
		}
		const tick = tickAt(time, bar, plot);
		const width = labelWidth(time);
		const left = tick.x - width * shares[tick.anchor];
		// d3 gives about as many ticks as asked for, not at most.
		if (left >= free) {
			placed.push(tick);
			free = left + width + labelGap;
		}
	}
	return placed;
}

/** How much of a label is left of its tick. */
const shares = { start: 0, middle: 0.5, end: 1 } as const;

function tickAt(time: number, bar: Bar, plot: ChartLayout['plot']): TimeTick {
	const x = bar.x + bar.width / 2;
	return { time, x, anchor: x - plot.left < edge ? 'start' : plot.right - x < edge ? 'end' : 'middle' };
}

/** Where a moment is on the axis; nowhere when it is outside. */
function placeOf(bars: readonly Bar[], time: number): number | undefined {
	const bar = bars.find(({ start, end }) => time >= start && time < end);
	return bar && bar.from + ((time - bar.start) / (bar.end - bar.start)) * bar.step;
}
