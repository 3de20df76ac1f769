import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** Rows a chunk: what is drawn or taken away at once. */
const chunkSize = 25;

interface WindowedProps<T> {
	readonly rows: readonly T[];
	/** Of the whole list, read aloud. */
	readonly label: string;
	/** A row's usual height in CSS pixels, until it was measured. */
	readonly rowHeight: number;
	readonly class?: string;
	/** The row that is drawn wherever the viewport is; none where it is no row. */
	readonly kept?: number;
	readonly keyOf: (row: T, index: number) => string;
	readonly render: (row: T, index: number) => ComponentChildren;
}

/**
 * A list of any length of which only what is near the viewport is in the document: chunks of rows that come and go,
 * leaving their measured height behind. A chunk that holds the focus stays. Short lists are drawn whole.
 */
export function Windowed<T>(props: WindowedProps<T>): VNode {
	const { rows, label, class: own = '' } = props;
	const chunks = Math.ceil(rows.length / chunkSize);
	return (
		<div class={`rows ${own}`} role="list" aria-label={label}>
			{Array.from({ length: chunks }, (_, chunk) => (
				<Chunk key={chunk} {...props} chunk={chunk} always={chunks <= 2} />
			))}
		</div>
	);
}

function Chunk<T>(props: WindowedProps<T> & { readonly chunk: number; readonly always: boolean }): VNode {
	const { rows, rowHeight, keyOf, render, chunk, always, kept } = props;
	const element = useRef<HTMLDivElement>(null);
	const height = useRef<number | undefined>(undefined);
	const [near, setNear] = useState(chunk === 0);
	useEffect(() => {
		const target = element.current;
		if (!target || always) {
			return undefined;
		}
		const observer = new IntersectionObserver(
			([entry]) => {
				if (!entry) {
					return;
				}
				if (!entry.isIntersecting && !target.contains(document.activeElement)) {
					height.current = target.offsetHeight || height.current;
					setNear(false);
				} else if (entry.isIntersecting) {
					setNear(true);
				}
			},
			// A margin reaches only as far as the nearest box that scrolls.
			{ root: target.closest('.scroller'), rootMargin: '1200px 0px' },
		);
		observer.observe(target);
		return () => observer.disconnect();
	}, [always]);
	const start = chunk * chunkSize;
	const own = rows.slice(start, start + chunkSize);
	const drawn = near || always || (kept !== undefined && Math.floor(kept / chunkSize) === chunk);
	return (
		<div
			ref={element}
			role="presentation"
			style={drawn ? {} : { height: `${height.current ?? own.length * rowHeight}px` }}
		>
			{drawn &&
				own.map((row, index) => (
					<div
						key={keyOf(row, start + index)}
						role="listitem"
						class="row"
						{...(!always && { 'aria-setsize': rows.length, 'aria-posinset': start + index + 1 })}
					>
						{render(row, start + index)}
					</div>
				))}
		</div>
	);
}
