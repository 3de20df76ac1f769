import { numberFormat } from './intlFormats.ts';
import type { L10n } from './l10n.ts';

/** `1 event`, `6,100 events`. */
export function eventsText(count: number, l10n: L10n, language: string): string {
	return count === 1 ? l10n.t('1 event') : l10n.t('{0} events', numberFormat(language).format(count));
}

/** `1 user`, `403 users`. */
export function usersText(count: number, l10n: L10n, language: string): string {
	return count === 1 ? l10n.t('1 user') : l10n.t('{0} users', numberFormat(language).format(count));
}
