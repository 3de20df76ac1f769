import type { L10n } from '../text/l10n.ts';

/** `a, b and c`. */
export function andList(words: readonly string[], l10n: L10n): string {
	return listed(words, (first, last) => l10n.t('{0} and {1}', first, last), l10n);
}

/** `a, b or c`. */
export function orList(words: readonly string[], l10n: L10n): string {
	return listed(words, (first, last) => l10n.t('{0} or {1}', first, last), l10n);
}

/** More are counted, not named. */
const maxNamed = 6;

function listed(words: readonly string[], join: (first: string, last: string) => string, l10n: L10n): string {
	const more = words.length - maxNamed;
	const named = more > 1 ? [...words.slice(0, maxNamed), l10n.t('{0} more', more)] : words;
	const last = named.at(-1) ?? '';
	return named.length < 2 ? last : join(named.slice(0, -1).join(', '), last);
}
