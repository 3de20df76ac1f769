import { actorName } from '../../core/issue/actorName.ts';
import type { Activity, Actor, Issue, Release } from '../../core/issue/issue.ts';
import { valueOf } from '../../core/panel/loadable.ts';
import type { PanelSnapshot } from '../../core/panel/protocol.ts';
import type { VNode } from 'preact';
import { usePage } from '../page.ts';
import { type Fact, Facts } from '../ui/Facts.tsx';
import { Section } from '../ui/Section.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { Line } from '../ui/Text.tsx';
import { Ago, DateTime } from '../ui/Time.tsx';

/** The numbers and dates of the issue: what the row knows at once, the rest when the details are there. */
export function IssueFacts({ snapshot }: { readonly snapshot: PanelSnapshot }): VNode {
	const { l10n } = usePage();
	const details = valueOf(snapshot.details);
	const issue: Issue = details ?? snapshot.issue;
	const facts: Fact[] = [
		{ name: l10n.t('First seen'), value: seen(issue.firstSeen, details?.firstRelease) },
		{ name: l10n.t('Last seen'), value: seen(issue.lastSeen, details?.lastRelease) },
		{
			name: l10n.t('Assigned to'),
			value: issue.assignedTo ? (
				<Line value={actorName(issue.assignedTo)} />
			) : (
				issue.assignedTo === null && l10n.t('nobody')
			),
		},
		{ name: l10n.t('Participants'), value: people(details?.participants) },
		{ name: l10n.t('Seen by'), value: people(details?.seenBy) },
		{ name: l10n.t('Merged issues'), value: mergedIssues(details?.activity) },
		{ name: l10n.t('Project'), value: issue.project.name === '' ? undefined : issue.project.name },
		{ name: l10n.t('Platform'), value: issue.platform ?? issue.project.platform },
	];
	return (
		<Section id="facts" title={l10n.t('Issue')}>
			<Facts facts={facts} />
			{snapshot.details.state === 'loading' && !details && <Skeleton lines={3} />}
		</Section>
	);
}

/** How many issues were merged into this one, as far as the activity tells (its newest 100 entries). */
function mergedIssues(activity: readonly Activity[] = []): number | undefined {
	const merged = activity
		.filter(({ type }) => type === 'merge')
		.reduce((sum, { data }) => sum + (Array.isArray(data['issues']) ? data['issues'].length : 0), 0);
	return merged === 0 ? undefined : merged;
}

function seen(time: number | undefined, release: Release | undefined): VNode | undefined {
	return time === undefined && !release ? undefined : <Seen time={time} release={release} />;
}

function Seen({
	time,
	release,
}: {
	readonly time: number | undefined;
	readonly release: Release | undefined;
}): VNode {
	const { l10n } = usePage();
	return (
		<>
			{time !== undefined && (
				<>
					<Ago ms={time} />
					<br />
					<span class="muted">
						<DateTime ms={time} />
					</span>
				</>
			)}
			{release && (
				<>
					<br />
					<span class="muted">{l10n.t('in release')}</span>{' '}
					<Line value={release.shortVersion ?? release.version} max={60} />
				</>
			)}
		</>
	);
}

function people(actors: readonly Actor[] | undefined): VNode | undefined {
	return !actors || actors.length === 0 ? undefined : <People actors={actors} />;
}

const shownPeople = 5;

function People({ actors }: { readonly actors: readonly Actor[] }): VNode {
	const { l10n } = usePage();
	const names = actors.slice(0, shownPeople).map(actorName);
	const rest = actors.length - names.length;
	return (
		<>
			<Line value={names.join(', ')} />
			{rest > 0 && ` ${l10n.t('and {0} more', rest)}`}
		</>
	);
}
