import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { usePage } from '../page.ts';
import { truncated, visibleString } from '../../core/text/visibleParts.ts';
import type { ChartLayout, Mark } from './layout.ts';
import type { Span } from './series.ts';

interface BarsProps {
	readonly layout: ChartLayout;
	readonly label: string;
	readonly unit: 'hour' | 'day';
	readonly chosen: { readonly start: number; readonly end: number } | undefined;
	/** A bar's name read aloud, with its value. */
	readonly nameOf: (span: Span) => string;
	readonly onActive: (span: Span | undefined) => void;
	readonly onChoose: (span: Span) => void;
}

/**
 * The drawing. One bar is in the tab order; arrows, Home and End walk over them, Enter shows the events of that span,
 * Escape lets go.
 */
export function Bars({ layout, label, unit, chosen, nameOf, onActive, onChoose }: BarsProps): VNode {
	const { formats } = usePage();
	const svg = useRef<SVGSVGElement>(null);
	const [current, setCurrent] = useState<number>();
	const { plot, bars } = layout;
	const entry = Math.min(current ?? bars.length - 1, bars.length - 1);
	const focus = (index: number) => {
		setCurrent(index);
		svg.current?.querySelector<SVGGElement>(`[data-bar="${index}"]`)?.focus();
	};
	const onKeyDown = (event: KeyboardEvent) => {
		const to = targetOf(event.key, entry, bars.length);
		const bar = bars[entry];
		if (to !== undefined) {
			event.preventDefault();
			focus(to);
		} else if (event.key === 'Escape') {
			onActive(undefined);
		} else if (bar && (event.key === 'Enter' || event.key === ' ')) {
			event.preventDefault();
			onChoose(bar);
		}
	};
	return (
		<svg
			ref={svg}
			class="bars"
			width={layout.width}
			height={layout.height}
			role="group"
			aria-label={label}
			onKeyDown={onKeyDown}
			onPointerLeave={() => onActive(undefined)}
		>
			{layout.yTicks.map(({ value, y }) => (
				<g key={`y${value}`} class="tick" aria-hidden="true">
					<line x1={plot.left} x2={plot.right} y1={y} y2={y} />
					<text x={plot.left - 5} y={y + 3.5} text-anchor="end">
						{formats.compact(value)}
					</text>
				</g>
			))}
			{layout.xTicks.map(({ time, x, anchor }) => (
				<g key={`x${time}`} class="tick" aria-hidden="true">
					<line x1={x} x2={x} y1={plot.bottom} y2={plot.bottom + 3} />
					<text x={x} y={layout.height - 4} text-anchor={anchor}>
						{unit === 'day' ? formats.utcDay(time) : formats.hour(time)}
					</text>
				</g>
			))}
			{bars.map((bar, index) => (
				<g
					key={bar.start}
					data-bar={index}
					class={isChosen(bar, chosen) ? 'bar chosen' : 'bar'}
					role="button"
					tabindex={index === entry ? 0 : -1}
					aria-label={nameOf(bar)}
					onFocus={() => {
						setCurrent(index);
						onActive(bar);
					}}
					onBlur={() => onActive(undefined)}
					onPointerEnter={() => onActive(bar)}
					onClick={() => onChoose(bar)}
				>
					<rect class="column" x={bar.from} y={plot.top} width={bar.step} height={plot.bottom - plot.top} />
					<rect class="value" x={bar.x} y={bar.y} width={bar.width} height={bar.height} />
				</g>
			))}
			{layout.marks.map(({ kind, time, text, x }) => (
				<g key={`${kind}${time}${text}`} class={`mark-line ${kind}`} role="img" aria-label={nameOfMark(text)}>
					<title>{nameOfMark(text)}</title>
					<line x1={x} x2={x} y1={plot.top - 6} y2={plot.bottom} />
					<path d={markShape(kind, x, plot.top - 8)} />
				</g>
			))}
		</svg>
	);
}

/** Shapes tell the marks apart without colour: a flag for releases, triangles for first, last and seen again, a square for resolved, a diamond for the event shown. */
function markShape(kind: Mark['kind'], x: number, y: number): string {
	switch (kind) {
		case 'release':
			return `M${x},${y - 4}h7l-2,3l2,3h-7z`;
		case 'firstSeen':
			return `M${x},${y - 4}l6,3.5l-6,3.5z`;
		case 'lastSeen':
			return `M${x},${y - 4}l-6,3.5l6,3.5z`;
		case 'resolved':
			return `M${x - 3},${y - 4}h6v6h-6z`;
		case 'regressed':
			return `M${x},${y - 4}l4,7h-8z`;
		case 'event':
			return `M${x},${y - 4}l4,4l-4,4l-4,-4z`;
	}
}

function nameOfMark(text: string): string {
	return visibleString(truncated(text, 120));
}

function targetOf(key: string, at: number, count: number): number | undefined {
	switch (key) {
		case 'ArrowRight':
		case 'ArrowUp':
			return Math.min(at + 1, count - 1);
		case 'ArrowLeft':
		case 'ArrowDown':
			return Math.max(at - 1, 0);
		case 'Home':
			return 0;
		case 'End':
			return count - 1;
		default:
			return undefined;
	}
}

function isChosen(span: Span, chosen: BarsProps['chosen']): boolean {
	return chosen !== undefined && chosen.start * 1000 === span.start && chosen.end * 1000 === span.end;
}
