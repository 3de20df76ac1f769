import type { Frame, Lock, ProcessingError } from '../../core/issue/event.ts';
import { type Marks, marksIn } from '../../core/issue/marks.ts';
import type { SourceLink } from '../../core/source/sourceLink.ts';
import type { VNode } from 'preact';
import { memo } from '../ui/memo.ts';
import { useOpen, usePage } from '../page.ts';
import { Fold } from '../ui/Fold.tsx';
import { visibleString } from '../../core/text/visibleParts.ts';
import { Facts } from '../ui/Facts.tsx';
import { Icon } from '../ui/Icon.tsx';
import { JsonTree } from '../ui/JsonTree.tsx';
import { MarkNote } from '../ui/MarkNote.tsx';
import { Line } from '../ui/Text.tsx';
import { Code } from './Code.tsx';
import { type DetailName, frameName } from './frameName.ts';
import { hasMore } from './frameRows.ts';
import { lockText } from './lockText.ts';
import { noSource } from './noSource.ts';
import { verdictLook } from './verdictLook.ts';

export interface FrameRowProps {
	readonly frame: Frame;
	readonly index: number;
	/** Number of the stack in `stacksOf(event)`; absent for raw frames, which lead nowhere. */
	readonly stack: number | undefined;
	readonly repeats: number;
	readonly open: boolean;
	/** Its variables are shown at once: the newest frame of the app. */
	readonly first: boolean;
	readonly link: SourceLink | undefined;
	/** Names the stack trace among all that the panel has shown. */
	readonly trace: string;
	readonly platform: string | undefined;
	readonly errors: readonly ProcessingError[];
}

/** A frame: what ran, where, where that is in this workspace, and (open) its source and variables. */
export const FrameRow = memo(function FrameRow(props: FrameRowProps): VNode {
	const { frame, index, stack, repeats, link } = props;
	const { l10n, ask } = usePage();
	const id = `frame:${props.trace}:${index}`;
	const [open, setOpen] = useOpen(id, props.open);
	const name = frameName(frame, props.platform);
	const title = [name.function, name.place].filter(Boolean).join(' · ');
	return (
		<div class={frame.inApp ? 'frame in-app' : 'frame'}>
			<div class="frame-head">
				<button
					type="button"
					class="icon-button frame-toggle"
					aria-expanded={open}
					aria-label={
						open
							? l10n.t('Hide Details of {0}', visibleString(title))
							: l10n.t('Show Details of {0}', visibleString(title))
					}
					onClick={() => setOpen(!open)}
				>
					<Icon name={open ? 'chevron-down' : 'chevron-right'} />
				</button>
				<FrameTitle
					name={name}
					link={link}
					{...(stack !== undefined && { onOpen: () => void ask('openFrame', { stack, frame: index }) })}
				/>
				{repeats > 1 && <span class="chip">{l10n.t('repeated {0} times', repeats)}</span>}
				{!frame.inApp && stack !== undefined && (
					<span class="hidden">{l10n.t('not marked as app code')}</span>
				)}
			</div>
			{frame.lock && <FrameLock lock={frame.lock} />}
			{open && <FrameBody {...props} details={name.details} />}
		</div>
	);
});

function FrameLock({ lock }: { readonly lock: Lock }): VNode | null {
	const { l10n } = usePage();
	const text = lockText(lock, l10n);
	return text === undefined ? null : (
		<p class="frame-lock">
			<bdi>{text}</bdi>
		</p>
	);
}

interface FrameTitleProps {
	readonly name: ReturnType<typeof frameName>;
	readonly link: SourceLink | undefined;
	readonly onOpen?: () => void;
}

