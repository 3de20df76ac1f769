import { numberFormat } from './intlFormats.ts';
import type { L10n } from './l10n.ts';

/** `6,100`. */
export function wholeCount(count: number, language: string): string {
	return numberFormat(language, { maximumFractionDigits: 0 }).format(count);
}

/** `1.2K`: short enough for a row, a badge or an axis, whatever the count. */
export function shortCount(count: number, language: string): string {
	return numberFormat(language, { notation: 'compact', maximumFractionDigits: 1 }).format(count);
}

/** `1 event`, `6,100 events`; with `shortCount` as `write` `6.1K events`. */
export function eventsText(count: number, l10n: L10n, language: string, write = wholeCount): string {
	return count === 1 ? l10n.t('1 event') : l10n.t('{0} events', write(count, language));
}

/** `1 user`, `403 users`; with `shortCount` as `write` `1.2K users`. */
export function usersText(count: number, l10n: L10n, language: string, write = wholeCount): string {
	return count === 1 ? l10n.t('1 user') : l10n.t('{0} users', write(count, language));
}
