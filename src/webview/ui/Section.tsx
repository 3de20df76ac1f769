import type { Loadable } from '../../core/panel/loadable.ts';
import { valueOf } from '../../core/panel/loadable.ts';
import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useOpen, usePage } from '../page.ts';
import { FailureNote } from './FailureNote.tsx';
import { Icon } from './Icon.tsx';
import { Skeleton } from './Skeleton.tsx';
import { Stale } from './Stale.tsx';
import { Badge, ProgressRing } from './toolkit.ts';

interface SectionProps {
	readonly id: string;
	readonly title: string;
	readonly count?: number;
	/** Default true. Whether it is open at first; with `onOpen`, whether it is open. */
	readonly open?: boolean;
	/** Set by who decides himself when it is open. */
	readonly onOpen?: (open: boolean) => void;
	readonly busy?: boolean;
	/** Beside the heading, always shown. */
	readonly extra?: ComponentChildren;
	readonly children: ComponentChildren;
}

/** A heading that opens and closes what is below it. The page's headings make its outline. */
export function Section(props: SectionProps): VNode {
	const { l10n, formats } = usePage();
	const [own, setOwn] = useOpen(props.id, props.open ?? true);
	const [open, setOpen] = props.onOpen ? [props.open ?? true, props.onOpen] : [own, setOwn];
	const body = `${props.id}-body`;
	return (
		<section class="section" aria-labelledby={`${props.id}-title`} data-section={props.id}>
			<div class="section-head">
				<h2 id={`${props.id}-title`}>
					<button
						type="button"
						class="section-toggle"
						aria-expanded={open}
						aria-controls={body}
						onClick={() => setOpen(!open)}
					>
						<Icon name={open ? 'chevron-down' : 'chevron-right'} />
						{props.title}
						{props.count !== undefined && props.count > 0 && <Badge>{formats.compact(props.count)}</Badge>}
					</button>
				</h2>
				{props.busy && <ProgressRing label={l10n.t('Loading {0}', props.title)} />}
				{props.extra}
			</div>
			<div id={body} class="section-body" hidden={!open}>
				{open && props.children}
			</div>
		</section>
	);
}

interface LoadedProps<T> {
	readonly loadable: Loadable<T>;
	/** Asks the host for it, the first time and again. */
	readonly load: () => void;
	readonly lines?: number;
	readonly render: (value: T) => ComponentChildren;
}

/** What a `Loadable` looks like: asked for when it first comes into view, its shape while it loads, its failure with a retry. */
export function Loaded<T>({ loadable, load, lines = 3, render }: LoadedProps<T>): VNode {
	const anchor = useWhenSeen(loadable.state === 'idle', load);
	const value = valueOf(loadable);
	return (
		<div ref={anchor}>
			{loadable.state === 'failed' && <FailureNote failure={loadable.failure} retry={load} />}
			<Stale loadable={loadable} />
			{value !== undefined || loadable.state === 'ready'
				? // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a ready loadable of `X | undefined` may hold undefined
					render(value as T)
				: loadable.state !== 'failed' && <Skeleton lines={lines} />}
		</div>
	);
}

/** Runs `act` once the element is near the viewport, as long as `wanted`. */
function useWhenSeen(wanted: boolean, act: () => void): { current: HTMLDivElement | null } {
	const element = useRef<HTMLDivElement>(null);
	const action = useRef(act);
	action.current = act;
	useEffect(() => {
		const target = element.current;
		if (!wanted || !target) {
			return undefined;
		}
		const observer = new IntersectionObserver(
			(entries) => {
				if (entries.some((entry) => entry.isIntersecting)) {
					observer.disconnect();
					action.current();
				}
			},
			{ rootMargin: '200px' },
		);
		observer.observe(target);
		return () => observer.disconnect();
	}, [wanted]);
	return element;
}
