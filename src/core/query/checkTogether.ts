import type { L10n } from '../text/l10n.ts';
import type { QueryProblem } from './queryProblem.ts';
import type { Filter, ParsedQuery } from './queryTerms.ts';
import { statusOf } from './statusWords.ts';

/** What is wrong with filters only in each other's company: two that cannot both hold, one that needs another. */
export function checkTogether(query: ParsedQuery, l10n: L10n): readonly QueryProblem[] {
	return [...contradictions(query, l10n), ...loneNegation(query, l10n)];
}

/**
 * `!is:new` without a status hides not the new issues but all unresolved ones: to a negated substatus the server adds its
 * negated status (getsentry/sentry `src/sentry/api/issue_search.py`, `expand_substatus_query_values`).
 */
function loneNegation(query: ParsedQuery, l10n: L10n): readonly QueryProblem[] {
	const meanings = query.terms.flatMap((term) => {
		const meaning =
			term.kind === 'filter' && term.key.name === 'is' && term.value.kind === 'single'
				? statusOf(term.value.text)
				: undefined;
		return meaning?.status !== undefined && term.kind === 'filter' ? [{ term, meaning }] : [];
	});
	const [first] = meanings;
	if (!first || !meanings.every(({ term, meaning }) => term.negated && meaning.substatus !== undefined)) {
		return [];
	}
	const status = `is:${first.meaning.status ?? ''}`;
	return [
		{
			code: 'loneNegation',
			severity: 'warning',
			range: first.term.range,
			message: l10n.t('Alone, this hides every issue that {0} finds. Add {0}.', status),
			fix: { label: l10n.t('Add {0}', status), range: { start: 0, end: 0 }, text: `${status} ` },
		},
	];
}

function contradictions(query: ParsedQuery, l10n: L10n): readonly QueryProblem[] {
	const problems: QueryProblem[] = [];
	const seen = new Map<string, { filter: Filter; word: string }>();
	for (const term of query.terms) {
		if (term.kind !== 'filter' || term.key.name !== 'is' || term.negated || term.value.kind !== 'single') {
			continue;
		}
		const word = term.value.text;
		const meaning = statusOf(word);
		if (!meaning) {
			continue;
		}
		for (const [trait, value] of Object.entries(meaning)) {
			const other = seen.get(trait);
			const before = other && statusOf(other.word);
			if (other && before && Reflect.get(before, trait) !== value) {
				problems.push({
					code: 'contradiction',
					severity: 'warning',
					range: term.range,
					message: l10n.t(
						'No issue is both {0} and {1}: all terms of a query must hold.',
						`is:${other.word}`,
						`is:${word}`,
					),
					fix: { label: l10n.t('Remove {0}', `is:${other.word}`), range: other.filter.range, text: '' },
				});
				return problems;
			}
			seen.set(trait, { filter: term, word });
		}
	}
	return problems;
}
