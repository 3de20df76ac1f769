import type { L10n } from '../l10n.ts';
import type { QueryProblem } from './queryProblem.ts';
import type { Filter, ParsedQuery } from './queryTerms.ts';
import { statusOf } from './statusWords.ts';

/** Filters that cannot both hold: all terms must, so nothing would ever be found. */
export function checkTogether(query: ParsedQuery, l10n: L10n): readonly QueryProblem[] {
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
