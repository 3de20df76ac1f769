import type { Priority } from '../issue/issue.ts';
import type { L10n } from './l10n.ts';

/** `High Priority`: where it stands alone. */
export function priorityWord(priority: Priority, l10n: L10n): string {
	switch (priority) {
		case 'low':
			return l10n.t('Low Priority');
		case 'medium':
			return l10n.t('Medium Priority');
		case 'high':
			return l10n.t('High Priority');
	}
}
