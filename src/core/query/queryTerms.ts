/** A part of a query's text: UTF-16 offsets, `end` exclusive. */
export interface Range {
	readonly start: number;
	readonly end: number;
}

/**
 * A query as Sentry's issue search reads it: filters `key:value` and free text, all of which must hold. The shape follows
 * Sentry's own grammar (getsentry/sentry `src/sentry/api/event_search.py`); what that refuses is still read here, so that
 * `checkQuery` can say where and why.
 */
export interface ParsedQuery {
	readonly text: string;
	/** In the order of the text, without overlap. */
	readonly terms: readonly Term[];
}

export type Term = Filter | Words | Connective;

/** `!key:>=value`. */
export interface Filter {
	readonly kind: 'filter';
	readonly range: Range;
	readonly negated: boolean;
	readonly key: FilterKey;
	/** `>`, `>=`, `<`, `<=`, `=`, `!=`, right behind the colon. */
	readonly operator?: { readonly text: string; readonly range: Range };
	readonly value: FilterValue;
}

export interface FilterKey {
	readonly range: Range;
	/** As Sentry knows it: `level`, `tags[level]`, `flags[new-ui]`, `count()`; quotes taken off. */
	readonly name: string;
	/** An aggregate, which the issue search refuses. */
	readonly isFunction: boolean;
}

export type FilterValue =
	| { readonly kind: 'empty'; readonly range: Range }
	| ({ readonly kind: 'single' } & ValueText)
	/** `[a, b]`: any one of them. */
	| {
			readonly kind: 'list';
			readonly range: Range;
			readonly items: readonly ValueText[];
			readonly closed: boolean;
			/** A comma with nothing before or behind it, or no item at all. */
			readonly hasGap: boolean;
	  };

export interface ValueText {
	readonly range: Range;
	/** Without the quotes around it and the backslashes before quotes in it. */
	readonly text: string;
	readonly quoted: boolean;
	/** False for a quote that nothing closes; the value then reaches to the end of the query. */
	readonly closed: boolean;
}

/** One word, or one quoted text, that is looked for in titles and messages. Neighbours form one phrase. */
interface Words {
	readonly kind: 'words';
	readonly range: Range;
	readonly text: string;
	readonly quoted: boolean;
	readonly closed: boolean;
}

/** `AND`, `OR` in any case, and parentheses at the start or end of a term. */
interface Connective {
	readonly kind: 'and' | 'or' | 'open' | 'close';
	readonly range: Range;
}

/** The values that a filter names. */
export function valuesOf(value: FilterValue): readonly ValueText[] {
	switch (value.kind) {
		case 'empty':
			return [];
		case 'single':
			return [value];
		case 'list':
			return value.items;
	}
}
