import { valueOf } from '../core/panel/loadable.ts';
import type { PanelSnapshot } from '../core/panel/protocol.ts';
import type { ComponentChildren, VNode } from 'preact';
import { Charts } from './charts/Charts.tsx';
import { Navigator } from './event/Navigator.tsx';
import { Head } from './head/Head.tsx';
import { useLowerPart } from './loadLowerPart.ts';
import { useIsAlive, useOpen, usePage } from './page.ts';
import { EventsList } from './sections/EventsList.tsx';
import { EventSections } from './sections/EventSections.tsx';
import { IssueFacts } from './sections/IssueFacts.tsx';
import { SuspectCommits } from './sections/Commits.tsx';
import { FailureNote } from './ui/FailureNote.tsx';
import { Guard } from './ui/Guard.tsx';
import { Icon } from './ui/Icon.tsx';
import { EventSkeleton, Skeleton } from './ui/Skeleton.tsx';
import { Stale } from './ui/Stale.tsx';
import { Button } from './ui/toolkit.ts';

interface AppProps {
	/** Absent until the host has said one. */
	readonly snapshot: PanelSnapshot | undefined;
	/** Why the last thing asked for was refused. */
	readonly notice: string | undefined;
	readonly onDismiss: () => void;
}

export function App({ snapshot, notice, onDismiss }: AppProps): VNode {
	return (
		<>
			{notice !== undefined && <Notice text={notice} onDismiss={onDismiss} />}
			{snapshot ? <IssuePage snapshot={snapshot} /> : <FirstPaint />}
		</>
	);
}

function FirstPaint(): VNode {
	return (
		<main class="page">
			<Skeleton lines={4} />
			<Skeleton lines={8} />
		</main>
	);
}

/** The issue above, the event shown in the wide column, what belongs to the issue as a whole beside it. */
function IssuePage({ snapshot }: { readonly snapshot: PanelSnapshot }): VNode {
	const { l10n, ask } = usePage();
	const event = valueOf(snapshot.event);
	const [ofUsers, setOfUsers] = useOpen('chart-users', false);
	const [lower, loadAgain] = useLowerPart();
	const isWhole = lower !== 'loading';
	const Lower = lower === 'loading' || lower === 'failed' ? undefined : lower;
	const { details } = snapshot;
	if (details.state === 'failed' && details.failure.reason === 'signedOut' && !details.last) {
		// Nothing is known of the issue that may be shown: once, instead of a failure in each section.
		return (
			<Main isWhole>
				<div class="alone">
					<h1>{l10n.t('Issue {0}', snapshot.issue.id)}</h1>
					<FailureNote failure={details.failure} retry={() => void ask('refresh', undefined)} />
				</div>
			</Main>
		);
	}
	return (
		<Main isWhole={isWhole}>
			<Guard>
				<Head snapshot={snapshot} ofUsers={ofUsers} onOfUsers={setOfUsers} />
			</Guard>
			{snapshot.details.state === 'failed' && (
				<FailureNote
					failure={snapshot.details.failure}
					retry={() => void ask('load', { section: 'details' })}
				/>
			)}
			<Stale loadable={snapshot.details} />
			<Guard>
				<Charts snapshot={snapshot} ofUsers={ofUsers} />
			</Guard>
			<div class={isWhole ? 'columns' : 'columns in-part'}>
				<div class="column-main" aria-busy={snapshot.event.state === 'loading'}>
					<Guard>
						<Navigator snapshot={snapshot} />
					</Guard>
					<Guard>
						<EventsList snapshot={snapshot} />
					</Guard>
					{snapshot.event.state === 'failed' &&
						(snapshot.filter && snapshot.event.failure.reason === 'notFound' ? (
							<NothingLeft />
						) : (
							<FailureNote
								failure={snapshot.event.failure}
								retry={() => void ask('load', { section: 'event' })}
							/>
						))}
					{snapshot.mismatch && <Mismatch isIgnored={snapshot.mismatch === 'ignored'} />}
					<Stale loadable={snapshot.event} />
					{event ? (
						<EventSections event={event} snapshot={snapshot}>
							{Lower && <Lower.BelowStack event={event} snapshot={snapshot} />}
						</EventSections>
					) : (
						snapshot.event.state !== 'failed' && <EventSkeleton />
					)}
					<Guard>{event && Lower && <Lower.Attachments snapshot={snapshot} />}</Guard>
					{lower === 'failed' && <RestMissing retry={loadAgain} />}
				</div>
				<aside class="column-side" aria-label={l10n.t('Issue')}>
					<Guard>
						<IssueFacts snapshot={snapshot} />
					</Guard>
					<Guard>{event && <SuspectCommits snapshot={snapshot} />}</Guard>
					{Lower && <Lower.LowerSide snapshot={snapshot} />}
				</aside>
			</div>
		</Main>
	);
}

/** It knows alone whether the toolkit is there, so that nothing else is drawn again when it comes. */
function Main({ isWhole, children }: { isWhole: boolean; children: ComponentChildren }): VNode {
	const isAlive = useIsAlive();
	return (
		<main class="page" aria-busy={isWhole && isAlive ? undefined : true}>
			{children}
		</main>
	);
}

/** A part of the extension itself did not come: what is drawn stays of use. */
function RestMissing({ retry }: { readonly retry: () => void }): VNode {
	const { l10n } = usePage();
	const message = l10n.t('The rest of this page could not be loaded.');
	return <FailureNote failure={{ reason: 'unexpected', message }} retry={retry} />;
}

/** Not a failure: the filter asks for what there is not. */
function NothingLeft(): VNode {
	const { l10n } = usePage();
	return (
		<FilterNote
			text={l10n.t('No event of this issue matches the filter.')}
			more={l10n.t('Below is the event that was shown before.')}
		/>
	);
}

function Mismatch({ isIgnored }: { readonly isIgnored: boolean }): VNode {
	const { l10n } = usePage();
	return (
		<FilterNote
			text={l10n.t('This event does not match the filter.')}
			more={isIgnored && l10n.t('The server was asked for one that does, and ignored the filter.')}
		/>
	);
}

function FilterNote({ text, more }: { readonly text: string; readonly more: string | false }): VNode {
	const { l10n, ask } = usePage();
	return (
		<div class="failure" role="status">
			<Icon name="filter" />
			<div class="failure-text">
				<strong>{text}</strong>
				{more && <span>{more}</span>}
			</div>
			<Button onClick={() => void ask('filter', {})}>{l10n.t('Remove All Filters')}</Button>
		</div>
	);
}

function Notice({ text, onDismiss }: { readonly text: string; readonly onDismiss: () => void }): VNode {
	const { l10n } = usePage();
	return (
		<div class="notice" role="alert">
			<Icon name="warning" />
			<span>{text}</span>
			<button type="button" class="icon-button" aria-label={l10n.t('Dismiss')} onClick={onDismiss}>
				<Icon name="close" />
			</button>
		</div>
	);
}
