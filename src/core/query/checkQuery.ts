import type { L10n } from '../text/l10n.ts';
import { checkFilter } from './checkFilter.ts';
import { checkStructure } from './checkStructure.ts';
import { checkTogether } from './checkTogether.ts';
import { parseQuery } from './parseQuery.ts';
import type { QueryProblem } from './queryProblem.ts';
import { searchKeys } from './searchKeys.ts';

/** A query travels in a URL, and proxies in front of Sentry cut URLs off at 8 KB. */
export const maxQueryLength = 4096;

/** Nobody reads more, and every one costs time. */
const maxProblems = 50;

/**
 * What is wrong with a query, before it is sent: first what the server would refuse. `tagKeys` are the tags that the
 * server is known to have; a key that is neither one of them nor the server's own, but nearly, is pointed out.
 */
export function checkQuery(
	text: string,
	l10n: L10n,
	tagKeys: readonly string[] = [],
): readonly QueryProblem[] {
	const query = parseQuery(text.slice(0, maxQueryLength));
	const names = [...new Set([...searchKeys.map(({ key }) => key), ...tagKeys])];
	const problems: QueryProblem[] = [];
	if (text.length > maxQueryLength) {
		problems.push({
			code: 'tooLong',
			severity: 'error',
			range: { start: maxQueryLength, end: text.length },
			message: l10n.t('A query can have {0} characters, this one has {1}.', maxQueryLength, text.length),
		});
	}
	problems.push(...checkStructure(query, l10n));
	query.terms.forEach((term, index) => {
		if (term.kind === 'filter' && problems.length < maxProblems) {
			problems.push(...checkFilter(query, index, term, names, l10n));
		}
	});
	problems.push(...checkTogether(query, l10n));
	const order = (problem: QueryProblem): number => (problem.severity === 'error' ? 0 : 1);
	return problems.sort((a, b) => order(a) - order(b) || a.range.start - b.range.start).slice(0, maxProblems);
}

/** Whether the query may be sent. */
export function isSendable(problems: readonly QueryProblem[]): boolean {
	return problems.every((problem) => problem.severity !== 'error');
}
