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
	readonly xTicks: readonly { readonly time: number; readonly x: number }[];
	readonly marks: readonly PlacedMark[];
}

export interface Bar extends Span {
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

export interface PlacedMark extends Mark {
	readonly x: number;
}

/** One event beside ten thousand must still be seen. */
const minHeight = 2;
/** Two bars must not look like walls. */
const maxWidth = 36;
const tickRoom = { left: 34, right: 8, top: 14, bottom: 18 };
export interface LayoutOptions {
	readonly width: number;
	readonly height: number;
	/** Daily buckets start at midnight UTC: so do their labels. */
	readonly utc: boolean;
	/** Room that a time label takes, with its distance to the next. */
	readonly labelWidth: number;
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
		xTicks: timeTicksOf(series, bars, options.utc, options.labelWidth),
		marks: options.marks.flatMap((mark) => {
			const x = placeOf(bars, mark.time);
			return x === undefined ? [] : [{ ...mark, x }];
		}),
	};
}

function timeTicksOf(
	series: Series,
	bars: readonly Bar[],
	utc: boolean,
	labelWidth: number,
): ChartLayout['xTicks'] {
	const first = bars[0];
	const last = bars.at(-1);
	if (!first || !last) {
		return [];
	}
	if (series.uneven || bars.length === 1) {
		return [{ time: first.start, x: first.x + first.width / 2 }];
	}
	const make = utc ? utcTicks : timeTicks;
	const count = Math.max(2, Math.floor((last.from - first.from) / labelWidth));
	const placed: { readonly time: number; readonly x: number }[] = [];
	for (const date of make(new Date(first.start), new Date(last.start), count)) {
		const time = date.getTime();
		const bar = bars.find(({ start, end }) => time >= start && time < end);
		const x = bar && bar.x + bar.width / 2;
		// d3 gives about as many ticks as asked for, not at most.
		if (x !== undefined && x - (placed.at(-1)?.x ?? -labelWidth) >= labelWidth) {
			placed.push({ time, x });
		}
	}
	return placed;
}

/** Where a moment is on the axis; nowhere when it is outside. */
function placeOf(bars: readonly Bar[], time: number): number | undefined {
	const bar = bars.find(({ start, end }) => time >= start && time < end);
	return bar && bar.from + ((time - bar.start) / (bar.end - bar.start)) * bar.step;
}
