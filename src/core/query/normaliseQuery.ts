import { parseQuery } from './parseQuery.ts';
import type { Filter, Term } from './queryTerms.ts';

/**
 * The same query, written in one way: one space between terms, `[a, b]` in lists, no filter twice. Two queries with the
 * same normal form ask for the same; the form of a form is itself. Nothing is put right: that is `checkQuery`'s.
 */
export function normaliseQuery(text: string): string {
	const query = parseQuery(text.trim());
	const kept: { term: Term; text: string }[] = [];
	const filters = new Set<string>();
	query.terms.forEach((term, index) => {
		const raw = query.text.slice(term.range.start, term.range.end);
		const written = term.kind === 'filter' ? filterText(query.text, term, raw) : raw;
		if (term.kind === 'filter') {
			// Between words a filter parts two phrases: without it they would become one.
			const parts = kept.at(-1)?.term.kind === 'words' && query.terms[index + 1]?.kind === 'words';
			if (filters.has(written) && !parts) {
				return;
			}
			filters.add(written);
		}
		kept.push({ term, text: written });
	});
	return kept.map((item, index) => separator(kept[index - 1]?.term, item.term) + item.text).join('');
}

/** Terms that touch (`f()` behind a value, a parenthesis behind a word) stay together: a space would change the reading. */
function separator(before: Term | undefined, term: Term): string {
	return before === undefined || before.range.end === term.range.start ? '' : ' ';
}

function filterText(text: string, filter: Filter, raw: string): string {
	if (filter.value.kind !== 'list' || !filter.value.closed || filter.value.hasGap) {
		return raw;
	}
	const items = filter.value.items.map(({ range }) => text.slice(range.start, range.end));
	return `${text.slice(filter.range.start, filter.value.range.start)}[${items.join(', ')}]`;
}
