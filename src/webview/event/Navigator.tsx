import type { SentryEvent } from '../../core/issue/event.ts';
import { valueOf } from '../../core/panel/loadable.ts';
import type { EventSelection, PanelSnapshot } from '../../core/panel/protocol.ts';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { useNow, usePage } from '../page.ts';
import { CopyButton } from '../ui/CopyButton.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Line } from '../ui/Text.tsx';
import { Ago } from '../ui/Time.tsx';
import { Button, ProgressRing } from '../ui/toolkit.ts';
import { FilterChips, Filters } from './FilterBar.tsx';

/** Which event is shown, and the way to the others. */
export function Navigator({ snapshot }: { readonly snapshot: PanelSnapshot }): VNode {
	const { l10n, ask } = usePage();
	const event = valueOf(snapshot.event);
	const { selection } = snapshot;
	const go = (to: EventSelection) => void ask('select', to);
	const named = [
		{
			kind: 'recommended',
			text: l10n.t('Recommended'),
			hint: l10n.t('The event that tells most, by Sentry’s reckoning'),
		},
		{ kind: 'oldest', text: l10n.t('First'), hint: l10n.t('The oldest event that Sentry still has') },
		{ kind: 'latest', text: l10n.t('Last'), hint: l10n.t('The newest event') },
	] as const;
	const lacks = (kind: EventSelection['kind']): boolean => kind === 'oldest' && snapshot.lacksFirst === true;
	return (
		<nav class="navigator" aria-label={l10n.t('Events')}>
			<div class="navigator-row">
				<span class="segmented" role="group" aria-label={l10n.t('Show Event')}>
					{named.map(({ kind, text, hint }) => (
						<button
							key={kind}
							type="button"
							aria-pressed={selection.kind === kind}
							{...(lacks(kind) && { 'aria-disabled': true })}
							title={lacks(kind) ? l10n.t('This server does not offer the first event') : hint}
							onClick={() => lacks(kind) || go({ kind })}
						>
							{text}
						</button>
					))}
				</span>
				<span class="navigator-steps">
					<Button
						appearance="icon"
						label={l10n.t('Previous Event')}
						disabled={event !== undefined && event.previousEventId === undefined}
						onClick={() => go({ kind: 'previous' })}
					>
						<Icon name="chevron-left" />
					</Button>
					<Button
						appearance="icon"
						label={l10n.t('Next Event')}
						disabled={event !== undefined && event.nextEventId === undefined}
						onClick={() => go({ kind: 'next' })}
					>
						<Icon name="chevron-right" />
					</Button>
				</span>
				<Filters snapshot={snapshot} event={event} />
				{snapshot.event.state === 'loading' && <ProgressRing label={l10n.t('Loading the event')} />}
			</div>
			<div class="navigator-row">
				{event && <EventLine event={event} />}
				<GoToEvent onGo={(id) => go({ kind: 'id', id })} />
			</div>
			<FilterChips snapshot={snapshot} />
		</nav>
	);
}

/** Which event it is, when and where it happened. */
function EventLine({ event }: { readonly event: SentryEvent }): VNode {
	const { l10n, formats, ask } = usePage();
	const now = useNow();
	const environment = event.tags.find(({ key }) => key === 'environment')?.value;
	const release = event.release?.shortVersion ?? event.release?.version;
	return (
		<p class="event-line">
			<span class="event-id" title={event.id}>
				{l10n.t('Event {0}', event.id.slice(0, 8))}
				<CopyButton label={l10n.t('Copy Event ID')} copy={() => void ask('copy', { what: 'eventId' })} />
			</span>
			{event.dateCreated !== undefined && (
				<span title={formats.dateTime(event.dateCreated)}>
					<Ago ms={event.dateCreated} />
					<span class="event-clock"> · {formats.minute(event.dateCreated, now)}</span>
				</span>
			)}
			{environment !== undefined && (
				<span title={l10n.t('Environment')}>
					<Line value={environment} max={40} />
				</span>
			)}
			{release !== undefined && (
				<span title={l10n.t('Release')}>
					<Line value={release} max={30} />
				</span>
			)}
		</p>
	);
}

/** Takes an event's id, with or without dashes; nothing else is sent. */
function GoToEvent({ onGo }: { readonly onGo: (id: string) => void }): VNode {
	const { l10n } = usePage();
	const [text, setText] = useState('');
	const [refused, setRefused] = useState(false);
	const id = text.trim().replaceAll('-', '').toLowerCase();
	const go = () => {
		const isId = /^[0-9a-f]{32}$/.test(id);
		setRefused(!isId);
		if (isId) {
			onGo(id);
			setText('');
		}
	};
	return (
		<span class="go-to-event">
			<input
				type="text"
				class="input"
				value={text}
				placeholder={l10n.t('Go to event ID')}
				aria-label={l10n.t('Go to Event by ID')}
				aria-invalid={refused}
				{...(refused && { 'aria-describedby': 'event-id-refused' })}
				onInput={(event) => {
					setText(event.currentTarget.value);
					setRefused(false);
				}}
				onKeyDown={(event) => {
					if (event.key === 'Enter') {
						go();
					}
				}}
			/>
			{refused && (
				<span id="event-id-refused" class="refused" role="alert">
					{l10n.t('An event ID has 32 hexadecimal digits.')}
				</span>
			)}
		</span>
	);
}
