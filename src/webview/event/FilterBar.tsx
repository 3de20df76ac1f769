import type { SentryEvent } from '../../core/event.ts';
import { valueOf } from '../../core/loadable.ts';
import type { EventFilter, PanelSnapshot } from '../../core/protocol.ts';
import type { VNode } from 'preact';
import { usePage } from '../page.ts';
import { Icon } from '../ui/Icon.tsx';
import { Line } from '../ui/Text.tsx';
import { Dropdown } from '../ui/toolkit.ts';

interface FilterBarProps {
	readonly snapshot: PanelSnapshot;
	readonly event: SentryEvent | undefined;
}

/** What the events are narrowed to, each with a way out of it; and the two that one wants most. */
export function FilterBar({ snapshot, event }: FilterBarProps): VNode {
	const { l10n, formats, ask } = usePage();
	const filter = snapshot.filter ?? {};
	const set = (next: EventFilter) => void ask('filter', next);
	const { environment, release, tag, span, ...others } = filter;
	const environments = environmentsOf(snapshot, event, environment);
	const eventRelease = event?.release?.version;
	return (
		<div class="filter-bar">
			{environments.length > 0 && (
				<Dropdown
					label={l10n.t('Environment')}
					value={environment ?? ''}
					options={[
						{ value: '', text: l10n.t('All Environments') },
						...environments.map((name) => ({ value: name, text: name })),
					]}
					onChange={(value) =>
						set({ ...without(filter, 'environment'), ...(value !== '' && { environment: value }), ...others })
					}
				/>
			)}
			{release === undefined && eventRelease !== undefined && (
				<button type="button" class="toggle" onClick={() => set({ ...filter, release: eventRelease })}>
					<Icon name="lock" /> {l10n.t('Lock to This Release')}
				</button>
			)}
			{release !== undefined && (
				<FilterChip
					name={l10n.t('Release')}
					value={release}
					onRemove={() => set(without(filter, 'release'))}
				/>
			)}
			{tag && <FilterChip name={tag.key} value={tag.value} onRemove={() => set(without(filter, 'tag'))} />}
			{span && (
				<FilterChip
					name={l10n.t('Time')}
					value={`${formats.weekday(span.start * 1000)}, ${formats.hour(span.start * 1000)}`}
					onRemove={() => set(without(filter, 'span'))}
				/>
			)}
		</div>
	);
}

interface FilterChipProps {
	readonly name: string;
	readonly value: string;
	readonly onRemove: () => void;
}

function FilterChip({ name, value, onRemove }: FilterChipProps): VNode {
	const { l10n } = usePage();
	return (
		<span class="chip filter-chip">
			<Line value={name} max={40} />: <Line value={value} max={60} />
			<button
				type="button"
				class="icon-button"
				aria-label={l10n.t('Remove Filter {0}', name)}
				onClick={onRemove}
			>
				<Icon name="close" />
			</button>
		</span>
	);
}

function without(filter: EventFilter, key: keyof EventFilter): EventFilter {
	return Object.fromEntries(Object.entries(filter).filter(([name]) => name !== key));
}

/** Those that the tags name, once they are there; until then the shown event's own. */
function environmentsOf(
	snapshot: PanelSnapshot,
	event: SentryEvent | undefined,
	chosen: string | undefined,
): readonly string[] {
	const distribution = valueOf(snapshot.sections.tags)?.find(({ key }) => key === 'environment');
	const known = distribution?.topValues.map(({ value }) => value) ?? [];
	const own = event?.tags.find(({ key }) => key === 'environment')?.value;
	return [...new Set([...known, own, chosen])].filter(
		(name): name is string => name !== undefined && name !== '',
	);
}
