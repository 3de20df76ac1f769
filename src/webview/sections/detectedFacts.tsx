import type { Detected } from '../../core/issue/detected.ts';
import type { L10n } from '../../core/text/l10n.ts';
import type { Formats } from '../text/formats.ts';
import type { Fact } from '../ui/Facts.tsx';
import { Scalar } from '../ui/JsonTree.tsx';
import { DateTime } from '../ui/Time.tsx';
import { monitorStatus } from './monitorStatus.ts';

/** What is known of a monitor or a check and is not among the evidence that is `shown`, by name in lower case. */
export function detectedFacts(
	{ at, monitor = {}, check = {} }: Detected,
	shown: ReadonlySet<string>,
	l10n: L10n,
	formats: Formats,
): readonly Fact[] {
	const { name, slug, status, schedule, interval, timezone } = monitor;
	const { url, statusCode, duration, region, reason } = check;
	const unless = (known: string, value: Fact['value']) => !shown.has(known) && value;
	return [
		{ name: l10n.t('Failure reason'), value: unless('failure reason', reason) },
		{
			name: l10n.t('URL'),
			value: unless('url', url !== undefined && <Scalar name="url" value={url} />),
		},
		{ name: l10n.t('Status code'), value: unless('status code', statusCode) },
		{
			name: l10n.t('Duration'),
			value: unless('duration', duration !== undefined && formats.seconds(duration)),
		},
		{ name: l10n.t('Region'), value: unless('region', region) },
		{ name: l10n.t('Monitor'), value: name ?? slug },
		{ name: l10n.t('Slug'), value: slug === name ? undefined : name !== undefined && slug },
		{ name: l10n.t('Status'), value: status !== undefined && monitorStatus(status, l10n) },
		{ name: l10n.t('Schedule'), value: schedule },
		{ name: l10n.t('Interval'), value: interval && formats.interval(interval.count, interval.unit) },
		{ name: l10n.t('Time zone'), value: timezone },
		{ name: l10n.t('Detected'), value: at !== undefined && <DateTime ms={at} /> },
	];
}

/** What the check itself tells, by the names that evidence has for it, in lower case. */
export function toldOfCheck({ check = {} }: Detected): ReadonlySet<string> {
	const { url, statusCode, duration, region, reason } = check;
	const values = {
		'failure reason': reason,
		url,
		'status code': statusCode,
		duration,
		region,
	};
	return new Set(Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [name])));
}
