import type { Issue, IssueDetails } from '../../core/issue.ts';
import type { EventFilter } from '../../core/protocol.ts';
import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { usePage } from '../page.ts';
import { Chart } from './Chart.tsx';
import type { Mark } from './layout.ts';
import type { Span } from './series.ts';

interface ChartsProps {
	/** The row until the details are there: it has one of the two series at most. */
	readonly issue: Issue | IssueDetails;
	/** Why a series can be missing. */
	readonly missing: 'loading' | 'failed' | 'notSent';
	readonly filter: EventFilter | undefined;
}

export function Charts({ issue, missing, filter }: ChartsProps): VNode {
	const { l10n, ask } = usePage();
	const marks = useMemo(() => marksOf(issue, l10n), [issue, l10n]);
	const onChoose = ({ start, end }: Span) => {
		const span = { start: start / 1000, end: end / 1000 };
		const isSame = filter?.span?.start === span.start && filter.span.end === span.end;
		const { span: _, ...others } = filter ?? {};
		void ask('filter', isSame ? others : { ...others, span });
	};
	const common = { marks, missing, chosen: filter?.span, onChoose };
	return (
		<section class="charts" aria-labelledby="charts-title">
			<h2 id="charts-title" class="hidden">
				{l10n.t('Events over Time')}
			</h2>
			<Chart
				id="chart-24h"
				title={l10n.t('Last 24 Hours')}
				stats={issue.stats['24h']}
				unit="hour"
				{...common}
			/>
			<Chart
				id="chart-30d"
				title={l10n.t('Last 30 Days')}
				stats={issue.stats['30d']}
				unit="day"
				{...common}
			/>
		</section>
	);
}

function marksOf(
	issue: Issue | IssueDetails,
	l10n: { t(message: string, ...args: string[]): string },
): readonly Mark[] {
	const marks: Mark[] = [];
	if ('activity' in issue) {
		const releases = new Map(
			[issue.firstRelease, issue.lastRelease].flatMap((release) =>
				release ? [[release.version, release]] : [],
			),
		);
		for (const release of releases.values()) {
			const time = release.dateReleased ?? release.dateCreated;
			if (time !== undefined) {
				marks.push({
					kind: 'release',
					time,
					text: l10n.t('Release {0}', release.shortVersion ?? release.version),
				});
			}
		}
	}
	if (issue.firstSeen !== undefined) {
		marks.push({ kind: 'firstSeen', time: issue.firstSeen, text: l10n.t('First seen') });
	}
	if (issue.lastSeen !== undefined) {
		marks.push({ kind: 'lastSeen', time: issue.lastSeen, text: l10n.t('Last seen') });
	}
	return marks;
}