function FrameTitle({ name, link, onOpen }: FrameTitleProps): VNode {
	const { l10n } = usePage();
	const look = link && verdictLook(link, l10n);
	const content = (
		<>
			<span class="frame-function">
				{name.qualifier !== undefined && (
					<span class="frame-qualifier">
						<Line value={name.qualifier} max={120} />.
					</span>
				)}
				{name.function === undefined ? (
					l10n.t('(unknown function)')
				) : (
					<Line value={name.function} max={160} />
				)}
			</span>{' '}
			{name.place !== undefined && (
				<span class="frame-place">
					<Line value={name.place} max={160} />
					{name.position !== undefined && <span class="frame-position">:{name.position}</span>}
				</span>
			)}
			{name.address !== undefined && <Line value={name.address} max={40} />}
		</>
	);
	if (!onOpen) {
		return <span class="frame-open">{content}</span>;
	}
	return (
		<button
			type="button"
			class="frame-open"
			onClick={onOpen}
			{...(link && { title: visibleString(link.why) })}
		>
			{content}
			{look && (
				<span class={`verdict ${look.tone}`}>
					<Icon name={look.icon} /> {look.text}
				</span>
			)}
		</button>
	);
}

function FrameBody(
	props: FrameRowProps & { readonly details: ReturnType<typeof frameName>['details'] },
): VNode {
	const { frame, first, platform, errors, details } = props;
	const { l10n } = usePage();
	const vars = frame.vars && Object.keys(frame.vars).length > 0 ? frame.vars : undefined;
	return (
		<div class="frame-body">
			{frame.context.length > 0 ? (
				<Code frame={frame} platform={platform} />
			) : (
				<p class="empty">{noSource(frame, errors, l10n)}</p>
			)}
			{vars ? (
				<Variables
					vars={vars}
					marks={marksIn(frame.marks, 'vars')}
					id={`vars:${props.trace}:${props.index}`}
					open={first}
				/>
			) : (
				<MarkNote marks={marksIn(frame.marks, 'vars')} />
			)}
			<FrameFacts frame={frame} details={details} />
		</div>
	);
}

/** Where exactly it was: at once when there is no source to read, else on demand. */
function FrameFacts({
	frame,
	details,
}: {
	readonly frame: Frame;
	readonly details: ReturnType<typeof frameName>['details'];
}): VNode | null {
	const { l10n } = usePage();
	const facts = (
		<Facts
			class="compact"
			facts={[
				...frame.errors.map((value) => ({ name: l10n.t('Error'), value })),
				...details.map(({ name, value }) => ({ name: detailWord(name, l10n), value })),
			]}
		/>
	);
	if (details.length === 0 && frame.errors.length === 0) {
		return null;
	}
	return hasMore(frame) ? <Fold title={l10n.t('Frame Details')}>{facts}</Fold> : facts;
}

function Variables({
	vars,
	marks,
	id,
	open: byDefault,
}: {
	readonly vars: NonNullable<Frame['vars']>;
	readonly marks: Marks | undefined;
	readonly id: string;
	readonly open: boolean;
}): VNode {
	const { l10n } = usePage();
	const [open, setOpen] = useOpen(id, byDefault);
	return (
		<div class="variables">
			<button type="button" class="tree-toggle" aria-expanded={open} onClick={() => setOpen(!open)}>
				<Icon name={open ? 'chevron-down' : 'chevron-right'} />
				{l10n.t('Local Variables ({0})', Object.keys(vars).length)}
			</button>
			{open && <JsonTree value={vars} label={l10n.t('Local Variables')} marks={marks} />}
		</div>
	);
}

function detailWord(name: DetailName, l10n: { t(message: string): string }): string {
	switch (name) {
		case 'module':
			return l10n.t('Module');
		case 'package':
			return l10n.t('Package');
		case 'absPath':
			return l10n.t('Absolute path');
		case 'symbol':
			return l10n.t('Symbol');
		case 'address':
			return l10n.t('Instruction address');
		case 'symbolAddress':
			return l10n.t('Symbol address');
		case 'rawFunction':
			return l10n.t('Raw function');
		case 'trust':
			return l10n.t('Trust');
		case 'minified':
			return l10n.t('Minified');
		case 'sourceMap':
			return l10n.t('Source map');
	}
}
