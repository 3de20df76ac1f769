import type { SentryEvent } from '../../core/issue/event.ts';
import type { Feedback as Written } from '../../core/issue/feedback.ts';
import { isCalledImage } from '../../core/issue/imageType.ts';
import { marksIn } from '../../core/issue/marks.ts';
import type { PanelSnapshot } from '../../core/panel/protocol.ts';
import type { VNode } from 'preact';
import { usePage } from '../page.ts';
import { Facts } from '../ui/Facts.tsx';
import { Scalar } from '../ui/JsonTree.tsx';
import { MarkNote } from '../ui/MarkNote.tsx';
import { Loaded, Section } from '../ui/Section.tsx';
import { Line, Text } from '../ui/Text.tsx';
import { Related } from './Related.tsx';
import { Screenshot } from './Screenshot.tsx';

/** What a person wrote, who it was and where, with the pictures that came with it. */
export function Feedback({
	feedback,
	event,
	snapshot,
}: {
	readonly feedback: Written;
	readonly event: SentryEvent;
	readonly snapshot: PanelSnapshot;
}): VNode {
	const { l10n, ask } = usePage();
	const { message, name, email, url } = feedback;
	const marks = marksIn(marksIn(event.marks, 'contexts'), 'feedback');
	return (
		<Section id="feedback" title={l10n.t('Feedback')}>
			{message !== undefined && (
				<blockquote class="feedback">
					<Text value={message} max={4000} pre />
				</blockquote>
			)}
			<MarkNote marks={marksIn(marks, 'message')} />
			<Facts
				facts={[
					{
						name: l10n.t('Name'),
						value: name !== undefined && <Scalar name="" value={name} marks={marksIn(marks, 'name')} />,
					},
					{
						name: l10n.t('Email'),
						value: email !== undefined && (
							<Scalar name="email" value={email} marks={marksIn(marks, 'contact_email')} />
						),
					},
					{
						name: l10n.t('URL'),
						value: url !== undefined && <Scalar name="url" value={url} marks={marksIn(marks, 'url')} />,
					},
				]}
			/>
			<Related event={event} snapshot={snapshot} />
			<Loaded
				loadable={snapshot.sections.attachments}
				load={() => void ask('load', { section: 'attachments' })}
				lines={1}
				render={(attachments) =>
					attachments.map((attachment, index) =>
						isCalledImage(attachment) ? (
							<div key={attachment.id} class="attached">
								<Line value={attachment.name} max={80} />
								<Screenshot attachment={attachment} index={index} />
							</div>
						) : null,
					)
				}
			/>
		</Section>
	);
}
