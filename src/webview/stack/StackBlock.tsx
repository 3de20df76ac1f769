import type { Exception, Stack, Thread } from '../../core/issue/event.ts';
import { locksOf } from '../../core/issue/locks.ts';
import { marksIn } from '../../core/issue/marks.ts';
import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { useOpen, usePage } from '../page.ts';
import { Empty, Facts } from '../ui/Facts.tsx';
import { Fold } from '../ui/Fold.tsx';
import { Icon } from '../ui/Icon.tsx';
import { JsonTree } from '../ui/JsonTree.tsx';
import { MarkNote } from '../ui/MarkNote.tsx';
import { RemoteLink } from '../ui/RemoteLink.tsx';
import { Line, Text } from '../ui/Text.tsx';
import type { NumberedStack } from './arrange.ts';
import { Frames, type FramesProps } from './Frames.tsx';
import { Locks, ThreadName } from './Locks.tsx';

export interface StackBlockProps extends Omit<FramesProps, 'stacktrace' | 'stack' | 'label' | 'trace'> {
	readonly eventId: string;
	readonly numbered: NumberedStack;
	/** All of the event: who holds a lock is one of them. */
	readonly stacks: readonly Stack[];
	/** The stack that the reader asked to see; another object each time. */
	readonly chosen: ChosenStack | undefined;
	readonly onThread: (stack: number) => void;
	/** Before source maps and symbols. */
	readonly raw: boolean;
	readonly open: boolean;
	/** How it relates to the block above: "Caused by". */
	readonly relation?: string;
}

export interface ChosenStack {
	readonly number: number;
}

/** One exception, thread or bare stack trace under a heading that opens and closes it. */
export function StackBlock(props: StackBlockProps): VNode {
	const { numbered, raw, relation, eventId, stacks, chosen } = props;
	const { stack, number, depth } = numbered;
	const { l10n } = usePage();
	const id = `stack:${eventId.slice(0, 8)}:${number}`;
	const [open, setOpen] = useOpen(id, props.open);
	const toggle = useRef<HTMLButtonElement>(null);
	useEffect(() => {
		if (chosen?.number === number) {
			setOpen(true);
			toggle.current?.focus({ preventScroll: true });
			toggle.current?.scrollIntoView({ block: 'center' });
		}
	}, [chosen]);
	const { exception, thread } = stack;
	const showsLocks = exception !== undefined || open;
	const locks = useMemo(
		() =>
			// Of exceptions in one thread the raised one tells what that waits for.
			showsLocks && thread && stacks.findLastIndex((one) => one.thread === thread) === number
				? locksOf(stacks, number)
				: [],
		[stacks, number, showsLocks],
	);
	const isRaw = raw && stack.rawStacktrace !== undefined;
	const stacktrace = isRaw ? stack.rawStacktrace : stack.stacktrace;
	return (
		<article class="stack-block" aria-labelledby={`${id}-title`} data-depth={Math.min(depth, 6)}>
			{relation !== undefined && <p class="relation">{relation}</p>}
			<h3 id={`${id}-title`}>
				<button
					ref={toggle}
					type="button"
					class="stack-toggle"
					aria-expanded={open}
					onClick={() => setOpen(!open)}
				>
					<Icon name={open ? 'chevron-down' : 'chevron-right'} />
					<span>
						<Title stack={stack} />
					</span>
				</button>
			</h3>
			{exception && <ExceptionHead exception={exception} thread={thread} />}
			{showsLocks && <Locks locks={locks} onThread={props.onThread} />}
			{open && (
				<>
					{stacktrace && stacktrace.frames.length > 0 ? (
						<Frames
							{...props}
							stacktrace={stacktrace}
							stack={isRaw ? undefined : number}
							trace={`${eventId.slice(0, 8)}:${number}${isRaw ? ':raw' : ''}`}
							label={l10n.t('Frames')}
						/>
					) : (
						<Empty>{l10n.t('The server sent no stack trace for it.')}</Empty>
					)}
					{exception?.mechanism && <MechanismFacts mechanism={exception.mechanism} />}
					{stacktrace?.registers && Object.keys(stacktrace.registers).length > 0 && (
						<Fold title={l10n.t('Registers')}>
							<JsonTree value={stacktrace.registers} label={l10n.t('Registers')} />
						</Fold>
					)}
				</>
			)}
		</article>
	);
}

