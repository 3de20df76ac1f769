import { valueOf } from '../../core/panel/loadable.ts';
import type { PanelSnapshot } from '../../core/panel/protocol.ts';
import type { VNode } from 'preact';
import { usePage } from '../page.ts';
import { truncated, visibleString } from '../../core/text/visibleParts.ts';
import { Empty } from '../ui/Facts.tsx';
import { Loaded, Section } from '../ui/Section.tsx';
import { CommitList } from './Commits.tsx';

interface Props {
	readonly snapshot: PanelSnapshot;
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
						<Empty>{l10n.t('The server told of no commits in this release.')}</Empty>
					) : (
						<CommitList label={l10n.t('Commits')} commits={commits} />
					)
				}
			/>
		</Section>
	);
}
