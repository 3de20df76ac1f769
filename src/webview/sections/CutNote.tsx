import { cutText } from '../../core/issue/cutText.ts';
import type { EventCut } from '../../core/issue/event.ts';
import type { VNode } from 'preact';
import { usePage } from '../page.ts';
import { Icon } from '../ui/Icon.tsx';
import { Button } from '../ui/toolkit.ts';

/** Says that the page does not have all of the event, and where all of it is. */
export function CutNote({ cut }: { readonly cut: EventCut }): VNode {
	const { l10n, formats, ask } = usePage();
	return (
		<div class="failure" role="note">
			<Icon name="warning" />
			<div class="failure-text">
				<strong>{l10n.t('This event is too large to be shown whole.')}</strong>
				<span>{cutText(cut, l10n, formats)}</span>
			</div>
			<span class="failure-actions">
				<Button onClick={() => void ask('openInBrowser', undefined)}>{l10n.t('Open in Browser')}</Button>
			</span>
		</div>
	);
}
