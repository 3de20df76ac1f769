import type { Breadcrumb } from '../../core/issue/event.ts';
import { levelName } from '../../core/text/levelName.ts';
import { type Marks, marksIn } from '../../core/issue/marks.ts';
import type { VNode } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { useOpen, usePage } from '../page.ts';
import { visibleString } from '../../core/text/visibleParts.ts';
import { Empty } from '../ui/Facts.tsx';
import { Icon, type IconName } from '../ui/Icon.tsx';
import { JsonTree, Scalar } from '../ui/JsonTree.tsx';
import { MarkNote } from '../ui/MarkNote.tsx';
import { memo } from '../ui/memo.ts';
import { Section } from '../ui/Section.tsx';
import { Line } from '../ui/Text.tsx';
import { Ago } from '../ui/Time.tsx';
import { SearchField } from '../ui/SearchField.tsx';
import { Dropdown } from '../ui/toolkit.ts';
import { Toggle } from '../ui/Toggle.tsx';
import { Windowed } from '../ui/Windowed.tsx';
import { breadcrumbRows, levelOf, levelsOf } from './breadcrumbRows.ts';

interface BreadcrumbsProps {
	readonly crumbs: readonly Breadcrumb[];
	/** When the event happened: times are shown relative to it. */
	readonly eventTime: number | undefined;
}

/** Below this a search has nothing to save. */
const searchFrom = 8;

export function Breadcrumbs({ crumbs, eventTime }: BreadcrumbsProps): VNode {
	const { l10n } = usePage();
	const [text, setText] = useState('');
	const [level, setLevel] = useState('');
	const [absolute, setAbsolute] = useOpen('breadcrumbs-clock', false);
	const rows = useMemo(() => breadcrumbRows(crumbs, { level, text }), [crumbs, level, text]);
	const levels = useMemo(() => levelsOf(crumbs), [crumbs]);
	return (
		<Section
			id="breadcrumbs"
			title={l10n.t('Breadcrumbs')}
			count={crumbs.length}
			extra={
				crumbs.length > 0 && (
					<span class="section-extra">
						<Toggle
							on={absolute}
							text={l10n.t('Clock')}
							hint={l10n.t('Show Clock Times')}
							onToggle={setAbsolute}
						/>
					</span>
				)
			}
		>
			{crumbs.length >= searchFrom && (
				<div class="filter-bar">
					<SearchField label={l10n.t('Search Breadcrumbs')} value={text} onInput={setText} />
					{levels.length > 1 && (
						<Dropdown
							label={l10n.t('Level')}
							value={level}
							options={[
								{ value: '', text: l10n.t('All Levels') },
								...levels.map((name) => ({ value: name, text: levelName(name, l10n) })),
							]}
							onChange={setLevel}
						/>
					)}
				</div>
			)}
			{rows.length === 0 ? (
				<Empty>
					{crumbs.length === 0
						? l10n.t('The server told of no breadcrumbs.')
						: l10n.t('No breadcrumb matches.')}
				</Empty>
			) : (
				<Windowed
					class="crumbs"
					label={l10n.t('Breadcrumbs')}
					rows={rows}
					rowHeight={30}
					keyOf={({ number }) => String(number)}
					render={({ crumb }) => <Crumb crumb={crumb} eventTime={eventTime} absolute={absolute} />}
				/>
			)}
		</Section>
	);
}

interface CrumbProps {
	readonly crumb: Breadcrumb;
	readonly eventTime: number | undefined;
	readonly absolute: boolean;
}

const Crumb = memo(function Crumb({ crumb, eventTime, absolute }: CrumbProps): VNode {
	const { l10n } = usePage();
	const { message, data, timestamp, marks } = crumb;
	const dataMarks = marksIn(marks, 'data');
	const category = crumb.category ?? crumb.type ?? '';
	const level = levelOf(crumb);
	return (
		<div class={`crumb level-${level.replaceAll(/\W/g, '')}`}>
			<span class="crumb-what">
				<Icon name={iconOf(crumb)} />
				<span class="crumb-category">
					<Line value={category} max={60} />
				</span>
				{level !== 'info' && <span class="hidden">{visibleString(levelName(level.slice(0, 20), l10n))}</span>}
			</span>
			<span class="crumb-body">
				{message !== undefined && message !== '' ? (
					<Scalar name="" value={message} marks={marksIn(marks, 'message')} />
				) : (
					<MarkNote marks={marksIn(marks, 'message')} />
				)}
				{data !== undefined && data !== null ? (
					<CrumbData data={data} category={category} marks={dataMarks} />
				) : (
					<MarkNote marks={dataMarks} />
				)}
			</span>
			{timestamp !== undefined && (
				<span class="crumb-time">
					<CrumbTime ms={timestamp} eventTime={eventTime} absolute={absolute} />
				</span>
			)}
		</div>
	);
});

function CrumbTime({
	ms,
	eventTime,
	absolute,
}: {
	readonly ms: number;
	readonly eventTime: number | undefined;
	readonly absolute: boolean;
}): VNode {
	const { formats } = usePage();
	if (absolute) {
		return <time title={formats.dateTime(ms)}>{formats.time(ms)}</time>;
	}
	if (eventTime === undefined) {
		return <Ago ms={ms} />;
	}
	const before = eventTime - ms;
	return (
		<time title={formats.dateTime(ms)}>
			{before < 0 ? '+' : '−'}
			{Math.abs(before) < 60_000 ? formats.seconds(Math.abs(before)) : formats.duration(Math.abs(before))}
		</time>
	);
}

function CrumbData({
	data,
	category,
	marks,
}: {
	readonly data: NonNullable<Breadcrumb['data']>;
	readonly category: string;
	readonly marks: Marks | undefined;
}): VNode | null {
	const { l10n } = usePage();
	if (typeof data !== 'object') {
		return <Scalar name={category} value={data} marks={marks} />;
	}
	return Object.keys(data).length === 0 && !marks?.own ? null : (
		<JsonTree value={data} label={l10n.t('Data')} marks={marks} />
	);
}

/** A level that matters has the icon; else it tells what kind of thing happened. */
function iconOf({ type, category, level }: Breadcrumb): IconName {
	if (level === 'fatal' || level === 'critical' || level === 'error') {
		return 'error';
	}
	if (level === 'warning') {
		return 'warning';
	}
	const words = `${type ?? ''} ${category ?? ''}`.slice(0, 100).toLowerCase();
	const icons: readonly (readonly [RegExp, IconName])[] = [
		[/error|exception/, 'error'],
		[/http|fetch|xhr|request/, 'globe'],
		[/query|sql|db|redis|cache/, 'database'],
		[/navigation|route/, 'arrow-right'],
		[/ui|click|touch|user/, 'inspect'],
		[/console|log|debug/, 'terminal'],
		[/session|device|system|lifecycle|app/, 'debug-start'],
	];
	return icons.find(([pattern]) => pattern.test(words))?.[1] ?? 'symbol-event';
}
