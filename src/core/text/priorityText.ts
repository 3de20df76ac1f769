import type { Priority } from '../issue/issue.ts';
import type { L10n } from './l10n.ts';

/** As choices are offered. */
export const priorities: readonly Priority[] = ['high', 'medium', 'low'];

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

/** `set to priority high`: within a sentence. A priority that is not Sentry's is shown as it is. */
export function priorityInSentence(priority: string, l10n: L10n): string {
	switch (priority) {
		case 'low':
			return l10n.t('low');
		case 'medium':
			return l10n.t('medium');
		case 'high':
			return l10n.t('high');
		default:
			return priority;
	}
}
