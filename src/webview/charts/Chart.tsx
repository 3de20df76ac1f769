import type { Stats } from '../../core/stats.ts';
import type { VNode } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useOpen, usePage } from '../page.ts';
import { Icon } from '../ui/Icon.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { Bars } from './Bars.tsx';
import { layOut, type Mark } from './layout.ts';
import { seriesOf, type Span, trendOf } from './series.ts';
import { TrendWord } from './TrendWord.tsx';

const hour = 3_600_000;
const height = 112;
/** Of the axis labels' digits, in CSS pixels: close enough to keep labels apart. */
const charWidth = 6;

export interface ChartProps {
	readonly id: string;
	readonly title: string;
	/** Absent: the server sent no such series. */
	readonly stats: Stats | undefined;
	/** Why a series can be missing: it may still come, or could not be fetched. */
	readonly missing: 'loading' | 'failed' | 'notSent';
	readonly unit: 'hour' | 'day';
	readonly marks: readonly Mark[];
	/** The bar that the events are narrowed to, Unix seconds. */
	readonly chosen: { readonly start: number; readonly end: number } | undefined;
	readonly onChoose: (span: Span) => void;
}

/** Events of a period as bars, or as the table of the same numbers. */
export function Chart({ id, title, stats, missing, unit, marks, chosen, onChoose }: ChartProps): VNode {
	const { l10n, formats } = usePage();
	const [asTable, setAsTable] = useOpen(`${id}-table`, false);
	const [active, setActive] = useState<Span>();
	const [box, width] = useWidth();
	const series = useMemo(() => seriesOf(stats ?? [], unit === 'hour' ? hour : 24 * hour), [stats, unit]);
	const labelWidth = (unit === 'day' ? formats.utcDay(0) : formats.hour(0)).length * charWidth + 16;
	const layout = useMemo(
		() => layOut(series, { width, height, utc: unit === 'day', labelWidth, marks }),
		[series, width, unit, labelWidth, marks],
	);
	const nameOf = (span: Span) =>
		unit === 'day'
			? formats.utcDay(span.start)
			: `${formats.weekday(span.start)}, ${formats.hour(span.start)}–${formats.hour(span.end)}`;
	const countOf = (count: number) =>
		count === 1 ? l10n.t('1 event') : l10n.t('{0} events', formats.count(count));
	const total = series.spans.reduce((sum, { count }) => sum + count, 0);
	const peak = series.spans.reduce((most, { count }) => Math.max(most, count), 0);
	return (
		<figure class="chart" aria-labelledby={`${id}-title`}>
			<figcaption class="chart-head">
				<h3 id={`${id}-title`}>{title}</h3>
				{series.spans.length > 0 && (
					<span class="chart-total">
						<strong>{formats.count(total)}</strong>{' '}
						<TrendWord trend={trendOf(series, unit === 'hour' ? 12 * hour : 7 * 24 * hour)} unit={unit} />
					</span>
				)}
				<span class="chart-readout" role="status">
					{active
						? `${nameOf(active)}: ${countOf(active.count)}`
						: total > 0
							? l10n.t('Peak {0}', formats.count(peak))
							: ''}
				</span>
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
			</figcaption>
			<div ref={box} class="chart-box">
				{!stats && missing === 'loading' ? (
					<Skeleton lines={4} />
				) : series.spans.length === 0 ? (
					<p class="empty">
						{!stats && missing === 'failed'
							? l10n.t('Could not be loaded.')
							: l10n.t('The server sent no numbers for this period.')}
					</p>
				) : asTable ? (
					<DataTable spans={series.spans} title={title} nameOf={nameOf} />
				) : (
					<>
						<Bars
							layout={layout}
							label={`${title}: ${countOf(total)}`}
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

interface DataTableProps {
	readonly spans: readonly Span[];
	readonly title: string;
	readonly nameOf: (span: Span) => string;
}

function DataTable({ spans, title, nameOf }: DataTableProps): VNode {
	const { l10n, formats } = usePage();
	return (
		// A table that scrolls has to be reachable by keyboard.
		<div class="chart-table" tabIndex={0} role="region" aria-label={title}>
			<table>
				<thead>
					<tr>
						<th scope="col">{l10n.t('From')}</th>
						<th scope="col">{l10n.t('Events')}</th>
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
	const [width, setWidth] = useState(400);
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
