import type { SentryEvent } from '../../core/issue/event.ts';
import { feedbackOf } from '../../core/issue/feedback.ts';
import { marksIn } from '../../core/issue/marks.ts';
import type { PanelSnapshot } from '../../core/panel/protocol.ts';
import { spanEvidence } from '../../core/issue/spanEvidence.ts';
import type { ComponentChildren, VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { usePage } from '../page.ts';
import { StackSection } from '../stack/StackSection.tsx';
import { Guard } from '../ui/Guard.tsx';
import { CutNote } from './CutNote.tsx';
import { Feedback } from './Feedback.tsx';
import { Message } from './Message.tsx';
import { Occurrence } from './Occurrence.tsx';
import { ProcessingErrors } from './ProcessingErrors.tsx';

/** All of one event, what helps most first; down to the stack; `children` are what is below that. */
export function EventSections({
	event,
	snapshot,
	children,
}: {
	readonly event: SentryEvent;
	readonly snapshot: PanelSnapshot;
	readonly children: ComponentChildren;
}): VNode {
	const { entries } = event;
	const { l10n } = usePage();
	const feedback = feedbackOf(event, snapshot.issue.issueCategory);
	const isFeedback = feedback !== undefined;
	const spans = useMemo(() => spanEvidence(event), [event]);
	return (
		<div key={event.id} class="event" role="group" aria-label={l10n.t('Event')}>
			<Guard>{event.cut && <CutNote cut={event.cut} />}</Guard>
			<Guard>{feedback && <Feedback feedback={feedback} event={event} snapshot={snapshot} />}</Guard>
			<Guard>{event.errors.length > 0 && <ProcessingErrors errors={event.errors} />}</Guard>
			<Guard>
				{(event.occurrence || spans) && <Occurrence event={event} evidence={spans} isFeedback={isFeedback} />}
			</Guard>
			{entries.map((entry, index) =>
				entry.type === 'message' ? (
					<Guard key={index}>
						<Message entry={entry} marks={marksIn(event.marks, 'message')} />
					</Guard>
				) : null,
			)}
			<Guard>
				<StackSection
					event={event}
					links={snapshot.links}
					settings={snapshot.settings}
					isFeedback={isFeedback}
				/>
			</Guard>
			{children}
		</div>
	);
}
