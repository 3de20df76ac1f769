import type { Measurement } from '../../core/issue/event.ts';
import type { L10n } from '../../core/text/l10n.ts';
import { truncated, visibleString } from '../../core/text/visibleParts.ts';
import type { Formats } from '../text/formats.ts';

/** Milliseconds of each unit of time that Sentry knows (develop.sentry.dev "Measurements"). */
const times: { readonly [unit: string]: number } = {
	nanosecond: 1e-6,
	microsecond: 1e-3,
	millisecond: 1,
	second: 1_000,
	minute: 60_000,
	hour: 3_600_000,
	day: 86_400_000,
	week: 604_800_000,
};

/** Bytes of each unit of size. */
const sizes: { readonly [unit: string]: number } = {
	byte: 1,
	kilobyte: 1_000,
	kibibyte: 1_024,
	megabyte: 1_000 ** 2,
	mebibyte: 1_024 ** 2,
	gigabyte: 1_000 ** 3,
	gibibyte: 1_024 ** 3,
};

/** Milliseconds and bytes beyond this are no sensible time or size: ECMAScript's time range, and whole numbers. */
const most = { time: 8.64e15, size: Number.MAX_SAFE_INTEGER } as const;
/** Written out up to here, with an exponent beyond: nobody counts zeros. */
const mostDigits = 1e15;

/** The value with its unit; without one where none was told. What is no sensible time or size is shown as it was sent. */
export function measurementText({ value, unit = 'none' }: Measurement, formats: Formats): string {
	const time = factor(times, unit);
	if (time !== undefined && value >= 0 && value * time <= most.time) {
		return formats.elapsed(value * time);
	}
	const size = factor(sizes, unit);
	if (size !== undefined && value >= 0 && value * size <= most.size) {
		return formats.bytes(value * size);
	}
	const isLong = Math.abs(value) >= mostDigits;
	if (!isLong && (unit === 'ratio' || unit === 'percent')) {
		return formats.exactPercent(unit === 'ratio' ? value : value / 100);
	}
	const number = isLong ? String(value) : formats.decimal(value);
	return unit === 'none' ? number : `${number} ${visibleString(truncated(unit, 40))}`;
}

function factor(of: { readonly [unit: string]: number }, unit: string): number | undefined {
	return Object.hasOwn(of, unit) ? of[unit] : undefined;
}

/** What was measured, as Sentry calls it; `undefined` for a user's own. */
export function measurementName(name: string, l10n: L10n): string | undefined {
	switch (name) {
		case 'app_start_cold':
			return l10n.t('Cold Start');
		case 'app_start_warm':
			return l10n.t('Warm Start');
		case 'cls':
			return l10n.t('Cumulative Layout Shift (CLS)');
		case 'fcp':
			return l10n.t('First Contentful Paint (FCP)');
		case 'fid':
			return l10n.t('First Input Delay (FID)');
		case 'fp':
			return l10n.t('First Paint (FP)');
		case 'frames_frozen':
			return l10n.t('Frozen Frames');
		case 'frames_slow':
			return l10n.t('Slow Frames');
		case 'frames_total':
			return l10n.t('Total Frames');
		case 'inp':
			return l10n.t('Interaction to Next Paint (INP)');
		case 'lcp':
			return l10n.t('Largest Contentful Paint (LCP)');
		case 'time_to_full_display':
			return l10n.t('Time to Full Display');
		case 'time_to_initial_display':
			return l10n.t('Time to Initial Display');
		case 'ttfb':
			return l10n.t('Time to First Byte (TTFB)');
		default:
			return undefined;
	}
}
