import type { ProcessingError, Stacktrace } from '../../core/issue/event.ts';
import { linkKey, type PanelSnapshot } from '../../core/panel/protocol.ts';
import type { VNode } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { usePage } from '../page.ts';
import { Icon } from '../ui/Icon.tsx';
import { Windowed } from '../ui/Windowed.tsx';
import { FrameRow } from './FrameRow.tsx';
import { type FrameRow as Row, frameRows } from './frameRows.ts';

export interface FramesProps {
	readonly stacktrace: Stacktrace;
	/** `undefined` for raw frames. */
	readonly stack: number | undefined;
	readonly oldestFirst: boolean;
	readonly links: PanelSnapshot['links'];
	/** Names the stack trace among all that the panel has shown. */
	readonly trace: string;
	readonly platform: string | undefined;
	readonly errors: readonly ProcessingError[];
	readonly label: string;
}

/** The frames of one stack trace, library frames folded until they are asked for. */
export function Frames(props: FramesProps): VNode {
	const { stacktrace, oldestFirst, label, trace } = props;
	const { view } = usePage();
	const [, setTurns] = useState(0);
	const isUnfolded = (id: string) => view.isOpen(`fold:${trace}:${id}`) ?? false;
	const rows = useMemo(() => frameRows(stacktrace, oldestFirst), [stacktrace, oldestFirst]);
	const shown = rows.flatMap((row) =>
		row.kind === 'fold' && isUnfolded(row.id) ? [row, ...row.rows] : [row],
	);
	const first = firstOpen(rows, oldestFirst);
	return (
		<Windowed
			class="frames"
			label={label}
			rows={shown}
			rowHeight={30}
			keyOf={(row) =>
				row.kind === 'frame' ? `f${row.index}` : row.kind === 'fold' ? `l${row.id}` : 'omitted'
			}
			render={(row) => (
				<RowView
					{...props}
					row={row}
					first={row === first}
					unfolded={row.kind === 'fold' && isUnfolded(row.id)}
					onFold={(id) => {
						view.setOpen(`fold:${trace}:${id}`, !isUnfolded(id));
						setTurns((turns) => turns + 1);
					}}
				/>
			)}
		/>
	);
}

interface RowViewProps extends FramesProps {
	readonly row: Row;
	readonly first: boolean;
	readonly unfolded: boolean;
	readonly onFold: (id: string) => void;
}

function RowView(props: RowViewProps): VNode {
	const { row, stack, links, trace, platform, errors, unfolded, onFold } = props;
	const { l10n, formats } = usePage();
	switch (row.kind) {
		case 'frame':
			return (
				<FrameRow
					frame={row.frame}
					index={row.index}
					stack={stack}
					repeats={row.repeats}
					open={row.open}
					first={props.first}
					link={stack === undefined ? undefined : links[linkKey({ stack, frame: row.index })]}
					trace={trace}
					platform={platform}
					errors={errors}
				/>
			);
		case 'fold':
			return (
				<button type="button" class="fold" aria-expanded={unfolded} onClick={() => onFold(row.id)}>
					<Icon name={unfolded ? 'chevron-down' : 'chevron-right'} />
					{l10n.t('{0} library frames', formats.count(row.frames))}
				</button>
			);
		case 'omitted':
			return (
				<p class="omitted">
					{l10n.t(
						'Frames {0} to {1} were left out by the SDK.',
						formats.count(row.from),
						formats.count(row.to),
					)}
				</p>
			);
	}
}

/** The newest frame of the app, whose variables are shown at once. */
function firstOpen(rows: readonly Row[], oldestFirst: boolean): Row | undefined {
	const isOpen = (row: Row) => row.kind === 'frame' && row.open;
	return oldestFirst ? rows.findLast(isOpen) : rows.find(isOpen);
}
