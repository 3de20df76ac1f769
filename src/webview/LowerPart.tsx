/**
 * Entry of `dist/lowerPart.js`: all that is drawn when the first draw is on the screen. What it shares with the page comes
 * out of the page's own bundle (`lent.ts`).
 */
import type { SentryEvent } from '../core/issue/event.ts';
import { feedbackOf } from '../core/issue/feedback.ts';
import { valueOf } from '../core/panel/loadable.ts';
import type { PanelSnapshot } from '../core/panel/protocol.ts';
import type { VNode } from 'preact';
import { ActivitySection } from './sections/ActivitySection.tsx';
import { Breadcrumbs } from './sections/Breadcrumbs.tsx';
import { Contexts } from './sections/Contexts.tsx';
import { EventTags } from './sections/EventTags.tsx';
import { FeatureFlags } from './sections/FeatureFlags.tsx';
import { Measurements } from './sections/Measurements.tsx';
import { MoreOfEvent } from './sections/MoreOfEvent.tsx';
import { OtherFields } from './sections/OtherFields.tsx';
import { ReleaseCommits } from './sections/ReleaseCommits.tsx';
import { Related } from './sections/Related.tsx';
import { Releases } from './sections/Releases.tsx';
import { Request } from './sections/Request.tsx';
import { ExternalIssues, UserFeedback } from './sections/SmallSections.tsx';
import { Tags } from './sections/Tags.tsx';
import { UnknownEntries } from './sections/UnknownEntry.tsx';
import { Guard } from './ui/Guard.tsx';

export { Attachments } from './sections/SmallSections.tsx';

/** The rest of one event. */
export function BelowStack({
	event,
	snapshot,
}: {
	readonly event: SentryEvent;
	readonly snapshot: PanelSnapshot;
}): VNode {
	const { entries } = event;
	const isFeedback = feedbackOf(event, snapshot.issue.issueCategory) !== undefined;
	const crumbs = entries.flatMap((entry) => (entry.type === 'breadcrumbs' ? entry.values : []));
	return (
		<>
			<Guard>
				<Measurements event={event} />
			</Guard>
			<Guard>{!isFeedback && <Related event={event} snapshot={snapshot} />}</Guard>
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
				<Contexts event={event} isFeedback={isFeedback} />
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

/** Beside the event, what is out of sight at first on most screens. */
export function LowerSide({ snapshot }: { readonly snapshot: PanelSnapshot }): VNode {
	const details = valueOf(snapshot.details);
	const event = valueOf(snapshot.event);
	return (
		<>
			<Guard>{details && <Releases snapshot={snapshot} details={details} />}</Guard>
			<Guard>{event && <ReleaseCommits snapshot={snapshot} />}</Guard>
			<Guard>
				<Tags snapshot={snapshot} />
			</Guard>
			<Guard>{details && <ActivitySection snapshot={snapshot} details={details} />}</Guard>
			<Guard>
				<ExternalIssues snapshot={snapshot} />
			</Guard>
			<Guard>
				<UserFeedback snapshot={snapshot} />
			</Guard>
			<Guard>{details && <OtherFields issue={details} />}</Guard>
		</>
	);
}
