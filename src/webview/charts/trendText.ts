import type { L10n } from '../../core/text/l10n.ts';
import type { Formats } from '../text/formats.ts';
import type { Trend } from './series.ts';

/** How many of the unit the trend's two stretches last. */
export function trendLength({ length }: Trend, unit: 'hour' | 'day'): number {
	return Math.round(length / (unit === 'hour' ? 3_600_000 : 86_400_000));
}

/**
 * `Last 12 hours: 33% vs. the 12 before`. Which hours it is about stands there, since Sentry's own "Escalating" beside it is
 * about others.
 */
export function trendText(trend: Trend, unit: 'hour' | 'day', l10n: L10n, formats: Formats): string {
	const length = trendLength(trend, unit);
	const word = changeWord(trend.change, formats, l10n);
	return unit === 'hour'
		? l10n.t('Last {1} hours: {0} vs. the {1} before', word, length)
		: l10n.t('Last {1} days: {0} vs. the {1} before', word, length);
}

function changeWord(change: Trend['change'], formats: Formats, l10n: L10n): string {
	if (change === undefined) {
		return l10n.t('new');
	}
	if (Math.abs(change) < 0.005) {
		return l10n.t('steady');
	}
	return change > 9 ? `×${formats.count(change + 1)}` : formats.percent(Math.abs(change));
}
