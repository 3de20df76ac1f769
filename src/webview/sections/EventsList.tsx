import type { EventSummary } from '../../core/issue/event.ts';
import { valueOf } from '../../core/panel/loadable.ts';
import type { EventFilter, PanelSnapshot } from '../../core/panel/protocol.ts';
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useOpen, usePage } from '../page.ts';
import { shortRelease } from '../text/shortRelease.ts';
import { Empty } from '../ui/Facts.tsx';
import { Loaded, Section } from '../ui/Section.tsx';
import { Line } from '../ui/Text.tsx';
import { Ago } from '../ui/Time.tsx';
import { Button } from '../ui/toolkit.ts';
import { Windowed } from '../ui/Windowed.tsx';

/** The events, newest first, as far as they were asked for; narrowed by the filter. */
export function EventsList({ snapshot }: { readonly snapshot: PanelSnapshot }): VNode {
	const { l10n, formats, ask } = usePage();
	const { events } = snapshot.sections;
	const current = valueOf(snapshot.event)?.id;
	const filter = Object.keys(snapshot.filter ?? {}).length > 0 ? snapshot.filter : undefined;
	const [opened, setOpened] = useOpen('events', false);
	// Open for as long as it is narrowed, which says nothing of whether it is wanted after.
	const [narrowed, setNarrowed] = useState(filter !== undefined);
	const list = useSeenWhenNarrowed(filter, setNarrowed);
	return (
		<div ref={list}>
			<Section
				id="events"
				title={filter ? l10n.t('Events That Match') : l10n.t('All Events')}
				open={opened || narrowed}
				onOpen={(open) => {
					setOpened(open);
					setNarrowed(false);
				}}
				busy={events.state === 'loading'}
			>
				<Loaded
					loadable={events}
					load={() => void ask('load', { section: 'events' })}
					lines={5}
					render={({ rows, hasMore, leftOut }) => (
						<>
							{leftOut !== undefined && (
								<Empty>
									{l10n.t(
										'The server ignored the filter. Events left out because they do not match: {0}',
										formats.count(leftOut),
									)}
								</Empty>
							)}
							{rows.length === 0 ? (
								leftOut === undefined && (
									<Empty>
										{filter
											? l10n.t('No event matches. Sentry deletes events after its retention period.')
											: l10n.t(
													'Sentry has no events of this issue any more: it deletes them after its retention period.',
												)}
									</Empty>
								)
							) : (
								<Windowed
									class="event-rows scroller"
									label={l10n.t('All Events')}
									rows={rows}
									rowHeight={28}
									keyOf={({ id }) => id}
									render={(row) => (
										<EventRow
											row={row}
											current={row.id === current}
											onGo={() => void ask('select', { kind: 'id', id: row.id })}
										/>
									)}
								/>
							)}
							{hasMore && (
								<Button onClick={() => void ask('moreEvents', undefined)}>{l10n.t('Load More')}</Button>
							)}
						</>
					)}
				/>
			</Section>
		</div>
	);
}

/** Whoever asks for the events of a tag or a bar far from the list is brought to it, and it is opened. */
function useSeenWhenNarrowed(
	filter: EventFilter | undefined,
	setNarrowed: (narrowed: boolean) => void,
): { current: HTMLDivElement | null } {
	const list = useRef<HTMLDivElement>(null);
	const before = useRef(filter);
	useEffect(() => {
		if (filter !== before.current) {
			setNarrowed(filter !== undefined);
			if (filter) {
				list.current?.scrollIntoView({ block: 'nearest' });
			}
		}
		before.current = filter;
	}, [filter]);
	return list;
}

function EventRow({
	row,
	current,
	onGo,
}: {
	readonly row: EventSummary;
	readonly current: boolean;
	readonly onGo: () => void;
}): VNode {
	const tag = (key: string) => row.tags.find((one) => one.key === key)?.value;
	const release = tag('release');
	const user = row.user?.email ?? row.user?.username ?? row.user?.name ?? row.user?.id ?? row.user?.ipAddress;
	return (
		<button type="button" class="event-row" {...(current && { 'aria-current': 'true' })} onClick={onGo}>
			<code>{row.id.slice(0, 8)}</code>
			<span class="event-when">{row.dateCreated !== undefined && <Ago ms={row.dateCreated} />}</span>
			<span class="event-title">
				<Line value={row.message ?? row.title ?? ''} max={120} />
			</span>
			<span class="muted">
				<Line
					value={[tag('environment'), release === undefined ? undefined : shortRelease(release), user]
						.filter(Boolean)
						.join(' · ')}
					max={120}
				/>
			</span>
		</button>
	);
}
