import type { L10n } from '../text/l10n.ts';
import { statusInSentence, substatusInSentence } from '../text/statusText.ts';
import { maxQueryLength } from './checkQuery.ts';
import { describeFilter } from './describeFilter.ts';
import { parseQuery } from './parseQuery.ts';
import type { Filter, Term } from './queryTerms.ts';
import type { StatusMeaning } from './statusWords.ts';
import { statusOf } from './statusWords.ts';
import { andList } from './wordList.ts';

/** The server's own query when none is sent. */
const defaultQuery = 'is:unresolved';

/** In words, what a query leaves out. */
export interface QueryDescription {
	/** `resolved and archived`; absent when no issue is hidden for its status. */
	readonly hides?: string;
	/** What else an issue must be to be shown, one entry a condition: `level error or fatal`, `assigned to me`. */
	readonly only: readonly string[];
	/** All of it: `Hides resolved and archived. Only level error or fatal, assigned to me.` */
	readonly sentence: string;
}

/** What fits a line; the query itself stands beside it. */
const maxConditions = 8;

type Status = NonNullable<StatusMeaning['status']>;

/** Describes the query that is in force; absent means that none is sent, so that the server uses its default. */
export function describeQuery(text: string | undefined, l10n: L10n): QueryDescription {
	const query = parseQuery((text ?? defaultQuery).slice(0, maxQueryLength));
	const filters = query.terms.filter((term) => term.kind === 'filter');
	const hidden = hiddenStatuses(filters, l10n);
	const all = [...phrases(query.terms, l10n), ...filters.flatMap((filter) => condition(filter, l10n))];
	const more = all.length - maxConditions;
	const only = more > 0 ? [...all.slice(0, maxConditions), l10n.t('and {0} more', more)] : all;
	const hides = hidden.length === 0 ? undefined : andList(hidden, l10n);
	const sentences = [
		hides !== undefined && l10n.t('Hides {0}.', hides),
		only.length > 0 && l10n.t('Only {0}.', only.join(', ')),
	].filter((sentence) => typeof sentence === 'string');
	return {
		...(hides !== undefined && { hides }),
		only,
		sentence: sentences.length === 0 ? l10n.t('Shows all issues.') : sentences.join(' '),
	};
}

/** What a query without a status shows. */
const usuallyShown = ['unresolved', 'resolved', 'archived'] as const;

function hiddenStatuses(filters: readonly Filter[], l10n: L10n): readonly string[] {
	const shown = new Set<Status>(usuallyShown);
	const substatuses: string[] = [];
	for (const { negated, meaning } of statusFilters(filters)) {
		const { status, substatus } = meaning;
		if (status !== undefined && negated && substatus === undefined) {
			shown.delete(status);
		} else if (status !== undefined && !negated) {
			for (const other of shown) {
				if (other !== status) {
					shown.delete(other);
				}
			}
		}
		if (negated && substatus !== undefined) {
			substatuses.push(substatusInSentence(substatus, l10n));
		}
	}
	const hidden = usuallyShown.filter((status) => !shown.has(status));
	return [...hidden.map((status) => statusInSentence(status, l10n)), ...new Set(substatuses)];
}

function statusFilters(filters: readonly Filter[]): readonly { negated: boolean; meaning: StatusMeaning }[] {
	return filters.flatMap(({ key, negated, value }) => {
		const meaning = key.name === 'is' && value.kind === 'single' ? statusOf(value.text) : undefined;
		return meaning ? [{ negated, meaning }] : [];
	});
}

/** What a filter asks for beside a status. */
function condition(filter: Filter, l10n: L10n): readonly string[] {
	const { key, value, negated } = filter;
	if (key.name !== 'is') {
		const described = describeFilter(filter, l10n);
		return described === undefined ? [] : [described];
	}
	if (value.kind !== 'single') {
		return [];
	}
	const meaning = statusOf(value.text);
	if (meaning?.substatus !== undefined) {
		return negated ? [] : [substatusInSentence(meaning.substatus, l10n)];
	}
	if (meaning?.assigned !== undefined) {
		return [meaning.assigned === negated ? l10n.t('unassigned') : l10n.t('assigned')];
	}
	if (meaning?.linked !== undefined) {
		return [
			meaning.linked === negated
				? l10n.t('not linked to another tracker')
				: l10n.t('linked to another tracker'),
		];
	}
	if (value.text === 'for_review') {
		return [negated ? l10n.t('reviewed') : l10n.t('for review')];
	}
	return [];
}

/** Neighbouring words are one phrase to the server. */
function phrases(terms: readonly Term[], l10n: L10n): readonly string[] {
	const found: string[] = [];
	terms.forEach((term, index) => {
		if (term.kind !== 'words') {
			return;
		}
		const before = terms[index - 1];
		const continues = before?.kind === 'words' && !before.quoted && !term.quoted;
		const phrase = continues ? `${found.pop() ?? ''} ${term.text}` : term.text;
		found.push(phrase.trim());
	});
	return found.map((phrase) => l10n.t('containing “{0}”', phrase));
}
