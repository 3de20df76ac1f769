import { eventsText, usersText } from '../../core/text/countText.ts';
import type { L10n } from '../../core/text/l10n.ts';
import type { Stats } from '../../core/issue/stats.ts';
import type { VNode } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useOpen, usePage } from '../page.ts';
import { Icon } from '../ui/Icon.tsx';
import { BarsSkeleton } from '../ui/Skeleton.tsx';
import { Bars } from './Bars.tsx';
import { layOut, type Mark } from './layout.ts';
import { seriesOf, type Span, trendOf } from './series.ts';
import { TrendWord } from './TrendWord.tsx';

const hour = 3_600_000;
const intervals = { hour, day: 24 * hour };
const height = 112;

export interface ChartProps {
	readonly id: string;
	readonly title: string;
	/** Absent: the server sent no such series. */
	readonly stats: Stats | undefined;
	/** Users cannot be summed up: those of two buckets may be the same. */
	readonly counted: 'events' | 'users';
	/** Why a series can be missing: it may still come, or could not be fetched, or the server keeps no such thing. */
	readonly missing: 'loading' | 'failed' | 'notSent' | 'unknownToServer';
	readonly unit: 'hour' | 'day';
	readonly marks: readonly Mark[];
	/** The bar that the events are narrowed to, Unix seconds. */
	readonly chosen: { readonly start: number; readonly end: number } | undefined;
	readonly onChoose: (span: Span) => void;
}

/** A period as bars, or as the table of the same numbers. */
export function Chart(props: ChartProps): VNode {
	const { id, title, stats, missing, unit, counted, marks, chosen, onChoose } = props;
	const { l10n, formats } = usePage();
	const [asTable, setAsTable] = useOpen(`${id}-table`, false);
	const [active, setActive] = useState<Span>();
	const [box, width] = useWidth();
	const series = useMemo(() => seriesOf(stats ?? [], intervals[unit]), [stats, unit]);
	const layout = useMemo(() => {
		const labelWidth = (time: number) => widthOf(unit === 'day' ? formats.utcDay(time) : formats.hour(time));
		return layOut(series, { width, height, utc: unit === 'day', labelWidth, marks });
	}, [series, width, unit, formats, marks]);
	const nameOf = (span: Span) =>
		unit === 'day'
			? formats.utcDay(span.start)
			: `${formats.weekday(span.start)}, ${formats.hour(span.start)}–${formats.hour(span.end)}`;
	const countText = counted === 'users' ? usersText : eventsText;
	const countOf = (count: number) => countText(count, l10n, formats.language);
	const total = series.spans.reduce((sum, { count }) => sum + count, 0);
	const peak = series.spans.reduce((most, { count }) => Math.max(most, count), 0);
	const label = counted === 'events' ? `${title}: ${countOf(total)}` : `${title}: ${l10n.t('Users')}`;
	return (
		<figure class="chart" aria-labelledby={`${id}-title`}>
			<figcaption class="chart-head">
				<h3 id={`${id}-title`}>{title}</h3>
				{series.spans.length > 0 && counted === 'events' && (
					<strong class="chart-total">{formats.count(total)}</strong>
				)}
				<span class="chart-peak">{total > 0 && l10n.t('Peak {0}', formats.count(peak))}</span>
				<button
					type="button"
					class="icon-button"
					aria-pressed={asTable}
					aria-label={l10n.t('Show {0} as Table', title)}
					title={l10n.t('Show as Table')}
					onClick={() => setAsTable(!asTable)}
				>
					<Icon name="table" />
				</button>
				<span class="chart-readout">
					<span role="status">{active && `${nameOf(active)}: ${countOf(active.count)}`}</span>
					{!active && counted === 'events' && series.spans.length > 0 && (
						<TrendWord trend={trendOf(series, unit === 'hour' ? 12 * hour : 7 * 24 * hour)} unit={unit} />
					)}
					{!active && counted === 'users' && total > 0 && (
						<span class="muted">
							{unit === 'hour' ? l10n.t('Distinct users each hour') : l10n.t('Distinct users each day')}
						</span>
					)}
				</span>
			</figcaption>
			<div ref={box} class="chart-box">
				{!stats && missing === 'loading' ? (
					<BarsSkeleton height={height} />
				) : series.spans.length === 0 ? (
					<p class="empty">{whyNone(stats ? 'notSent' : missing, l10n)}</p>
				) : asTable ? (
					<DataTable spans={series.spans} title={title} counted={counted} nameOf={nameOf} />
				) : (
					<>
						<Bars
							layout={layout}
							label={label}
							unit={unit}
							nameOf={(span) => `${nameOf(span)}: ${countOf(span.count)}`}
							chosen={chosen}
							onActive={setActive}
							onChoose={onChoose}
						/>
						{total === 0 && <p class="chart-none">{l10n.t('No events in this period')}</p>}
					</>
				)}
			</div>
		</figure>
	);
}

let canvas: CanvasRenderingContext2D | null | undefined;

/** Of an axis's label, in CSS pixels: measured, since fonts differ by half. */
function widthOf(label: string): number {
	canvas ??= document.createElement('canvas').getContext('2d');
	if (!canvas) {
		return 0;
	}
	canvas.font = `10px ${getComputedStyle(document.body).fontFamily}`;
	return canvas.measureText(label).width;
}

function whyNone(missing: ChartProps['missing'], l10n: L10n): string {
	switch (missing) {
		case 'failed':
			return l10n.t('Could not be loaded.');
		case 'unknownToServer':
			return l10n.t('This server does not count users over time.');
		case 'notSent':
		case 'loading':
			return l10n.t('The server sent no numbers for this period.');
	}
}

interface DataTableProps {
	readonly spans: readonly Span[];
	readonly title: string;
	readonly counted: ChartProps['counted'];
	readonly nameOf: (span: Span) => string;
}

function DataTable({ spans, title, counted, nameOf }: DataTableProps): VNode {
	const { l10n, formats } = usePage();
	return (
		// A table that scrolls has to be reachable by keyboard.
		<div class="chart-table" tabIndex={0} role="region" aria-label={title}>
			<table>
				<thead>
					<tr>
						<th scope="col">{l10n.t('From')}</th>
						<th scope="col">{counted === 'users' ? l10n.t('Users') : l10n.t('Events')}</th>
					</tr>
				</thead>
				<tbody>
					{spans.toReversed().map((span) => (
						<tr key={span.start}>
							<th scope="row">{nameOf(span)}</th>
							<td>{formats.count(span.count)}</td>
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}

function useWidth(): readonly [{ current: HTMLDivElement | null }, number] {
	const element = useRef<HTMLDivElement>(null);
	const { chartWidth } = usePage();
	const [width, setWidth] = useState(chartWidth);
	useEffect(() => {
		const target = element.current;
		if (!target) {
			return undefined;
		}
		const observer = new ResizeObserver(([entry]) => {
			if (entry && entry.contentRect.width > 0) {
				setWidth(Math.floor(entry.contentRect.width));
			}
		});
		observer.observe(target);
		return () => observer.disconnect();
	}, []);
	return [element, width];
}
