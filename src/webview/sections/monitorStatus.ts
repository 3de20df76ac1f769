import type { L10n } from '../../core/text/l10n.ts';

/** Sentry's words for how a monitor is; one that is not known stays as it is. */
export function monitorStatus(status: string, l10n: L10n): string {
	switch (status) {
		case 'ok':
			return l10n.t('OK');
		case 'error':
			// Of missed check-ins, too: it does not say that the job ran.
			return l10n.t('Error');
		case 'missed_checkin':
			return l10n.t('Missed a check-in');
		case 'timeout':
			return l10n.t('Timed out');
		default:
			return status;
	}
}
