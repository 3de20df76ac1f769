import type { IntervalUnit } from '../../core/issue/detected.ts';
import { shortCount, wholeCount } from '../../core/text/countText.ts';
import { duration } from '../../core/text/duration.ts';
import { numberFormat } from '../../core/text/intlFormats.ts';
import { relativeTime } from '../../core/text/relativeTime.ts';

/** Numbers, sizes and times in the reader's language. Built once: `Intl` objects are dear. */
export interface Formats {
	/** What all of these are in; one that `Intl` takes. */
	readonly language: string;
	count(value: number): string;
	/** `12k`: for axes and badges. */
	compact(value: number): string;
	/** A share of 0 to 1 as `12%`; what is there but rounds to nothing is `<1%`. */
	percent(share: number): string;
	/** A share of 0 to 1, to two digits after the point: `99.95%`; what is there but rounds to nothing is `<0.01%`. */
	exactPercent(share: number): string;
	bytes(value: number): string;
	/** Date and time, to the second, with the zone's name. */
	dateTime(ms: number): string;
	date(ms: number): string;
	/** Day and time to the minute; with the year when that is not plain from `now`. */
	minute(ms: number, now: number): string;
	time(ms: number): string;
	/** Day of the month, in UTC: Sentry's daily buckets start at midnight UTC. */
	utcDay(ms: number): string;
	hour(ms: number): string;
	weekday(ms: number): string;
	/** `3 hours ago`. */
	ago(ms: number, now: number): string;
	/** `1m 20s`: for countdowns. */
	duration(ms: number): string;
	/** `1.5s`. */
	seconds(ms: number): string;
	/** How long something took, to three digits: `0.25ms`, `41ms`, `1.25s`, `2m 5s`. */
	elapsed(ms: number): string;
	/** Any number, to four digits after the point. */
	decimal(value: number): string;
	/** `2 hours`. */
	interval(count: number, unit: IntervalUnit): string;
}

/** Dates beyond this cannot be shown: ECMAScript's time range. */
const maxTime = 8.64e15;

export function createFormats(lang: string, timeZone?: string): Formats {
	const zone = timeZone === undefined ? {} : { timeZone };
	const locale = known(lang) ? lang : 'en';
	const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
	const sized = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
	const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'long', ...zone });
	const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', ...zone });
	const time = new Intl.DateTimeFormat(locale, { timeStyle: 'medium', ...zone });
	const minute = { month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit', ...zone } as const;
	const hour = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', ...zone });
	const weekday = new Intl.DateTimeFormat(locale, {
		weekday: 'short',
		day: 'numeric',
		month: 'short',
		...zone,
	});
	const utcDay = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
	const seconds = new Intl.NumberFormat(locale, {
		style: 'unit',
		unit: 'second',
		unitDisplay: 'narrow',
		minimumFractionDigits: 1,
		maximumFractionDigits: 1,
	});
	const dated = (format: Intl.DateTimeFormat) => (ms: number) =>
		Math.abs(ms) <= maxTime ? format.format(ms) : String(ms);

	const recent = dated(new Intl.DateTimeFormat(locale, minute));
	const old = dated(new Intl.DateTimeFormat(locale, { ...minute, year: 'numeric' }));

	return {
		language: locale,
		count: (value) => wholeCount(value, locale),
		compact: (value) => shortCount(value, locale),
		percent: (share) => (share > 0 && share < 0.005 ? `<${percent.format(0.01)}` : percent.format(share)),
		exactPercent(share) {
			const format = numberFormat(locale, { style: 'percent', maximumFractionDigits: 2 });
			return share > 0 && share < 0.000_05 ? `<${format.format(0.000_1)}` : format.format(share);
		},
		bytes(value) {
			const units = ['B', 'KB', 'MB', 'GB', 'TB'];
			let index = 0;
			let size = value;
			while (size >= 1024 && index < units.length - 1) {
				size /= 1024;
				index += 1;
			}
			return `${sized.format(size)} ${units[index] ?? ''}`;
		},
		dateTime: dated(dateTime),
		date: dated(date),
		minute: (ms, now) => (Math.abs(now - ms) < 180 * 24 * 3_600_000 ? recent : old)(ms),
		time: dated(time),
		utcDay: dated(utcDay),
		hour: dated(hour),
		weekday: dated(weekday),
		ago: (ms, now) => relativeTime(ms, now, locale, 'long'),
		duration: (ms) => duration(ms, locale),
		seconds: (ms) => seconds.format(ms / 1000),
		elapsed(ms) {
			if (ms >= 60_000) {
				return duration(ms, locale);
			}
			// Made when it is first wanted: most events say nothing of how long they took.
			const [unit, size] = ms < 999.5 ? ['millisecond', 1] : ['second', 1_000];
			return numberFormat(locale, {
				style: 'unit',
				unit,
				unitDisplay: 'narrow',
				maximumSignificantDigits: 3,
			}).format(ms / size);
		},
		decimal: (value) => numberFormat(locale, { maximumFractionDigits: 4 }).format(value),
		interval: (count, unit) =>
			numberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count),
	};
}

/** The language comes from the document, so from VS Code: a display language may have a name that `Intl` does not take. */
function known(lang: string): boolean {
	try {
		return Intl.NumberFormat.supportedLocalesOf([lang]).length > 0;
	} catch {
		return false;
	}
}
