import type { Exception, Stack, Thread } from '../../core/event.ts';
import type { ComponentChildren, VNode } from 'preact';
import { useOpen, usePage } from '../page.ts';
import { Empty, Facts } from '../ui/Facts.tsx';
import { Fold } from '../ui/Fold.tsx';
import { Icon } from '../ui/Icon.tsx';
import { JsonTree } from '../ui/JsonTree.tsx';
import { RemoteLink } from '../ui/RemoteLink.tsx';
import { Line, Text } from '../ui/Text.tsx';
import type { NumberedStack } from './arrange.ts';
import { Frames, type FramesProps } from './Frames.tsx';

export interface StackBlockProps extends Omit<FramesProps, 'stacktrace' | 'stack' | 'label' | 'trace'> {
	readonly eventId: string;
	readonly numbered: NumberedStack;
	/** Before source maps and symbols. */
	readonly raw: boolean;
	readonly open: boolean;
	/** How it relates to the block above: "Caused by". */
	readonly relation?: string;
}

/** One exception, thread or bare stack trace under a heading that opens and closes it. */
export function StackBlock(props: StackBlockProps): VNode {
	const { numbered, raw, relation, eventId } = props;
	const { stack, number, depth } = numbered;
	const { l10n } = usePage();
	const id = `stack:${eventId.slice(0, 8)}:${number}`;
	const [open, setOpen] = useOpen(id, props.open);
	const { exception, thread } = stack;
	const isRaw = raw && stack.rawStacktrace !== undefined;
	const stacktrace = isRaw ? stack.rawStacktrace : stack.stacktrace;
	return (
		<article class="stack-block" aria-labelledby={`${id}-title`} data-depth={Math.min(depth, 6)}>
			{relation !== undefined && <p class="relation">{relation}</p>}
			<h3 id={`${id}-title`}>
				<button type="button" class="stack-toggle" aria-expanded={open} onClick={() => setOpen(!open)}>
					<Icon name={open ? 'chevron-down' : 'chevron-right'} />
					<span>
						<Title stack={stack} />
					</span>
				</button>
			</h3>
			{exception && <ExceptionHead exception={exception} thread={thread} />}
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
						<Empty>{l10n.t('The SDK sent no stack trace for it.')}</Empty>
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
				{l10n.t('Thread {0}', thread.id ?? '')} {thread.name !== undefined && <Line value={thread.name} />}
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
			{thread.state !== undefined && (
				<span class="chip">
					<Line value={thread.state} max={40} />
				</span>
			)}
		</>
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
					<span class="chip">
						{l10n.t('Thread {0}', thread.id ?? '')}{' '}
						{thread.name !== undefined && <Line value={thread.name} max={60} />}
					</span>
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
