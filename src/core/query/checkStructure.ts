import type { L10n } from '../text/l10n.ts';
import { quoteValue } from './quoteValue.ts';
import type { QueryFix, QueryProblem } from './queryProblem.ts';
import { searchKeyOf } from './searchKeys.ts';
import type { Filter, ParsedQuery, Range, Term } from './queryTerms.ts';
import { valuesOf } from './queryTerms.ts';

/** What is wrong between the terms: `OR`, `AND`, parentheses, quotes, signs that stand alone. */
export function checkStructure(query: ParsedQuery, l10n: L10n): readonly QueryProblem[] {
	const problems: QueryProblem[] = [];
	query.terms.forEach((term, index) => {
		switch (term.kind) {
			case 'or':
				problems.push(checkOr(query, index, term.range, l10n));
				break;
			case 'and':
				problems.push(checkAnd(query, index, term.range, l10n));
				break;
			case 'words':
				if (!term.closed) {
					problems.push(unclosedQuote(query.text, term.range, l10n));
				} else if (!term.quoted && /^[!:<>=]+$/.test(term.text)) {
					problems.push({
						code: 'strayOperator',
						severity: 'warning',
						range: term.range,
						message: l10n.t('{0} stands alone and is looked for as text.', term.text),
						fix: { label: l10n.t('Remove It'), range: term.range, text: '' },
					});
				}
				break;
			case 'filter':
			case 'open':
			case 'close':
				break;
		}
	});
	return [...problems, ...checkParentheses(query, l10n)];
}

export function unclosedQuote(text: string, range: Range, l10n: L10n): QueryProblem {
	return {
		code: 'unclosedQuote',
		severity: 'error',
		range,
		message: l10n.t('The quote that starts here is never closed.'),
		fix: { label: l10n.t('Close the Quote'), range: { start: text.length, end: text.length }, text: '"' },
	};
}

function checkOr(query: ParsedQuery, index: number, range: Range, l10n: L10n): QueryProblem {
	const left = query.terms[index - 1];
	const right = query.terms[index + 1];
	const fix = mergeFix(left, right, l10n) ?? phraseFix(query.text, left, range, right, l10n);
	return {
		code: 'unsupportedOr',
		severity: 'error',
		range,
		message: l10n.t(
			'The issue search has no OR. Several values of one key go into a list: level:[error, fatal].',
		),
		...(fix && { fix }),
	};
}

function checkAnd(query: ParsedQuery, index: number, range: Range, l10n: L10n): QueryProblem {
	const left = query.terms[index - 1];
	const right = query.terms[index + 1];
	const removed: QueryFix = { label: l10n.t('Remove It'), range, text: '' };
	return {
		code: 'unsupportedAnd',
		severity: 'error',
		range,
		message: l10n.t('The issue search has no AND: all terms must hold anyway.'),
		fix: phraseFix(query.text, left, range, right, l10n) ?? removed,
	};
}

/** `level:a OR level:b` → `level:[a, b]`, where the server takes a list for that key. */
function mergeFix(left: Term | undefined, right: Term | undefined, l10n: L10n): QueryFix | undefined {
	if (left?.kind !== 'filter' || right?.kind !== 'filter' || left.key.name !== right.key.name) {
		return undefined;
	}
	if (!canBeListed(left) || !canBeListed(right)) {
		return undefined;
	}
	const values = [...valuesOf(left.value), ...valuesOf(right.value)].map((value) => quoteValue(value.text));
	return {
		label: l10n.t('Use a List'),
		range: { start: left.range.start, end: right.range.end },
		text: `${left.key.name}:[${values.join(', ')}]`,
	};
}

function canBeListed(filter: Filter): boolean {
	const type = searchKeyOf(filter.key.name)?.type;
	const values = valuesOf(filter.value);
	return (
		!filter.negated &&
		filter.operator === undefined &&
		(type === undefined || type === 'text' || type === 'version' || type === 'number') &&
		values.length > 0 &&
		values.every((value) => value.closed && !value.text.includes('*'))
	);
}

/** `this or that` is a phrase when both sides are words and nobody shouted the operator. */
function phraseFix(
	text: string,
	left: Term | undefined,
	operator: Range,
	right: Term | undefined,
	l10n: L10n,
): QueryFix | undefined {
	const isLower =
		text.slice(operator.start, operator.end) === text.slice(operator.start, operator.end).toLowerCase();
	if (!isLower || left?.kind !== 'words' || right?.kind !== 'words' || left.quoted || right.quoted) {
		return undefined;
	}
	const range = { start: left.range.start, end: right.range.end };
	return {
		label: l10n.t('Look for the Phrase'),
		range,
		text: quoteValue(text.slice(range.start, range.end)),
	};
}

function checkParentheses(query: ParsedQuery, l10n: L10n): readonly QueryProblem[] {
	const problems: QueryProblem[] = [];
	const open: { range: Range; index: number }[] = [];
	query.terms.forEach((term, index) => {
		if (term.kind === 'open') {
			open.push({ range: term.range, index });
		} else if (term.kind === 'close') {
			const start = open.pop();
			problems.push(start ? group(query, start.index, index, l10n) : unbalanced(term.range, l10n));
		}
	});
	return [...problems, ...open.map(({ range }) => unbalanced(range, l10n))];
}

function group(query: ParsedQuery, open: number, close: number, l10n: L10n): QueryProblem {
	const before = query.terms[open - 1];
	if (before?.kind === 'filter' && before.range.end === query.terms[open]?.range.start) {
		return valueWithParentheses(query, before, close, l10n);
	}
	const inside = query.terms.slice(open + 1, Math.min(close, open + 100));
	const isText = inside.every((term) => term.kind === 'words');
	const first = query.terms[open]?.range ?? { start: 0, end: 0 };
	const last = query.terms[close]?.range ?? first;
	const canOpen = inside.every((term) => term.kind === 'words' || term.kind === 'filter');
	return {
		code: 'unsupportedParentheses',
		severity: isText ? 'warning' : 'error',
		range: { start: first.start, end: last.end },
		message: isText
			? l10n.t('Parentheses do not group: they are looked for as text.')
			: l10n.t('The issue search has no parentheses. Put text that contains some in quotes.'),
		...(canOpen && {
			fix: {
				label: l10n.t('Remove the Parentheses'),
				range: { start: first.start, end: last.end },
				text: query.text.slice(first.end, last.start).trim(),
			},
		}),
	};
}

/** `stack.function:main()` is read as `stack.function:main` and the text `()`. */
function valueWithParentheses(query: ParsedQuery, filter: Filter, close: number, l10n: L10n): QueryProblem {
	const start = filter.value.range.start;
	const end = query.terms[close]?.range.end ?? filter.range.end;
	return {
		code: 'unsupportedParentheses',
		severity: 'warning',
		range: { start, end },
		message: l10n.t('The value ends before the parenthesis. A value that contains one must be in quotes.'),
		...(filter.value.kind === 'single' && {
			fix: {
				label: l10n.t('Put the Value in Quotes'),
				range: { start, end },
				text: quoteValue(query.text.slice(start, end)),
			},
		}),
	};
}

function unbalanced(range: Range, l10n: L10n): QueryProblem {
	return {
		code: 'unbalancedParentheses',
		severity: 'error',
		range,
		message: l10n.t('This parenthesis has no counterpart. Put text that contains one in quotes.'),
		fix: { label: l10n.t('Remove It'), range, text: '' },
	};
}
