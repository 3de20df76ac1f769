import { type Exception, type SentryEvent, stacksOf } from '../../core/issue/event.ts';
import type { PageSettings, PanelSnapshot } from '../../core/panel/protocol.ts';
import type { VNode } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { useOpen, usePage } from '../page.ts';
import { truncated, visibleString } from '../../core/text/visibleParts.ts';
import { Empty } from '../ui/Facts.tsx';
import { Fold } from '../ui/Fold.tsx';
import { Section } from '../ui/Section.tsx';
import { Toggle } from '../ui/Toggle.tsx';
import { useFirst } from '../ui/useFirst.tsx';
import { Windowed } from '../ui/Windowed.tsx';
import { arrange, type NumberedStack } from './arrange.ts';
import { type ChosenStack, StackBlock } from './StackBlock.tsx';

interface StackSectionProps {
	readonly event: SentryEvent;
	readonly links: PanelSnapshot['links'];
	readonly settings: PageSettings | undefined;
	/** A person sent it. */
	readonly isFeedback: boolean;
}

/** Exceptions opened at first: the raised one and its nearest causes. */
const openExceptions = 3;

/** All stacks of the event: exceptions with their causes, threads with the crashed one first. */
export function StackSection({ event, links, settings, isFeedback }: StackSectionProps): VNode {
	const { l10n } = usePage();
	const [oldestFirst, setOldestFirst] = useOpen('oldest-first', settings?.frameOrder === 'oldest');
	const [raw, setRaw] = useOpen('raw-stacks', false);
	const stacks = useMemo(() => stacksOf(event), [event]);
	const arranged = useMemo(
		() => arrange(stacks, oldestFirst, omittedOf(event)),
		[event, stacks, oldestFirst],
	);
	const [chosen, setChosen] = useState<ChosenStack>();
	const hasRaw = stacks.some(({ rawStacktrace }) => rawStacktrace !== undefined);
	const common = {
		oldestFirst,
		raw,
		links,
		eventId: event.id,
		platform: event.platform,
		errors: event.errors,
		stacks,
		chosen,
		onThread: (number: number) => setChosen({ number }),
	};
	const { exceptions, threads, others, omitted } = arranged;
	const [shown, more] = useFirst(exceptions, 20);
	const blocks = shown.map((numbered, index) => (
		<StackBlock
			key={`${event.id}:${numbered.number}`}
			{...common}
			numbered={numbered}
			open={oldestFirst ? index >= exceptions.length - openExceptions : index < openExceptions}
			{...relationOf(numbered, index, arranged.isGroup, oldestFirst, l10n)}
		/>
	));
	return (
		<Section
			id="stack"
			title={l10n.t('Stack Trace')}
			extra={
				stacks.length > 0 && (
					<span class="section-extra">
						{hasRaw && (
							<Toggle
								on={raw}
								text={rawWord(event.platform, l10n)}
								hint={l10n.t('Show the stack trace as the SDK sent it')}
								onToggle={setRaw}
							/>
						)}
						<Toggle
							on={oldestFirst}
							text={l10n.t('Oldest First')}
							hint={l10n.t('Show Oldest Frame First')}
							onToggle={setOldestFirst}
						/>
					</span>
				)
			}
		>
			{stacks.length === 0 && <Empty>{whyNoStack(event, isFeedback, l10n)}</Empty>}
			{omitted === undefined || omitted.at > shown.length
				? blocks
				: blocks.toSpliced(omitted.at, 0, <Omitted key="omitted" count={omitted.count} />)}
			{more}
			{exceptions.length === 0
				? threads.length > 0 && <Threads threads={threads} common={common} eventId={event.id} open />
				: threads.length > 0 && (
						<Fold
							opened={threads.some(({ number }) => number === chosen?.number) ? chosen : undefined}
							title={
								threads.length === 1 ? l10n.t('1 more thread') : l10n.t('{0} more threads', threads.length)
							}
						>
							<Threads threads={threads} common={common} eventId={event.id} open={false} />
						</Fold>
					)}
			{others.map((numbered) => (
				<StackBlock
					key={`${event.id}:${numbered.number}`}
					{...common}
					numbered={numbered}
					open={exceptions.length === 0}
				/>
			))}
		</Section>
	);
}

function Omitted({ count }: { readonly count: number }): VNode {
	const { l10n, formats } = usePage();
	return (
		<p class="omitted">
			{count === 1 ? l10n.t('1 exception omitted') : l10n.t('{0} exceptions omitted', formats.count(count))}
		</p>
	);
}

/** Of two lists of exceptions nobody could tell where they belong. */
function omittedOf({ entries }: SentryEvent): readonly [number, number] | undefined {
	const lists = entries.filter((entry) => entry.type === 'exception');
	return lists.length === 1 ? lists[0]?.omitted : undefined;
}

interface ThreadsProps {
	readonly threads: readonly NumberedStack[];
	readonly common: Omit<Parameters<typeof StackBlock>[0], 'numbered' | 'open'>;
	readonly eventId: string;
	/** The first one, which crashed or was current, is shown open. */
	readonly open: boolean;
}

function Threads({ threads, common, eventId, open }: ThreadsProps): VNode {
	const { l10n } = usePage();
	return (
		<Windowed
			label={l10n.t('Threads')}
			rows={threads}
			rowHeight={28}
			keyOf={({ number }) => `${eventId}:${number}`}
			kept={threads.findIndex(({ number }) => number === common.chosen?.number)}
			render={(numbered, index) => <StackBlock {...common} numbered={numbered} open={open && index === 0} />}
		/>
	);
}

type Words = Parameters<typeof whyNoStack>[2];

function relationOf(
	numbered: NumberedStack,
	index: number,
	isGroup: boolean,
	oldestFirst: boolean,
	l10n: Words,
): { relation?: string } {
	const { parent } = numbered;
	if (isGroup) {
		return parent === undefined
			? {}
			: {
					relation: parent.mechanism?.isExceptionGroup
						? l10n.t('Part of {0}', nameOf(parent, l10n))
						: l10n.t('Caused {0}', nameOf(parent, l10n)),
				};
	}
	if (index === 0) {
		return {};
	}
	return { relation: oldestFirst ? l10n.t('which caused') : l10n.t('Caused by') };
}

/** What a stack trace is before source maps or symbols were applied, in Sentry's words. */
function rawWord(platform: string | undefined, l10n: Words): string {
	switch (platform) {
		case 'javascript':
		case 'node':
			return l10n.t('Minified');
		case 'native':
		case 'cocoa':
		case 'objc':
		case 'c':
			return l10n.t('Unsymbolicated');
		case undefined:
		default:
			return l10n.t('Raw');
	}
}

function nameOf({ type, value }: Exception, l10n: Words): string {
	return visibleString(truncated(type ?? value ?? l10n.t('(unnamed exception)'), 80));
}

function whyNoStack(
	event: SentryEvent,
	isFeedback: boolean,
	l10n: { t(message: string, ...args: string[]): string },
): string {
	if (isFeedback) {
		return l10n.t('A person sent this: it has no stack trace.');
	}
	switch (event.type) {
		case 'csp':
		case 'hpkp':
		case 'expectct':
		case 'expectstaple':
			return l10n.t('A browser sent this report: it has no stack trace.');
		case 'transaction':
		case 'generic':
			return l10n.t('Sentry found this issue itself: it has no stack trace.');
		case undefined:
		default:
			return l10n.t('The server sent no stack trace with this event.');
	}
}
