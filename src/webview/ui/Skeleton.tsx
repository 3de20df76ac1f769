import type { VNode } from 'preact';
import { usePage } from '../page.ts';

/** The shape of what comes: `lines` bars, read aloud as "Loading". */
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
