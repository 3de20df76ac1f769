import type { FailureAction } from '../../core/failure.ts';
import type { L10n } from '../../core/text/l10n.ts';

/** The words on the button that helps with a failure. */
export function actionTitle(action: FailureAction, l10n: L10n): string {
	switch (action) {
		case 'retry':
			return l10n.t('Try Again');
		case 'signIn':
			return l10n.t('Sign In');
		case 'chooseOrganization':
			return l10n.t('Choose Organization');
		case 'openSettings':
			return l10n.t('Open Settings');
		case 'openBrowser':
			return l10n.t('Open in Browser');
		case 'showLog':
			return l10n.t('Show Log');
	}
}
