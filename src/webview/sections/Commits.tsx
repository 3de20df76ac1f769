import type { Commit } from '../../core/issue.ts';
import { valueOf } from '../../core/loadable.ts';
import type { PanelSnapshot } from '../../core/protocol.ts';
import type { VNode } from 'preact';
import { usePage } from '../page.ts';
import { truncated, visibleString } from '../../core/visibleParts.ts';
import { Empty } from '../ui/Facts.tsx';
import { Icon } from '../ui/Icon.tsx';
import { RemoteLink } from '../ui/RemoteLink.tsx';
import { Loaded, Section } from '../ui/Section.tsx';
import { Line } from '../ui/Text.tsx';
import { Ago } from '../ui/Time.tsx';
import { Windowed } from '../ui/Windowed.tsx';

interface Props {
	readonly snapshot: PanelSnapshot;
}

/** Commits that touched the frames before the issue began, by Sentry's reckoning. */
export function SuspectCommits({ snapshot }: Props): VNode {
	const { l10n, ask } = usePage();
	return (
		<Section id="suspect-commits" title={l10n.t('Suspect Commits')}>
			<Loaded
				loadable={snapshot.sections.suspectCommits}
				load={() => void ask('load', { section: 'suspectCommits' })}
				lines={2}
				render={(commits) =>
					commits.length === 0 ? (
						<Empty>{l10n.t('Sentry suspects no commit: it needs a release with commits for that.')}</Empty>
					) : (
						<CommitList label={l10n.t('Suspect Commits')} commits={commits} />
					)
				}
			/>
		</Section>
	);
}

/** All commits of the release that the event happened in: the cause may be one that Sentry does not suspect. */
export function ReleaseCommits({ snapshot }: Props): VNode | null {
	const { l10n, ask } = usePage();
	const release = valueOf(snapshot.event)?.release ?? valueOf(snapshot.details)?.lastRelease;
	return release === undefined ? null : (
		<Section
			id="release-commits"
			title={l10n.t('Commits in {0}', visibleString(truncated(release.shortVersion ?? release.version, 24)))}
			open={false}
		>
			<Loaded
				loadable={snapshot.sections.releaseCommits}
				load={() => void ask('load', { section: 'releaseCommits' })}
				lines={4}
				render={(commits) =>
					commits.length === 0 ? (
						<Empty>{l10n.t('Sentry was told of no commits in this release.')}</Empty>
					) : (
						<CommitList label={l10n.t('Commits')} commits={commits} />
					)
				}
			/>
		</Section>
	);
}

function CommitList({
	label,
	commits,
}: {
	readonly label: string;
	readonly commits: readonly Commit[];
}): VNode {
	return (
		<Windowed
			class="plain-rows"
			label={label}
			rows={commits}
			rowHeight={44}
			keyOf={({ id }, index) => `${index}:${id}`}
			render={(commit) => <CommitRow commit={commit} />}
		/>
	);
}

function CommitRow({ commit }: { readonly commit: Commit }): VNode {
	return (
		<div class="commit">
			<Icon name="git-commit" />
			<span>
				<RemoteLink url={commit.url}>
					<code>{commit.id.slice(0, 10)}</code>
				</RemoteLink>{' '}
				{commit.message !== undefined && <Line value={commit.message.split('\n', 1)[0] ?? ''} max={120} />}
				<br />
				<span class="muted">
					{commit.author && <Line value={commit.author.name} max={60} />}
					{commit.dateCreated !== undefined && (
						<>
							{' '}
							· <Ago ms={commit.dateCreated} />
						</>
					)}
					{commit.repository !== undefined && (
						<>
							{' '}
							· <Line value={commit.repository} max={80} />
						</>
					)}
				</span>
			</span>
		</div>
	);
}
