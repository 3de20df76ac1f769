import type { L10n } from './l10n.ts';

/** UTF-16 units that each "Show More" of a very long text adds: a megabyte at once would stall the page. */
export const restStep = 50_000;

/** What the button says that shows the rest of a text, of which `shown` of `all` UTF-16 units are shown. */
export function restLabel(shown: number, all: number, l10n: L10n, count: (value: number) => string): string {
	return all - shown <= restStep
		? l10n.t('Show All ({0} characters)', count(all))
		: l10n.t('Show More ({0} of {1} characters)', count(shown), count(all));
}
