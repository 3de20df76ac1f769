import type { VNode } from 'preact';
import { usePage } from '../page.ts';

/** The shape of text that comes: `lines` bars, read aloud as "Loading". */
export function Skeleton({ lines, label }: { readonly lines: number; readonly label?: string }): VNode {
	const { l10n } = usePage();
	return (
		<div class="skeleton" role="status" aria-label={label ?? l10n.t('Loading')}>
			{Array.from({ length: lines }, (_, index) => (
				<span key={index} class={`bone bone-${index % 4}`} />
			))}
		</div>
	);
}

/** The shape of a chart that comes, as high as it will be: nothing below it jumps. */
export function BarsSkeleton({ height }: { readonly height: number }): VNode {
	const { l10n } = usePage();
	return (
		<div class="bars-skeleton" role="status" aria-label={l10n.t('Loading')} style={{ height: `${height}px` }}>
			{Array.from({ length: 24 }, (_, index) => (
				<span key={index} class={`bone bone-${index % 4}`} />
			))}
		</div>
	);
}

/** The shape of an event that comes: its stack trace with a frame's source, its breadcrumbs. */
export function EventSkeleton(): VNode {
	const { l10n } = usePage();
	return (
		<div role="status" aria-label={l10n.t('Loading the event')}>
			{[l10n.t('Stack Trace'), l10n.t('Breadcrumbs')].map((title, at) => (
				<section key={title} class="section" aria-hidden="true">
					<p class="skeleton-title">{title}</p>
					<div class={at === 0 ? 'skeleton code' : 'skeleton'}>
						{Array.from({ length: at === 0 ? 9 : 4 }, (_, index) => (
							<span key={index} class={`bone bone-${index % 4}`} />
						))}
					</div>
				</section>
			))}
		</div>
	);
}
