import type { EventCut } from './event.ts';
import type { L10n } from '../text/l10n.ts';

/** What of an event is not on the page: `Exceptions not shown: 30 · Frames not shown: 12,000`. */
export function cutText(cut: EventCut, l10n: L10n, formats: { count(value: number): string }): string {
	const said: readonly (readonly [number, (count: string) => string])[] = [
		[cut.exceptions, (count) => l10n.t('Exceptions not shown: {0}', count)],
		[cut.threads, (count) => l10n.t('Threads not shown: {0}', count)],
		[cut.frames, (count) => l10n.t('Frames not shown: {0}', count)],
		[cut.breadcrumbs, (count) => l10n.t('Breadcrumbs not shown: {0}', count)],
		[cut.values, (count) => l10n.t('Other values not shown: {0}', count)],
	];
	return said
		.filter(([count]) => count > 0)
		.map(([count, say]) => say(formats.count(count)))
		.join(' · ');
}
