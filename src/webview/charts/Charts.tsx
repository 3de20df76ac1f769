import { valueOf } from '../../core/panel/loadable.ts';
import type { PanelSnapshot } from '../../core/panel/protocol.ts';
import type { VNode } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { usePage } from '../page.ts';
import { FailureNote } from '../ui/FailureNote.tsx';
import { Chart } from './Chart.tsx';
import { marksOf } from './marks.ts';
import type { Span } from './series.ts';

interface ChartsProps {
	readonly snapshot: PanelSnapshot;
	/** Users instead of events: another request, made when they are first wanted. */
	readonly ofUsers: boolean;
}

const periods = [
	{ period: '24h', unit: 'hour', buckets: 25 },
	{ period: '30d', unit: 'day', buckets: 31 },
] as const;

/** Events or users of the last 24 hours and 30 days. */
export function Charts({ snapshot, ofUsers }: ChartsProps): VNode {
	const { l10n, ask } = usePage();
	const { filter } = snapshot;
	const details = valueOf(snapshot.details);
	// The row has one of the two series at most.
	const issue = details ?? snapshot.issue;
	const { series } = snapshot.sections;
	const known = valueOf(series);
	const load = () => void ask('load', { section: 'series' });
	const isWanted = ofUsers && series.state === 'idle';
	useEffect(() => {
		if (isWanted) {
			load();
		}
	}, [isWanted]);
	const marks = useMemo(
		() => marksOf(snapshot, l10n),
		[snapshot.details, snapshot.event, snapshot.issue, l10n],
	);
	const onChoose = ({ start, end }: Span) => {
		const span = { start: start / 1000, end: end / 1000 };
		const isSame = filter?.span?.start === span.start && filter.span.end === span.end;
		const { span: _, ...others } = filter ?? {};
		void ask('filter', isSame ? others : { ...others, span });
	};
	// GlitchTip counts 14 days back.
	const isShort = !ofUsers && details?.stats['14d'] !== undefined && details.stats['30d'] === undefined;
	const whyNoEvents = details ? 'notSent' : snapshot.details.state === 'failed' ? 'failed' : 'loading';
	const whyNoUsers =
		series.state === 'ready' ? 'unknownToServer' : series.state === 'failed' ? 'failed' : 'loading';
	return (
		<section class="charts" aria-labelledby="charts-title">
			<h2 id="charts-title" class="hidden">
				{ofUsers ? l10n.t('Users over Time') : l10n.t('Events over Time')}
			</h2>
			{ofUsers && series.state === 'failed' && <FailureNote failure={series.failure} retry={load} />}
			{periods.map(({ period, unit, buckets }) => (
				<Chart
					key={period}
					id={`chart-${period}`}
					title={
						unit === 'hour'
							? l10n.t('Last 24 Hours')
							: isShort
								? l10n.t('Last 14 Days')
								: l10n.t('Last 30 Days')
					}
					stats={
						ofUsers
							? known?.[period].users.slice(-buckets)
							: (issue.stats[isShort && unit === 'day' ? '14d' : period] ??
								known?.[period].events.slice(-buckets))
					}
					counted={ofUsers ? 'users' : 'events'}
					missing={ofUsers ? whyNoUsers : whyNoEvents}
					unit={unit}
					marks={marks}
					chosen={filter?.span}
					onChoose={onChoose}
				/>
			))}
		</section>
	);
}
