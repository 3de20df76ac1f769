import type { IssueDetails, Release } from '../../core/issue/issue.ts';
import type { Json } from '../../core/json.ts';
import { valueOf } from '../../core/panel/loadable.ts';
import type { PanelSnapshot } from '../../core/panel/protocol.ts';
import type { VNode } from 'preact';
import { usePage } from '../page.ts';
import { Fold } from '../ui/Fold.tsx';
import { type Fact, Empty, Facts } from '../ui/Facts.tsx';
import { JsonTree } from '../ui/JsonTree.tsx';
import { RemoteLink } from '../ui/RemoteLink.tsx';
import { Loaded, Section } from '../ui/Section.tsx';
import { Line } from '../ui/Text.tsx';
import { DateTime } from '../ui/Time.tsx';
import { withValues } from '../ui/Value.tsx';

interface ReleasesProps {
	readonly snapshot: PanelSnapshot;
	readonly details: IssueDetails;
}

/** The first and the last release that the issue was seen in, and the one of the event shown. */
export function Releases({ snapshot, details }: ReleasesProps): VNode {
	const { l10n, ask } = usePage();
	const { firstRelease, lastRelease } = details;
	const event = valueOf(snapshot.event);
	const { release } = snapshot.sections;
	const isOne = firstRelease?.version === lastRelease?.version;
	const own = event?.release?.version;
	const isOther = own !== undefined && own !== firstRelease?.version && own !== lastRelease?.version;
	return (
		<Section id="releases" title={l10n.t('Releases')}>
			{!firstRelease && !lastRelease && own === undefined && event && (
				<Empty>{l10n.t('This event names no release.')}</Empty>
			)}
			{firstRelease && (
				<ReleaseFacts
					title={isOne ? l10n.t('First and last release') : l10n.t('First release')}
					release={firstRelease}
				/>
			)}
			{lastRelease && !isOne && <ReleaseFacts title={l10n.t('Last release')} release={lastRelease} />}
			{isOther && (
				<>
					{!valueOf(release) && <Facts facts={[{ name: l10n.t("This event's release"), value: own }]} />}
					<Loaded
						loadable={release}
						load={() => void ask('load', { section: 'release' })}
						render={(known) =>
							known && <ReleaseFacts title={l10n.t("This event's release")} release={known} />
						}
					/>
				</>
			)}
		</Section>
	);
}

function ReleaseFacts({ title, release }: { readonly title: string; readonly release: Release }): VNode {
	const { l10n, formats } = usePage();
	const date = (time: number | undefined) => time !== undefined && <DateTime ms={time} />;
	const count = (number: number | undefined) => number !== undefined && formats.count(number);
	const other = withValues(release.other);
	const facts: Fact[] = [
		{ name: l10n.t('Created'), value: date(release.dateCreated) },
		{ name: l10n.t('Released'), value: date(release.dateReleased) },
		{ name: l10n.t('First event'), value: date(release.firstEvent) },
		{ name: l10n.t('Last event'), value: date(release.lastEvent) },
		{ name: l10n.t('New issues'), value: count(release.newGroups) },
		{ name: l10n.t('Commits'), value: count(release.commitCount) },
		{ name: l10n.t('Deploys'), value: count(release.deployCount) },
		{ name: l10n.t('Last commit'), value: release.lastCommit },
		{ name: l10n.t('Last deploy'), value: release.lastDeploy },
		{ name: l10n.t('Ref'), value: release.ref },
		{ name: l10n.t('Owner'), value: release.owner?.name },
		{ name: l10n.t('Authors'), value: release.authors.map(({ name }) => name).join(', ') },
		{ name: l10n.t('Projects'), value: release.projects.map(({ name, slug }) => name || slug).join(', ') },
	];
	return (
		<div class="card">
			<h3>
				{title}:{' '}
				<RemoteLink url={release.url}>
					<Line value={release.shortVersion ?? release.version} max={80} />
				</RemoteLink>
			</h3>
			<Facts
				class="compact"
				facts={[
					{
						name: l10n.t('Version'),
						value: release.version === release.shortVersion ? undefined : release.version,
					},
					...facts,
				]}
			/>
			{Object.keys(other).length > 0 && <Other values={other} />}
		</div>
	);
}

function Other({ values }: { readonly values: { readonly [key: string]: Json } }): VNode {
	const { l10n } = usePage();
	return (
		<Fold title={l10n.t('Other Fields')}>
			<JsonTree value={values} label={l10n.t('Other Fields')} />
		</Fold>
	);
}
