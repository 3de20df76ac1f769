import type { Frame, Stacktrace } from '../../core/issue/event.ts';

/** One row of a stack trace as it is shown. Indexes are those of `stacktrace.frames`. */
export type FrameRow =
	| {
			readonly kind: 'frame';
			readonly index: number;
			readonly frame: Frame;
			/** How often the frame follows itself: recursion. 1 for most. */
			readonly repeats: number;
			/** Shown with its source at first. */
			readonly open: boolean;
	  }
	| {
			readonly kind: 'fold';
			readonly id: string;
			readonly rows: readonly FrameRow[];
			readonly frames: number;
	  }
	| { readonly kind: 'omitted'; readonly from: number; readonly to: number };

type Row<K extends FrameRow['kind']> = Extract<FrameRow, { readonly kind: K }>;

/** In-app frames shown open at first; the others are one click away. */
const maxOpen = 8;
/** Shown of a trace that has no in-app frame at all. */
const shownWithoutApp = 4;

/**
 * A stack trace as rows: newest first unless `oldestFirst`, repeated frames as one, runs of library frames folded. The
 * frame that crashed is never folded, and a fold always saves at least two rows.
 */
export function frameRows(stacktrace: Stacktrace, oldestFirst: boolean): readonly FrameRow[] {
	const { frames } = stacktrace;
	const rows = withOmitted(merged(frames), stacktrace.framesOmitted);
	const newestFirst = rows.toReversed();
	const anyInApp = frames.some((frame) => frame.inApp);
	let toOpen = maxOpen;
	const opened = newestFirst.map((row) => {
		const isOpen = row.kind === 'frame' && row.frame.inApp && hasMore(row.frame) && toOpen-- > 0;
		return row.kind === 'frame' ? { ...row, open: isOpen } : row;
	});
	const first = opened[0];
	const crash = first?.kind === 'frame' && !anyInApp ? { ...first, open: hasMore(first.frame) } : first;
	const shown = crash ? [crash, ...opened.slice(1)] : opened;
	const keep = anyInApp ? 1 : shownWithoutApp;
	const folded = folds(shown, keep);
	return oldestFirst ? folded.map(reversedFold).toReversed() : folded;
}

/** Whether opening the frame's row shows anything. */
export function hasMore(frame: Frame): boolean {
	return frame.context.length > 0 || (frame.vars !== undefined && Object.keys(frame.vars).length > 0);
}

function merged(frames: readonly Frame[]): Row<'frame'>[] {
	const rows: Row<'frame'>[] = [];
	for (const [index, frame] of frames.entries()) {
		const last = rows.at(-1);
		if (last && isSamePlace(last.frame, frame)) {
			rows[rows.length - 1] = { ...last, index, frame, repeats: last.repeats + 1 };
		} else {
			rows.push({ kind: 'frame', index, frame, repeats: 1, open: false });
		}
	}
	return rows;
}

function isSamePlace(a: Frame, b: Frame): boolean {
	return (
		a.function === b.function &&
		a.filename === b.filename &&
		a.module === b.module &&
		a.lineNo === b.lineNo &&
		a.colNo === b.colNo &&
		a.instructionAddr === b.instructionAddr &&
		a.package === b.package &&
		a.inApp === b.inApp &&
		JSON.stringify(a.lock) === JSON.stringify(b.lock)
	);
}

/** `[from, to)` counts frames as they were before the SDK or the server left some out. */
function withOmitted(rows: readonly Row<'frame'>[], omitted: Stacktrace['framesOmitted']): FrameRow[] {
	if (!omitted) {
		return [...rows];
	}
	const [from, to] = omitted;
	const at = rows.findIndex((row) => row.index >= from);
	const place = at === -1 ? rows.length : at;
	return [...rows.slice(0, place), { kind: 'omitted', from, to }, ...rows.slice(place)];
}

function folds(rows: readonly FrameRow[], keep: number): readonly FrameRow[] {
	const result: FrameRow[] = [];
	let run: Row<'frame'>[] = [];
	const flush = () => {
		const [head] = run;
		if (head && run.length > 1) {
			const frames = run.reduce((sum, row) => sum + row.repeats, 0);
			result.push({ kind: 'fold', id: String(head.index), rows: run, frames });
		} else {
			result.push(...run);
		}
		run = [];
	};
	for (const [position, row] of rows.entries()) {
		if (row.kind === 'frame' && !row.frame.inApp && position >= keep) {
			run.push(row);
		} else {
			flush();
			result.push(row);
		}
	}
	flush();
	return result;
}

function reversedFold(row: FrameRow): FrameRow {
	return row.kind === 'fold' ? { ...row, rows: row.rows.toReversed() } : row;
}
