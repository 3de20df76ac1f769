import type { TagDistribution } from '../../core/issue/issue.ts';
import type { PanelSnapshot } from '../../core/panel/protocol.ts';
import type { VNode } from 'preact';
import { usePage } from '../page.ts';
import { visibleString } from '../../core/text/visibleParts.ts';
import { Empty } from '../ui/Facts.tsx';
import { Loaded, Section } from '../ui/Section.tsx';
import { Line } from '../ui/Text.tsx';
import { useFirst } from '../ui/useFirst.tsx';

interface TagsProps {
	readonly snapshot: PanelSnapshot;
}

/** How the events are spread over each tag's values; a value narrows the events to it. */
export function Tags({ snapshot }: TagsProps): VNode {
	const { l10n, ask } = usePage();
	return (
		<Section id="tags" title={l10n.t('Tags')} busy={snapshot.sections.tags.state === 'loading'}>
			<Loaded
				loadable={snapshot.sections.tags}
				load={() => void ask('load', { section: 'tags' })}
				lines={6}
				render={(tags) =>
					tags.length === 0 ? (
						<Empty>{l10n.t('The server told of no tags.')}</Empty>
					) : (
						<TagSpreads tags={tags} snapshot={snapshot} />
					)
				}
			/>
		</Section>
	);
}

function TagSpreads({
	tags,
	snapshot,
}: {
	readonly tags: readonly TagDistribution[];
	readonly snapshot: PanelSnapshot;
}): VNode {
	const [first, more] = useFirst(tags, 30);
	return (
		<div class="tags">
			{first.map((tag, index) => (
				<TagSpread key={index} tag={tag} snapshot={snapshot} />
			))}
			{more}
		</div>
	);
}

/** Values shown per tag. */
const shown = 5;

function TagSpread({
	tag,
	snapshot,
}: {
	readonly tag: TagDistribution;
	readonly snapshot: PanelSnapshot;
}): VNode {
	const { l10n, formats, ask } = usePage();
	const values = tag.topValues.slice(0, shown);
	const counted = tag.topValues.reduce((sum, { count = 0 }) => sum + count, 0);
	const total = Math.max(tag.totalValues ?? 0, counted, 1);
	const isCounted = values.every(({ count }) => count !== undefined);
	const rest = isCounted ? total - values.reduce((sum, { count = 0 }) => sum + count, 0) : 0;
	// Of how many is known only where the server says so: it sends the commonest values, not all.
	const share = (count: number) =>
		tag.totalValues === undefined ? formats.count(count) : formats.percent(count / total);
	const isOne = values.length === 1 && rest <= 0;
	return (
		<div class={isOne ? 'tag-spread one' : 'tag-spread'}>
			<h3>
				<Line value={tag.key} max={60} />
				{tag.uniqueValues !== undefined && tag.uniqueValues > values.length && (
					<span class="muted"> {l10n.t('{0} values', formats.count(tag.uniqueValues))}</span>
				)}
			</h3>
			<ul>
				{values.map((value, index) => (
					<li key={index}>
						<button
							type="button"
							class="tag-value"
							title={l10n.t('Show Events with {0}: {1}', visibleString(tag.key), visibleString(value.value))}
							onClick={() =>
								void ask('filter', { ...snapshot.filter, tag: { key: tag.key, value: value.value } })
							}
						>
							<span class="tag-name">
								{value.value === '' ? <i>{l10n.t('(empty)')}</i> : <Line value={value.name} max={80} />}
							</span>
							{value.count !== undefined && (
								<>
									<span class="tag-share">{share(value.count)}</span>
									<span class="tag-bar" aria-hidden="true">
										<span style={{ width: `${Math.max(1, (value.count / total) * 100)}%` }} />
									</span>
								</>
							)}
						</button>
					</li>
				))}
				{rest > 0 && values.length > 0 && (
					<li class="tag-value rest">
						<span class="tag-name muted">{l10n.t('other')}</span>
						<span class="tag-share">{share(rest)}</span>
					</li>
				)}
			</ul>
		</div>
	);
}
