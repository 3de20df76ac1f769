import type { SentryEvent } from '../../core/issue/event.ts';
import { type RelatedPage, relatedOf, relatedPages } from '../../core/issue/related.ts';
import type { PanelSnapshot } from '../../core/panel/protocol.ts';
import type { VNode } from 'preact';
import { usePage } from '../page.ts';
import { Icon } from '../ui/Icon.tsx';

/** The ways to what belongs to an event: the host builds the addresses, this page names them only. */
export function Related({
	event,
	snapshot,
}: {
	readonly event: SentryEvent;
	readonly snapshot: PanelSnapshot;
}): VNode | null {
	const { l10n, ask } = usePage();
	const { pages, error } = relatedOf(event, snapshot.issue.project.slug || (event.projectSlug ?? ''));
	const words: { readonly [P in RelatedPage]: string } = {
		replay: l10n.t('Open Replay in Browser'),
		trace: l10n.t('Open Trace in Browser'),
		profile: l10n.t('Open Profile in Browser'),
	};
	const there = relatedPages.filter((page) => pages[page] !== undefined);
	return there.length === 0 && error === undefined ? null : (
		<p class="related">
			{error !== undefined && (
				<button type="button" class="link" onClick={() => void ask('openLinkedError', undefined)}>
					{l10n.t('Show Linked Error')}
				</button>
			)}
			{there.map((page) => (
				<button key={page} type="button" class="link" onClick={() => void ask('openRelated', { page })}>
					{words[page]} <Icon name="link-external" />
				</button>
			))}
		</p>
	);
}
