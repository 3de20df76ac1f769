import { badRequest } from '../http/reply.ts';

/** One condition of a search. */
export interface Term {
	/** Undefined for free text. */
	readonly key: string | undefined;
	readonly negated: boolean;
	readonly operator: '' | '>' | '>=' | '<' | '<=';
	/** Alternatives: `key:[a, b]` has several. */
	readonly values: readonly string[];
}

const TOKEN =
	/\s*(?:(?<negated>!?)(?<key>"[^"]+"|[\w.-]+(?:\[[\w.-]+(?:,\s*\w+)?\])?):(?<operator>>=|<=|>|<|)(?<value>\[[^\]]*\]|"(?:\\.|[^"\\])*"|[^\s]*)|(?<text>"(?:\\.|[^"\\])*"|[^\s]+))/gy;

/**
 * Sentry's issue search: terms `key:value`, `!key:value`, `key:>1`, `key:[a, b]`, `has:key`, and free text, whose words
 * are one phrase. Throws 400 in Sentry's words.
 */
export function parseQuery(query: string): Term[] {
	const terms: Term[] = [];
	const words: string[] = [];
	for (const match of query.matchAll(TOKEN)) {
		const { negated = '', key, operator = '', value = '', text } = match.groups ?? {};
		if (key === undefined) {
			words.push(unquote(text ?? ''));
			continue;
		}
		if (value === '') {
			throw badRequest(`Error parsing search query: Empty string after '${key}:'`);
		}
		terms.push({
			key: unquote(key),
			negated: negated === '!',
			operator: operator as Term['operator'],
			values: valuesOf(value),
		});
	}
	if (words.some((word) => word === 'OR' || word === 'AND')) {
		throw badRequest(
			'Error parsing search query: Boolean statements containing "OR" or "AND" are not supported in this search',
		);
	}
	if (words.length > 0) {
		terms.push({ key: undefined, negated: false, operator: '', values: [words.join(' ')] });
	}
	return terms;
}

function valuesOf(value: string): string[] {
	if (!value.startsWith('[')) {
		return [unquote(value)];
	}
	return value
		.slice(1, -1)
		.split(',')
		.map((part) => unquote(part.trim()));
}

function unquote(text: string): string {
	return text.startsWith('"') && text.endsWith('"') && text.length > 1
		? text.slice(1, -1).replace(/\\(.)/g, '$1')
		: text;
}
