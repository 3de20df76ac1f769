import type { SentryEvent } from '../../core/issue/event.ts';
import type { PanelSnapshot } from '../../core/panel/protocol.ts';
import type { VNode } from 'preact';
import { usePage } from '../page.ts';
import { visibleString } from '../../core/text/visibleParts.ts';
import { marksIn } from '../../core/issue/marks.ts';
import { MarkNote } from '../ui/MarkNote.tsx';
import { Line } from '../ui/Text.tsx';
import { Section } from '../ui/Section.tsx';
import { Empty } from '../ui/Facts.tsx';
import { useFirst } from '../ui/useFirst.tsx';

/** Shown before the others, in this order: what one asks first. */
const first = [
	'environment',
	'release',
	'dist',
	'handled',
	'transaction',
	'url',
	'user',
	'browser',
	'os',
	'device',
	'runtime',
	'server_name',
];

/** The event's tags as chips; a click narrows the events to one. */
export function EventTags({
	event,
	snapshot,
}: {
	readonly event: SentryEvent;
	readonly snapshot: PanelSnapshot;
}): VNode {
	const { l10n, ask } = usePage();
	const rank = (key: string) => (first.includes(key) ? first.indexOf(key) : first.length);
	const tags = event.tags.toSorted((a, b) => rank(a.key) - rank(b.key));
	const [shown, more] = useFirst(tags, 60);
	return (
		<Section id="event-tags" title={l10n.t('Tags of This Event')} count={tags.length}>
			{tags.length === 0 ? (
				<Empty>{l10n.t('The server told of no tags.')}</Empty>
			) : (
				<ul class="tag-chips">
					{shown.map(({ key, value, marks }, index) => (
						<li key={index}>
							<button
								type="button"
								class="tag-chip"
								title={l10n.t('Show Events with {0}: {1}', visibleString(key), visibleString(value))}
								onClick={() => void ask('filter', { ...snapshot.filter, tag: { key, value } })}
							>
								<span class="tag-key">
									<Line value={key} max={40} />
								</span>{' '}
								<Line value={value} max={80} />
							</button>
							<MarkNote marks={marksIn(marks, 'value')} />
						</li>
					))}
					{more && <li>{more}</li>}
				</ul>
			)}
		</Section>
	);
}
