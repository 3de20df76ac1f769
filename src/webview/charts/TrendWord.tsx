import type { L10n } from '../../core/l10n.ts';
import type { VNode } from 'preact';
import { usePage } from '../page.ts';
import type { Formats } from '../text/formats.ts';
import { Icon } from '../ui/Icon.tsx';
import type { Trend } from './series.ts';

interface TrendWordProps {
	readonly trend: Trend | undefined;
	readonly unit: 'hour' | 'day';
}

/** `▲ 33% on the 12 hours before`, with both numbers as tooltip. More events are worse: coloured so, and said so. */
export function TrendWord({ trend, unit }: TrendWordProps): VNode | null {
	const { l10n, formats } = usePage();
	if (!trend || (trend.recent === 0 && trend.before === 0)) {
		return null;
	}
	const length = Math.round(trend.length / (unit === 'hour' ? 3_600_000 : 86_400_000));
	const recent = formats.count(trend.recent);
	const before = formats.count(trend.before);
	const compared =
		unit === 'hour'
			? l10n.t('{0} in the last {1} hours, {2} in the {1} hours before', recent, length, before)
			: l10n.t('{0} in the last {1} days, {2} in the {1} days before', recent, length, before);
	const { change } = trend;
	const worse = change === undefined || change >= 0.005;
	const better = change !== undefined && change <= -0.005;
	return (
		<span class={worse ? 'trend worse' : better ? 'trend better' : 'trend'} title={compared}>
			{worse && <Icon name="triangle-up" />}
			{better && <Icon name="triangle-down" />}
			<span aria-hidden="true">
				{change === undefined
					? unit === 'hour'
						? l10n.t('none in the {0} hours before', length)
						: l10n.t('none in the {0} days before', length)
					: unit === 'hour'
						? l10n.t('{0} vs. the {1} hours before', changeWord(change, formats, l10n), length)
						: l10n.t('{0} vs. the {1} days before', changeWord(change, formats, l10n), length)}
			</span>
			<span class="hidden">{compared}</span>
		</span>
	);
}

function changeWord(change: number, formats: Formats, l10n: L10n): string {
	if (Math.abs(change) < 0.005) {
		return l10n.t('steady');
	}
	return change > 9 ? `×${formats.count(change + 1)}` : formats.percent(Math.abs(change));
}
