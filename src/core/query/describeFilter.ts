import type { L10n } from '../text/l10n.ts';
import { priorityInSentence } from '../text/priorityText.ts';
import type { SearchKey } from './searchKeys.ts';
import { searchKeyOf } from './searchKeys.ts';
import type { Filter } from './queryTerms.ts';
import { valuesOf } from './queryTerms.ts';
import { orList } from './wordList.ts';

/** In words, what an issue must be for a filter other than `is:`. Nothing for a filter without a value. */
export function describeFilter(filter: Filter, l10n: L10n): string | undefined {
	const values = valuesOf(filter.value).map(({ text }) => text);
	if (values.length === 0 || filter.key.isFunction) {
		return undefined;
	}
	const known = searchKeyOf(filter.key.name);
	switch (known?.type) {
		case 'date':
			return describeDate(known, filter.operator?.text ?? '', values[0] ?? '', l10n);
		case 'number':
			return describeNumber(known, filter, values, l10n);
		case 'presence':
			return filter.negated
				? l10n.t('without {0}', orList(values, l10n))
				: l10n.t('with {0}', orList(values, l10n));
		case 'status':
		case 'text':
		case 'version':
		case 'boolean':
		case undefined:
			return describeText(known, filter, values, l10n);
	}
}

function describeText(
	known: SearchKey | undefined,
	filter: Filter,
	values: readonly string[],
	l10n: L10n,
): string {
	const operator = filter.operator?.text ?? '';
	const isNegated = filter.negated !== (operator === '!=');
	const sign = /[<>]/.test(operator) ? operator : '';
	const list = orList(
		values.map((value) => sign + valueName(known, value, l10n)),
		l10n,
	);
	switch (known?.key ?? '') {
		case 'assigned':
			return isNegated ? l10n.t('not assigned to {0}', list) : l10n.t('assigned to {0}', list);
		case 'assigned_or_suggested':
			return isNegated
				? l10n.t('neither assigned nor suggested to {0}', list)
				: l10n.t('assigned or suggested to {0}', list);
		case 'bookmarks':
			return isNegated ? l10n.t('not bookmarked by {0}', list) : l10n.t('bookmarked by {0}', list);
		case 'subscribed':
			return isNegated ? l10n.t('not subscribed to by {0}', list) : l10n.t('subscribed to by {0}', list);
		case 'release':
			return isNegated ? l10n.t('not in {0}', list) : l10n.t('in {0}', list);
		case 'firstRelease':
			return isNegated ? l10n.t('not first seen in {0}', list) : l10n.t('first seen in {0}', list);
		case 'issue.priority':
			return isNegated ? l10n.t('priority not {0}', list) : l10n.t('priority {0}', list);
		default:
			return isNegated
				? l10n.t('{0} not {1}', filter.key.name, list)
				: l10n.t('{0} {1}', filter.key.name, list);
	}
}

function valueName(known: SearchKey | undefined, value: string, l10n: L10n): string {
	if (known?.source === 'members') {
		switch (value) {
			case 'me':
				return l10n.t('me');
			case 'my_teams':
				return l10n.t('my teams');
			case 'none':
				return l10n.t('nobody');
			default:
				return value;
		}
	}
	if (known?.source === 'releases') {
		return value === 'latest' ? l10n.t('the latest release') : l10n.t('release {0}', value);
	}
	if (value === '') {
		return l10n.t('empty');
	}
	return known?.key === 'issue.priority' ? priorityInSentence(value, l10n) : value;
}

function describeNumber(known: SearchKey, filter: Filter, values: readonly string[], l10n: L10n): string {
	const what = known.key === 'timesSeen' ? l10n.t('events') : filter.key.name;
	const list = orList(values, l10n);
	switch (filter.negated ? `!${filter.operator?.text ?? ''}` : (filter.operator?.text ?? '')) {
		case '>':
		case '!<=':
			return l10n.t('more than {0} {1}', list, what);
		case '>=':
		case '!<':
			return l10n.t('at least {0} {1}', list, what);
		case '<':
		case '!>=':
			return l10n.t('fewer than {0} {1}', list, what);
		case '<=':
		case '!>':
			return l10n.t('at most {0} {1}', list, what);
		case '!=':
		case '!':
			return l10n.t('not {0} {1}', list, what);
		default:
			return l10n.t('{0} {1}', list, what);
	}
}

/** `first seen within 24 hours`, `last seen before 2026-01-31`. */
function describeDate(known: SearchKey, operator: string, value: string, l10n: L10n): string {
	const what =
		known.key === 'lastSeen'
			? l10n.t('last seen')
			: known.key === 'firstSeen' || known.key === 'age'
				? l10n.t('first seen')
				: l10n.t('with events');
	const [, sign, amount = '', unit = ''] = /^([+-])(\d+)([mhdw])$/.exec(value) ?? [];
	if (sign !== undefined) {
		const span = spanName(Number(amount), unit, l10n);
		return sign === '-' ? l10n.t('{0} within {1}', what, span) : l10n.t('{0} more than {1} ago', what, span);
	}
	switch (operator) {
		case '>':
		case '>=':
			return l10n.t('{0} since {1}', what, value);
		case '<':
		case '<=':
			return l10n.t('{0} before {1}', what, value);
		default:
			return l10n.t('{0} on {1}', what, value);
	}
}

function spanName(amount: number, unit: string, l10n: L10n): string {
	switch (unit) {
		case 'm':
			return amount === 1 ? l10n.t('1 minute') : l10n.t('{0} minutes', amount);
		case 'h':
			return amount === 1 ? l10n.t('1 hour') : l10n.t('{0} hours', amount);
		case 'd':
			return amount === 1 ? l10n.t('1 day') : l10n.t('{0} days', amount);
		default:
			return amount === 1 ? l10n.t('1 week') : l10n.t('{0} weeks', amount);
	}
}
