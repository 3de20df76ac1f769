import type { Capability } from '../capabilities.ts';
import type { L10n } from '../text/l10n.ts';
import type { IssueSort } from './issueQuery.ts';

/** In the order in which they are offered. Old servers know only the first four (SENTRY-API.md §10). */
export const issueSorts: readonly IssueSort[] = [
	'date',
	'new',
	'freq',
	'user',
	'trends',
	'recommended',
	'inbox',
];

/** What to offer of them; the one in force stays, so that it can be seen. */
export function offeredSorts(
	lacks: (capability: Capability) => boolean,
	inForce: IssueSort | undefined,
): { readonly known: readonly IssueSort[]; readonly unknown: readonly IssueSort[] } {
	const unknown = issueSorts.filter((sort) => lacks(`sort:${sort}`));
	return { known: issueSorts.filter((sort) => sort === inForce || !unknown.includes(sort)), unknown };
}

/** How a sort is called, as on the web. */
export function sortLabel(sort: IssueSort, l10n: L10n): string {
	switch (sort) {
		case 'date':
			return l10n.t('Last Seen');
		case 'new':
			return l10n.t('First Seen');
		case 'freq':
			return l10n.t('Events');
		case 'user':
			return l10n.t('Users');
		case 'trends':
			return l10n.t('Trends');
		case 'recommended':
			return l10n.t('Recommended');
		case 'inbox':
			return l10n.t('Date Added');
	}
}

/** What a sort puts first, in one line. */
export function sortDoc(sort: IssueSort, l10n: L10n): string {
	switch (sort) {
		case 'date':
			return l10n.t('The latest event first');
		case 'new':
			return l10n.t('The newest issue first');
		case 'freq':
			return l10n.t('The most events first, in the chosen period');
		case 'user':
			return l10n.t('The most users first, in the chosen period');
		case 'trends':
			return l10n.t('What grows fastest first');
		case 'recommended':
			return l10n.t('What Sentry takes for most pressing first');
		case 'inbox':
			return l10n.t('What came up for review last first');
	}
}
