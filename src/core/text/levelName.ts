import type { L10n } from './l10n.ts';

/** The word for a level of an issue, event or breadcrumb; one that is not Sentry's is shown as it is. */
export function levelName(level: string, l10n: L10n): string {
	switch (level) {
		case 'fatal':
			return l10n.t('Fatal');
		case 'error':
			return l10n.t('Error');
		case 'warning':
			return l10n.t('Warning');
		case 'info':
			return l10n.t('Info');
		case 'debug':
			return l10n.t('Debug');
		case 'sample':
			return l10n.t('Sample');
		case 'unknown':
			return l10n.t('Unknown Level');
		default:
			return level;
	}
}
