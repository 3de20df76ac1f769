import type { VNode } from 'preact';
import { usePage } from '../page.ts';
import { Icon } from '../ui/Icon.tsx';
import type { Trend } from './series.ts';
import { trendLength, trendText } from './trendText.ts';

interface TrendWordProps {
	readonly trend: Trend | undefined;
	readonly unit: 'hour' | 'day';
}

/** `▲ Last 12 hours: 33% vs. the 12 before`, with both numbers as tooltip. More events are worse: coloured so, and said so. */
export function TrendWord({ trend, unit }: TrendWordProps): VNode | null {
	const { l10n, formats } = usePage();
	if (!trend || (trend.recent === 0 && trend.before === 0)) {
		return null;
	}
	const length = trendLength(trend, unit);
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
			<span aria-hidden="true">{trendText(trend, unit, l10n, formats)}</span>
			<span class="hidden">{compared}</span>
		</span>
	);
}
