import type { VNode } from 'preact';
import { usePage } from '../page.ts';
import { Icon } from '../ui/Icon.tsx';
import type { Trend } from './series.ts';

interface TrendWordProps {
	readonly trend: Trend | undefined;
	readonly unit: 'hour' | 'day';
}

/** `▲ 33%` with what was compared as tooltip and for screen readers. More events are worse: coloured so, and said so. */
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
	const word =
		change === undefined
			? l10n.t('new')
			: Math.abs(change) < 0.005
				? l10n.t('steady')
				: change > 9
					? `×${formats.count(change + 1)}`
					: formats.percent(Math.abs(change));
	const worse = change === undefined || change >= 0.005;
	const better = change !== undefined && change <= -0.005;
	return (
		<span class={worse ? 'trend worse' : better ? 'trend better' : 'trend'} title={compared}>
			{worse && <Icon name="triangle-up" />}
			{better && <Icon name="triangle-down" />}
			<span aria-hidden="true">{word}</span>
			<span class="hidden">{compared}</span>
		</span>
	);
}
