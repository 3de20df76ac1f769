import type { SentryEvent } from '../../core/event.ts';
import type { PanelSnapshot } from '../../core/protocol.ts';
import type { VNode } from 'preact';
import { usePage } from '../page.ts';
import { StackSection } from '../stack/StackSection.tsx';
import { Guard } from '../ui/Guard.tsx';
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

/** All of one event, what helps most first; down to the stack while the page is not `isWhole`. */
export function EventSections({
	event,
	snapshot,
	isWhole,
}: {
	readonly event: SentryEvent;
	readonly snapshot: PanelSnapshot;
	readonly isWhole: boolean;
}): VNode {
	const { entries } = event;
	const { l10n } = usePage();
	return (
		<div key={event.id} class="event" role="group" aria-label={l10n.t('Event')}>
			<Guard>{event.errors.length > 0 && <ProcessingErrors errors={event.errors} />}</Guard>
			<Guard>{event.occurrence && <Occurrence occurrence={event.occurrence} />}</Guard>
			{entries.map((entry, index) =>
				entry.type === 'message' ? (
					<Guard key={index}>
						<Message entry={entry} />
					</Guard>
				) : null,
			)}
			<Guard>
				<StackSection event={event} links={snapshot.links} settings={snapshot.settings} />
			</Guard>
			{isWhole && <BelowStack event={event} snapshot={snapshot} />}
		</div>
	);
}

function BelowStack({
	event,
	snapshot,
}: {
	readonly event: SentryEvent;
	readonly snapshot: PanelSnapshot;
}): VNode {
	const { entries } = event;
	const crumbs = entries.flatMap((entry) => (entry.type === 'breadcrumbs' ? entry.values : []));
	return (
		<>
			<Guard>
				<EventTags event={event} snapshot={snapshot} />
			</Guard>
			<Guard>
				<Breadcrumbs crumbs={crumbs} eventTime={event.dateCreated} />
			</Guard>
			{entries.map((entry, index) =>
				entry.type === 'request' ? (
					<Guard key={index}>
						<Request request={entry.request} />
					</Guard>
				) : null,
			)}
			<Guard>
				<Contexts event={event} />
			</Guard>
			<Guard>
				<FeatureFlags contexts={event.contexts} />
			</Guard>
			<Guard>
				<UnknownEntries entries={entries} />
			</Guard>
			<Guard>
				<MoreOfEvent event={event} />
			</Guard>
		</>
	);
}
