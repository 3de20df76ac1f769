import type { Commit } from '../../core/issue/issue.ts';
import type { PanelSnapshot } from '../../core/panel/protocol.ts';
import type { VNode } from 'preact';
import { usePage } from '../page.ts';
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
						<Empty>{l10n.t('The server told of no suspect commits.')}</Empty>
					) : (
						<CommitList label={l10n.t('Suspect Commits')} commits={commits} />
					)
				}
			/>
		</Section>
	);
}

/** Commits, each with its message, author and time. */
export function CommitList({
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
