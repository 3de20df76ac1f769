import type { ServerFacts } from '../../../core/capabilities.ts';
import type { L10n } from '../../../core/text/l10n.ts';
import { checkQuery, isSendable } from '../../../core/query/checkQuery.ts';
import { type Completion, completions, type Offered } from '../../../core/query/completeQuery.ts';
import type { CompletionSite } from '../../../core/query/completionSite.ts';
import { describeQuery } from '../../../core/query/describeQuery.ts';
import type { QueryFix } from '../../../core/query/queryProblem.ts';
import { isUnderstood } from '../../../core/query/unknownTerms.ts';
import { labelText } from '../../../core/text/visibleText.ts';

/** One row of the search box. */
export interface QueryItem {
	readonly kind: 'search' | 'problem' | 'completion' | 'recent';
	/** Safe as a label; may start with an icon of ours. */
	readonly label: string;
	readonly description?: string;
	readonly detail?: string;
	readonly completion?: Completion;
	readonly fix?: QueryFix;
	/** Of `search` and `recent`. */
	readonly query?: string;
}

export interface QueryItemsOptions {
	readonly text: string;
	readonly site: CompletionSite | undefined;
	readonly offered: readonly Offered[];
	readonly tagKeys: readonly string[];
	readonly recent: readonly string[];
	/** The query in force before. */
	readonly before: string;
	/** What is known of the server. */
	readonly server?: ServerFacts | undefined;
}

/**
 * What the search box shows for a text: first what Enter does (search, or what is wrong), then how to go on, then what was
 * asked before.
 */
export function queryItems(options: QueryItemsOptions, l10n: L10n): readonly QueryItem[] {
	const { text, site, offered, tagKeys, recent, before, server } = options;
	const problems = checkQuery(text, l10n, tagKeys);
	const items: QueryItem[] = problems.map(({ severity, message, fix }) => ({
		kind: 'problem',
		label: `$(${severity === 'error' ? 'error' : 'warning'}) ${labelText(message, 300)}`,
		...(fix && { description: labelText(fix.label, 100), fix }),
	}));
	if (isSendable(problems)) {
		items.unshift({
			kind: 'search',
			label: `$(search) ${text.trim() === '' ? l10n.t('Search all issues') : l10n.t('Search {0}', labelText(text.trim(), 200))}`,
			detail: labelText(describeQuery(text, l10n).sentence, 300),
			query: text.trim(),
		});
	}
	// Nothing was typed yet: what was asked before is nearer than a list of keys.
	const untouched = text.trim() === '' || text === before;
	const old = untouched ? recent.filter((query) => query !== text.trim()) : [];
	items.push(
		...old.map(
			(query): QueryItem => ({
				kind: 'recent',
				label: `$(history) ${labelText(query, 200)}`,
				query,
			}),
		),
	);
	if (site) {
		items.push(
			...completions(site, offered, l10n)
				.filter(({ insert }) => isUnderstood(insert, site, server))
				.map(
					(completion): QueryItem => ({
						kind: 'completion',
						label: labelText(completion.label, 200),
						...(completion.description !== undefined && {
							description: labelText(completion.description, 200),
						}),
						completion,
					}),
				),
		);
	}
	return items;
}

/**
 * The entry of a box that Enter means: what the window says was selected, else the first that is no separator. Windows name
 * rows by number. A selection is told anew with each Enter; what is active is told when it changes, and a number of older
 * rows that comes late empties it, or names another row, for good.
 */
export function acceptedEntry<T extends { readonly item?: QueryItem }>({
	items,
	selectedItems,
}: {
	readonly items: readonly T[];
	readonly selectedItems: readonly T[];
}): T | undefined {
	return selectedItems.find((entry) => items.includes(entry)) ?? items.find(({ item }) => item);
}
