import type { L10n } from '../text/l10n.ts';
import { closestWord } from './closestWord.ts';
import type { QueryFix, QueryProblem, QueryProblemCode } from './queryProblem.ts';
import type { SearchKey } from './searchKeys.ts';
import { searchKeyOf, searchKeys } from './searchKeys.ts';
import type { Filter, Range, ValueText } from './queryTerms.ts';
import { valuesOf } from './queryTerms.ts';

/** Whether the values are such as the key takes. Called for filters whose values are whole. */
export function checkTypedValue(filter: Filter, l10n: L10n): QueryProblem | undefined {
	const key = searchKeyOf(filter.key.name);
	switch (key?.type) {
		case 'status':
		case 'presence':
			return (
				noList(filter, l10n) ??
				(key.type === 'status' ? wordProblem(filter, key, l10n) : keyProblem(filter, l10n))
			);
		case 'date':
			return dateProblem(filter, l10n);
		case 'number':
			return valueProblem(filter, /^-?\d+(?:\.\d*)?[kmb]?$/, 'invalidNumber', (value) =>
				l10n.t('{0} is not a number. Write 100, 5k or >10.', value),
			);
		case 'boolean':
			return valueProblem(filter, /^(?:true|false|1|0)$/i, 'invalidBoolean', (value) =>
				l10n.t('{0} is neither true nor false.', value),
			);
		case 'version':
			return undefined;
		case 'text':
			return wordProblem(filter, key, l10n) ?? textProblem(filter, l10n);
		case undefined:
			return textProblem(filter, l10n);
	}
}

function noList(filter: Filter, l10n: L10n): QueryProblem | undefined {
	return filter.value.kind === 'list'
		? {
				code: 'listNotAllowed',
				severity: 'error',
				range: filter.value.range,
				message: l10n.t('{0}: takes one value, not a list.', filter.key.name),
				...(filter.value.items.length === 1 && {
					fix: {
						label: l10n.t('Remove the Brackets'),
						range: filter.value.range,
						text: filter.value.items[0]?.text ?? '',
					},
				}),
			}
		: undefined;
}

/** Words of a set; where the set is closed the server refuses others, else it just finds nothing (`level:eror`). */
function wordProblem(filter: Filter, key: SearchKey, l10n: L10n): QueryProblem | undefined {
	const isLevel = key.key === 'level';
	if (!key.values || (key.isClosed !== true && !isLevel)) {
		return undefined;
	}
	const known = new Set([...key.values, ...(key.alsoTakes ?? []), ...(isLevel ? ['unknown', 'log'] : [])]);
	const wrong = valuesOf(filter.value).find(({ text }) => !known.has(text) && !text.includes('*'));
	if (!wrong) {
		return undefined;
	}
	const meant = closestWord(wrong.text, key.values);
	return {
		code: 'unknownValue',
		severity: isLevel ? 'warning' : 'error',
		range: wrong.range,
		message:
			meant === undefined
				? l10n.t('{0}: takes {1}.', filter.key.name, key.values.join(', '))
				: l10n.t('{0}: has no value {1}. Did you mean {2}?', filter.key.name, wrong.text, meant),
		...(meant !== undefined && { fix: replace(wrong.range, meant, l10n) }),
	};
}

function keyProblem(filter: Filter, l10n: L10n): QueryProblem | undefined {
	const wrong = valuesOf(filter.value).find(
		({ text }) => !/^[\w.:-]+$|^(?:tags|flags)\[.{1,200}\]$/.test(text),
	);
	return (
		wrong && {
			code: 'invalidKey',
			severity: 'error',
			range: wrong.range,
			message: l10n.t('has: takes the name of a tag or field.'),
		}
	);
}

const relativeDate = /^[+-]\d{1,9}[mhdw]$/;
const absoluteDate = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:\d{2})?$/;

function dateProblem(filter: Filter, l10n: L10n): QueryProblem | undefined {
	const { value, operator, key } = filter;
	const single = value.kind === 'single' ? value : undefined;
	const isRelative = single !== undefined && relativeDate.test(single.text);
	if (filter.negated) {
		const fix = single && isRelative && !operator && flippedFix(filter, single.text, l10n);
		return {
			code: 'negatedDate',
			severity: 'error',
			range: filter.range,
			message: l10n.t('A date cannot be negated. -24h means within the last 24 hours, +24h longer ago.'),
			...(fix && { fix }),
		};
	}
	if (single && ((isRelative && !operator) || absoluteDate.test(single.text))) {
		return undefined;
	}
	const fix = single && dateFix(filter, single, l10n);
	return {
		code: 'invalidDate',
		severity: 'error',
		range: value.range,
		message: l10n.t(
			'{0}: takes a time span such as -24h (within) or +7d (longer ago) in m, h, d or w, or a date such as >2026-01-31.',
			key.name,
		),
		...(fix && { fix }),
	};
}

function flippedFix({ key, range }: Filter, span: string, l10n: L10n): QueryFix {
	return replace(range, `${key.name}:${span.startsWith('-') ? '+' : '-'}${span.slice(1)}`, l10n);
}

/** `24h`, `>-24h`, `<24h`, `-2M`: a span is meant, and behind a comparison it is clear which way. */
function dateFix({ operator }: Filter, { text, range }: ValueText, l10n: L10n): QueryFix | undefined {
	const span = /^([+-]?)(\d{1,9})([mhdw])$/i.exec(text);
	if (!span) {
		return undefined;
	}
	const [, sign = '', amount = '', unit = ''] = span;
	const isOlder = sign === '' ? operator?.text.startsWith('>') === true : sign === '+';
	const start = operator?.range.start ?? range.start;
	return replace({ start, end: range.end }, `${isOlder ? '+' : '-'}${amount}${unit.toLowerCase()}`, l10n);
}

function valueProblem(
	filter: Filter,
	accepted: RegExp,
	code: QueryProblemCode,
	message: (value: string) => string,
): QueryProblem | undefined {
	const wrong = valuesOf(filter.value).find(({ text }) => !accepted.test(text));
	return wrong && { code, severity: 'error', range: wrong.range, message: message(wrong.text) };
}

/** Comparisons mean themselves for text, and lists take no wildcards. */
function textProblem(filter: Filter, l10n: L10n): QueryProblem | undefined {
	const { value, operator, key } = filter;
	if (operator && /[<>]/.test(operator.text)) {
		const versions = searchKeys.some(({ key: known }) => known === `${key.name}.version`);
		return {
			code: 'operatorAsText',
			severity: 'warning',
			range: operator.range,
			message: l10n.t('{0}: compares text only; {1} is taken for a part of it.', key.name, operator.text),
			...(versions && { fix: replace(key.range, `${key.name}.version`, l10n) }),
		};
	}
	const wild = value.kind === 'list' ? value.items.find(({ text }) => /(?<!\\)\*/.test(text)) : undefined;
	return (
		wild && {
			code: 'wildcardInList',
			severity: 'warning',
			range: wild.range,
			message: l10n.t('In a list * may be taken for itself, not for any text.'),
		}
	);
}

function replace(range: Range, text: string, l10n: L10n): QueryFix {
	return { label: l10n.t('Use {0}', text), range, text };
}
