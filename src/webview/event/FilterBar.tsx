import type { SentryEvent } from '../../core/issue/event.ts';
import { valueOf } from '../../core/panel/loadable.ts';
import type { EventFilter, PanelSnapshot } from '../../core/panel/protocol.ts';
import type { VNode } from 'preact';
import { usePage } from '../page.ts';
import { visibleString } from '../../core/text/visibleParts.ts';
import { Icon } from '../ui/Icon.tsx';
import { Line } from '../ui/Text.tsx';
import { Dropdown } from '../ui/toolkit.ts';

interface FilterBarProps {
	readonly snapshot: PanelSnapshot;
	readonly event: SentryEvent | undefined;
}

/** The two filters that one wants most: the environment, and the release of the event shown. */
export function Filters({ snapshot, event }: FilterBarProps): VNode {
	const { l10n, ask } = usePage();
	const filter = snapshot.filter ?? {};
	const set = (next: EventFilter) => void ask('filter', next);
	const { environment, release } = filter;
	const environments = environmentsOf(snapshot, event, environment);
	const locked = release ?? event?.release?.version;
	return (
		<>
			{environments.length > 0 && (
				<Dropdown
					label={l10n.t('Environment')}
					value={environment ?? ''}
					options={[
						{ value: '', text: l10n.t('All Environments') },
						...environments.map((name) => ({ value: name, text: name })),
					]}
					onChange={(value) =>
						set({ ...without(filter, 'environment'), ...(value !== '' && { environment: value }) })
					}
				/>
			)}
			{locked !== undefined && (
				<button
					type="button"
					class="toggle"
					aria-pressed={release !== undefined}
					title={
						release === undefined
							? l10n.t('Show only events of release {0}', visibleString(locked))
							: l10n.t('Show events of all releases again')
					}
					onClick={() =>
						set(release === undefined ? { ...filter, release: locked } : without(filter, 'release'))
					}
				>
					<Icon name="lock" /> {l10n.t('Lock Release')}
				</button>
			)}
		</>
	);
}

/** What the events are narrowed to beside the environment, each with a way out of it. */
export function FilterChips({ snapshot }: { readonly snapshot: PanelSnapshot }): VNode | null {
	const { l10n, formats, ask } = usePage();
	const filter = snapshot.filter ?? {};
	const { release, tag, span } = filter;
	const remove = (key: keyof EventFilter) => void ask('filter', without(filter, key));
	return release === undefined && !tag && !span ? null : (
		<div class="filter-bar">
			{release !== undefined && (
				<FilterChip name={l10n.t('Release')} value={release} onRemove={() => remove('release')} />
			)}
			{tag && <FilterChip name={tag.key} value={tag.value} onRemove={() => remove('tag')} />}
			{span && (
				<FilterChip
					name={l10n.t('Time')}
					value={`${formats.minute(span.start * 1000, snapshot.now)} – ${formats.minute(span.end * 1000, snapshot.now)}`}
					onRemove={() => remove('span')}
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