function Title({ stack }: { readonly stack: Stack }): ComponentChildren {
	const { l10n } = usePage();
	const { exception, thread } = stack;
	if (exception) {
		return <Line value={exception.type ?? exception.value ?? l10n.t('(unnamed exception)')} />;
	}
	if (thread) {
		return (
			<>
				<ThreadName thread={thread} />
				<ThreadMarks thread={thread} />
			</>
		);
	}
	return l10n.t('Stack Trace');
}

function ThreadMarks({ thread }: { readonly thread: Thread }): VNode {
	const { l10n } = usePage();
	const marks = [
		thread.crashed && l10n.t('crashed'),
		thread.current && l10n.t('current'),
		thread.main && l10n.t('main'),
	].filter((mark) => typeof mark === 'string');
	return (
		<>
			{marks.map((mark) => (
				<span key={mark} class="chip">
					{mark}
				</span>
			))}
			<StateOf thread={thread} />
		</>
	);
}

function StateOf({ thread: { state } }: { readonly thread: Thread }): VNode | null {
	return state === undefined ? null : (
		<span class="chip">
			<Line value={state} max={40} />
		</span>
	);
}

function ExceptionHead({
	exception,
	thread,
}: {
	readonly exception: Exception;
	readonly thread: Thread | undefined;
}): VNode {
	const { l10n } = usePage();
	const { mechanism } = exception;
	return (
		<div class="exception-head">
			{exception.type !== undefined && exception.value !== undefined && exception.value !== '' && (
				<p class="exception-value">
					<Text value={exception.value} max={1000} pre />
				</p>
			)}
			<MarkNote marks={marksIn(exception.marks, 'value')} />
			<p class="chips">
				{mechanism?.handled === false && (
					<span class="chip bad">
						<Icon name="flame" /> {l10n.t('unhandled')}
					</span>
				)}
				{mechanism?.handled === true && <span class="chip">{l10n.t('handled')}</span>}
				{mechanism?.type !== undefined && (
					<span class="chip" title={l10n.t('Mechanism')}>
						<Line value={mechanism.type} max={60} />
					</span>
				)}
				{exception.module !== undefined && (
					<span class="chip" title={l10n.t('Module')}>
						<Line value={exception.module} max={80} />
					</span>
				)}
				{mechanism?.source !== undefined && (
					<span class="chip" title={l10n.t('Source')}>
						<Line value={mechanism.source} max={60} />
					</span>
				)}
				{thread && (
					<>
						<span class="chip">
							<ThreadName thread={thread} />
						</span>
						<StateOf thread={thread} />
					</>
				)}
			</p>
		</div>
	);
}

function MechanismFacts({
	mechanism,
}: {
	readonly mechanism: NonNullable<Exception['mechanism']>;
}): VNode | null {
	const { l10n } = usePage();
	const more = { ...mechanism.meta, ...mechanism.data };
	const hasMore = Object.keys(more).length > 0;
	if (!hasMore && mechanism.description === undefined && mechanism.helpLink === undefined) {
		return null;
	}
	return (
		<Fold title={l10n.t('Mechanism')}>
			<Facts
				facts={[
					{ name: l10n.t('Description'), value: mechanism.description },
					{
						name: l10n.t('Help'),
						value: mechanism.helpLink !== undefined && (
							<RemoteLink url={mechanism.helpLink}>
								<Line value={mechanism.helpLink} max={80} />
							</RemoteLink>
						),
					},
				]}
			/>
			{hasMore && <JsonTree value={more} label={l10n.t('Mechanism')} />}
		</Fold>
	);
}
