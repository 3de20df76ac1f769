import type { L10n } from '../../core/text/l10n.ts';
import { normaliseQuery } from '../../core/query/normaliseQuery.ts';
import { sortLabel } from '../../core/query/issueSorts.ts';
import type { View } from '../../core/query/view.ts';
import type { Choices } from './listChoices.ts';

/** The sections of the tree, first to last, and which of them has the query in force. */
export interface SectionPlan {
	readonly views: readonly View[];
	/** Id of the view that answers the query in force: it is opened first. */
	readonly inForce: string;
}

export const searchId = 'search';

/**
 * The named views, then the one with the query in force: it has the rows that are seen first, and below many rows nothing
 * would be found any more. Where the query is that of a named view, that view takes the place.
 */
export function planSections(
	named: readonly View[],
	query: string,
	choices: Choices,
	l10n: L10n,
): SectionPlan {
	const normal = normaliseQuery(query);
	const same = named.find(
		(view) =>
			view.projects === 'chosen' &&
			view.environments === undefined &&
			view.statsPeriod === undefined &&
			normaliseQuery(view.query) === normal,
	);
	const inForce: View = same ?? {
		id: searchId,
		name: l10n.t('Search'),
		query: query.trim(),
		sort: 'date',
		projects: 'chosen',
		from: 'settings',
	};
	const sorted = [...named.filter((view) => view !== same), inForce].map((view) =>
		choices.sort === undefined ? view : { ...view, sort: choices.sort },
	);
	return { views: sorted, inForce: inForce.id };
}

/** In words, what the whole list is narrowed to and ordered by beside the query; nothing when that is the usual. */
export function describeChoices(choices: Choices, l10n: L10n): string | undefined {
	const { environments, statsPeriod, sort } = choices;
	const parts = [
		environments.length > 0 ? l10n.t('Environment: {0}.', environments.join(', ')) : undefined,
		statsPeriod === undefined ? undefined : l10n.t('Seen in the last {0}.', statsPeriod),
		sort === undefined ? undefined : l10n.t('Sorted by {0}.', sortLabel(sort, l10n)),
	].filter((part) => part !== undefined);
	return parts.length === 0 ? undefined : parts.join(' ');
}
