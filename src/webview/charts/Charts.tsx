import type { Release } from '../../core/issue.ts';
import type { L10n } from '../../core/l10n.ts';
import { valueOf } from '../../core/loadable.ts';
import type { PanelSnapshot } from '../../core/protocol.ts';
import type { VNode } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { usePage } from '../page.ts';
import { FailureNote } from '../ui/FailureNote.tsx';
import { Chart } from './Chart.tsx';
import type { Mark } from './layout.ts';
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
					title={unit === 'hour' ? l10n.t('Last 24 Hours') : l10n.t('Last 30 Days')}
					stats={
						ofUsers
							? known?.[period].users.slice(-buckets)
							: (issue.stats[period] ?? known?.[period].events.slice(-buckets))
					}
					before={known?.[period].events}
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

type Dated = Pick<Release, 'version' | 'shortVersion' | 'dateCreated' | 'dateReleased'>;

/** Releases, the first and the last event, and the one that is shown. */
function marksOf(snapshot: PanelSnapshot, l10n: L10n): readonly Mark[] {
	const details = valueOf(snapshot.details);
	const { firstSeen, lastSeen } = details ?? snapshot.issue;
	const event = valueOf(snapshot.event);
	const releases = new Map<string, Dated>();
	for (const release of [event?.release, details?.firstRelease, details?.lastRelease]) {
		if (release) {
			releases.set(release.version, release);
		}
	}
	const marks: Mark[] = [];
	for (const release of releases.values()) {
		const time = release.dateReleased ?? release.dateCreated;
		if (time !== undefined) {
			const name = release.shortVersion ?? release.version;
			marks.push({ kind: 'release', time, text: l10n.t('Release {0}', name) });
		}
	}
	if (firstSeen !== undefined) {
		marks.push({ kind: 'firstSeen', time: firstSeen, text: l10n.t('First seen') });
	}
	if (lastSeen !== undefined) {
		marks.push({ kind: 'lastSeen', time: lastSeen, text: l10n.t('Last seen') });
	}
	if (event?.dateCreated !== undefined) {
		marks.push({ kind: 'event', time: event.dateCreated, text: l10n.t('This event') });
	}
	return marks;
}
