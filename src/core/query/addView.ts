import type { L10n } from '../text/l10n.ts';
import type { IssueSort } from './issueQuery.ts';
import { maxViewName, parseViews } from './parseViews.ts';

/** The setting `culprit.views` with one view more, or why there is none: one sentence. What stands in it stays as it is. */
export function addView(
	setting: unknown,
	{ name, query, sort }: { readonly name: string; readonly query: string; readonly sort?: IssueSort },
	l10n: L10n,
): { readonly setting: readonly unknown[] } | { readonly refusal: string } {
	const called = name.trim();
	if (called === '' || called.length > maxViewName) {
		return { refusal: l10n.t('A view needs a name of up to {0} characters.', maxViewName) };
	}
	const known = parseViews(setting, l10n).views;
	if (known.some((view) => view.name.toLowerCase() === called.toLowerCase())) {
		return { refusal: l10n.t('There is a view {0} already.', called) };
	}
	const before: readonly unknown[] = Array.isArray(setting) ? setting : [];
	const view = { name: called, query: query.trim(), ...(sort !== undefined && { sort }) };
	return { setting: [...before, view] };
}
