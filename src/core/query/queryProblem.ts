import type { Range } from './queryTerms.ts';

/** What is wrong with a query, where, and what would put it right. */
export interface QueryProblem {
	readonly code: QueryProblemCode;
	/** `error`: the server would refuse it. `warning`: it means something else than it seems, or can find nothing. */
	readonly severity: 'error' | 'warning';
	readonly range: Range;
	/** Translated: one sentence. */
	readonly message: string;
	readonly fix?: QueryFix;
}

/** Replaces one part of the text. */
export interface QueryFix {
	/** Translated: what a button says. */
	readonly label: string;
	readonly range: Range;
	readonly text: string;
}

export type QueryProblemCode =
	| 'tooLong'
	| 'unclosedQuote'
	| 'quoteInValue'
	| 'unsupportedOr'
	| 'unsupportedAnd'
	| 'unsupportedParentheses'
	| 'unbalancedParentheses'
	| 'strayOperator'
	| 'emptyValue'
	| 'emptyItem'
	| 'unclosedList'
	| 'listNotAllowed'
	| 'wildcardInList'
	| 'aggregate'
	| 'unknownValue'
	| 'invalidDate'
	| 'invalidNumber'
	| 'invalidBoolean'
	| 'invalidKey'
	| 'negatedDate'
	| 'operatorAsText'
	| 'environment'
	| 'unknownKey'
	| 'looksLikeText'
	| 'contradiction'
	| 'loneNegation';

/** The text with the fix made. */
export function applyFix(text: string, fix: QueryFix): string {
	return text.slice(0, fix.range.start) + fix.text + text.slice(fix.range.end);
}
