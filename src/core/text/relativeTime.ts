import { ageFormat, numberFormat } from './intlFormats.ts';

/** A year and a month have their mean length. */
const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
	['year', 31_557_600_000],
	['month', 2_629_800_000],
	['week', 604_800_000],
	['day', 86_400_000],
	['hour', 3_600_000],
	['minute', 60_000],
	['second', 1_000],
];

/**
 * `5m ago`, in the largest unit of which at least one has passed. `narrow` is for rows, `long` for sentences, cards and
 * the panel. A time in the future (clocks differ) up to a minute is now.
 */
export function relativeTime(
	time: number,
	now: number,
	language: string,
	style: 'narrow' | 'long' = 'narrow',
): string {
	const passed = time - now > 0 && time - now < 60_000 ? 0 : time - now;
	const [unit, size] = steps.find(([, size]) => Math.abs(passed) >= size) ?? ['second', 1_000];
	const count = Math.trunc(passed / size);
	// `auto` says "now" for 0, but "yesterday" for all of 24 to 48 hours, half of which is the day before.
	return ageFormat(language, { style, numeric: count === 0 ? 'auto' : 'always' }).format(count, unit);
}

/** `5m`, `2 mths`: how long ago, where only a few letters fit. A narrow month would read like a minute. */
export function shortAge(time: number, now: number, language: string): string {
	const passed = now - time;
	const [unit, size] = steps.find(([, size]) => passed >= size) ?? ['second', 1_000];
	return passed < 1_000
		? relativeTime(time, now, language)
		: numberFormat(language, {
				style: 'unit',
				unit,
				unitDisplay: unit === 'month' ? 'short' : 'narrow',
			}).format(Math.trunc(passed / size));
}
