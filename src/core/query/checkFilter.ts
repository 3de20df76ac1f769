import type { L10n } from '../text/l10n.ts';
import { checkTypedValue } from './checkTypedValue.ts';
import { closestWord } from './closestWord.ts';
import { unclosedQuote } from './checkStructure.ts';
import { quoteValue } from './quoteValue.ts';
import type { QueryFix, QueryProblem } from './queryProblem.ts';
import { searchKeyOf } from './searchKeys.ts';
import type { Filter, ParsedQuery, Range } from './queryTerms.ts';
import { valuesOf } from './queryTerms.ts';

/** What is wrong with one filter; `names` are the keys that exist. At most one problem, the one to put right first. */
export function checkFilter(
	query: ParsedQuery,
	index: number,
	filter: Filter,
	names: readonly string[],
	l10n: L10n,
): readonly QueryProblem[] {
	const problem =
		checkKey(filter, l10n) ??
		checkShape(query, index, filter, l10n) ??
		checkText(query, filter, l10n) ??
		checkTypedValue(filter, l10n) ??
		checkName(filter, names, l10n);
	return problem ? [problem] : [];
}

function checkKey({ key, range }: Filter, l10n: L10n): QueryProblem | undefined {
	if (key.isFunction) {
		return {
			code: 'aggregate',
			severity: 'error',
			range,
			message: l10n.t('The issue search takes no functions such as {0}.', key.name),
			...(key.name === 'count()' && {
				fix: { label: l10n.t('Use timesSeen'), range: key.range, text: 'timesSeen' },
			}),
		};
	}
	if (key.name === 'environment') {
		return {
			code: 'environment',
			severity: 'warning',
			range,
			message: l10n.t(
				'Environments are chosen in the filter of the view, so that they hold for all numbers too.',
			),
		};
	}
	return undefined;
}

/** Values that are missing, unclosed or full of holes. */
function checkShape(query: ParsedQuery, index: number, filter: Filter, l10n: L10n): QueryProblem | undefined {
	const { value } = filter;
	const open = valuesOf(value).find((item) => item.quoted && !item.closed);
	if (open) {
		return unclosedQuote(query.text, open.range, l10n);
	}
	if (value.kind === 'empty') {
		const fix = emptyFix(query, index, filter, l10n);
		return {
			code: 'emptyValue',
			severity: 'error',
			range: filter.range,
			message: l10n.t('Nothing follows {0}.', query.text.slice(filter.range.start, filter.range.end)),
			...(fix && { fix }),
		};
	}
	if (value.kind === 'list') {
		const end = { start: value.range.end, end: value.range.end };
		if (!value.closed) {
			return {
				code: 'unclosedList',
				severity: 'error',
				range: value.range,
				message: l10n.t(
					'The list is not closed. Values are parted by commas; one with spaces goes into quotes.',
				),
				...(!value.hasGap && { fix: { label: l10n.t('Close the List'), range: end, text: ']' } }),
			};
		}
		if (value.hasGap) {
			const items = value.items.map((item) => query.text.slice(item.range.start, item.range.end));
			return {
				code: 'emptyItem',
				severity: 'error',
				range: value.range,
				message: l10n.t('A value is missing in this list.'),
				...(items.length > 0 && {
					fix: { label: l10n.t('Remove the Gap'), range: value.range, text: `[${items.join(', ')}]` },
				}),
			};
		}
	}
	const broken = valuesOf(value).find((item) => !item.closed);
	return broken && quoteInValue(query.text, broken.range, l10n);
}

function quoteInValue(text: string, range: Range, l10n: L10n): QueryProblem {
	const raw = text.slice(range.start, range.end).replaceAll('\\"', '"').replaceAll('"', '');
	return {
		code: 'quoteInValue',
		severity: 'error',
		range,
		message: l10n.t('Quotes must enclose the whole value.'),
		fix: { label: l10n.t('Put the Value in Quotes'), range, text: `"${raw}"` },
	};
}

/** `release: 1.2` lost a space too many; `TypeError: x is undefined` was pasted. */
function emptyFix(query: ParsedQuery, index: number, filter: Filter, l10n: L10n): QueryFix | undefined {
	const next = query.terms[index + 1];
	if (next?.kind !== 'words' || !next.closed) {
		return undefined;
	}
	if (searchKeyOf(filter.key.name)) {
		const range = { start: filter.range.end, end: next.range.start };
		return { label: l10n.t('Remove the Space'), range, text: '' };
	}
	if (next.quoted) {
		return undefined;
	}
	const words = query.terms.slice(index + 1).findIndex((term) => term.kind !== 'words' || term.quoted);
	const last = words === -1 ? query.terms.at(-1) : query.terms[index + words];
	const range = { start: filter.range.start, end: last?.range.end ?? next.range.end };
	return {
		label: l10n.t('Look for It as Text'),
		range,
		text: quoteValue(query.text.slice(range.start, range.end)),
	};
}

/** Text that only looks like a filter: a URL, a place in code. */
function checkText(query: ParsedQuery, filter: Filter, l10n: L10n): QueryProblem | undefined {
	const text = query.text.slice(filter.range.start, filter.range.end);
	const isUrl =
		/^(?:https?|file|webpack|app|node|ws|wss)$/i.test(filter.key.name) && /^[^:]{1,8}:\/\//.test(text);
	const isPlace =
		!searchKeyOf(filter.key.name) && /\.[a-z]{1,5}:\d{1,6}(?::\d{1,6})?$/i.test(text.slice(-80));
	if (filter.negated || (!isUrl && !isPlace)) {
		return undefined;
	}
	return {
		code: 'looksLikeText',
		severity: 'warning',
		range: filter.range,
		message: l10n.t('This is read as the tag {0}. To look for the text, put it in quotes.', filter.key.name),
		fix: {
			label: l10n.t('Look for It as Text'),
			range: filter.range,
			text: `"${text.replaceAll('"', '\\"')}"`,
		},
	};
}

/** A key that is nearly one that exists. */
function checkName({ key }: Filter, names: readonly string[], l10n: L10n): QueryProblem | undefined {
	if (
		searchKeyOf(key.name) ||
		names.includes(key.name) ||
		key.name.length < 2 ||
		/^(?:tags|flags)\[/.test(key.name)
	) {
		return undefined;
	}
	const meant = closestWord(key.name, names);
	return meant === undefined
		? undefined
		: {
				code: 'unknownKey',
				severity: 'warning',
				range: key.range,
				message: l10n.t('{0} is taken for a tag. Did you mean {1}?', key.name, meant),
				fix: { label: l10n.t('Use {0}', meant), range: key.range, text: meant },
			};
}
