import type { SentryEvent } from '../../core/event.ts';
import type { PanelSnapshot } from '../../core/protocol.ts';
import type { VNode } from 'preact';
import { usePage } from '../page.ts';
import { StackSection } from '../stack/StackSection.tsx';
import { Breadcrumbs } from './Breadcrumbs.tsx';
import { Contexts } from './Contexts.tsx';
import { EventTags } from './EventTags.tsx';
import { FeatureFlags } from './FeatureFlags.tsx';
import { Message } from './Message.tsx';
import { MoreOfEvent } from './MoreOfEvent.tsx';
import { Occurrence } from './Occurrence.tsx';
import { ProcessingErrors } from './ProcessingErrors.tsx';
import { Request } from './Request.tsx';
import { UnknownEntries } from './UnknownEntry.tsx';

/** All of one event, what helps most first. */
export function EventSections({
	event,
	snapshot,
}: {
	readonly event: SentryEvent;
	readonly snapshot: PanelSnapshot;
}): VNode {
	const { entries } = event;
	const { l10n } = usePage();
	const crumbs = entries.flatMap((entry) => (entry.type === 'breadcrumbs' ? entry.values : []));
	return (
		<div key={event.id} class="event" role="group" aria-label={l10n.t('Event')}>
			<EventTags event={event} snapshot={snapshot} />
			{event.errors.length > 0 && <ProcessingErrors errors={event.errors} />}
			{event.occurrence && <Occurrence occurrence={event.occurrence} />}
			{entries.map((entry, index) =>
				entry.type === 'message' ? <Message key={index} entry={entry} /> : null,
			)}
			<StackSection event={event} links={snapshot.links} settings={snapshot.settings} />
			<Breadcrumbs crumbs={crumbs} eventTime={event.dateCreated} />
			{entries.map((entry, index) =>
				entry.type === 'request' ? <Request key={index} request={entry.request} /> : null,
			)}
			<Contexts event={event} />
			<FeatureFlags contexts={event.contexts} />
			<UnknownEntries entries={entries} />
			<MoreOfEvent event={event} />
		</div>
	);
}
