import * as z from 'zod/mini';
import { isObject } from '../../core/json.ts';
import type { EventsAndUsers, Stats, StatsBucket } from '../../core/issue/stats.ts';
import { count, most, number } from './field.ts';

/** `{period: [[unix seconds, count], …]}` (SENTRY-API.md §12). What cannot be read is left out, the newest are kept. */
export const statsByPeriod = z.transform((value): { [period: string]: Stats } => {
	const periods: { [period: string]: Stats } = {};
	for (const [period, series] of isObject(value) ? Object.entries(value).slice(0, 20) : []) {
		if (Array.isArray(series) && /^\w{1,20}$/.test(period) && period !== '__proto__') {
			periods[period] = series.slice(-most.buckets).flatMap(bucket);
		}
	}
	return periods;
});

function bucket(pair: unknown): StatsBucket[] {
	if (!Array.isArray(pair)) {
		return [];
	}
	const [at, value] = pair as readonly unknown[];
	// What nearly every bucket is: a list of 100 issues holds thousands, and zod takes longer for them than for all else.
	if (isWhole(at) && isWhole(value)) {
		return [{ start: at, count: value }];
	}
	const start = z.safeParse(number, at).data;
	const events = z.safeParse(count, value).data;
	return start === undefined || events === undefined ? [] : [{ start, count: events }];
}

function isWhole(value: unknown): value is number {
	return Number.isSafeInteger(value) && Number(value) >= 0;
}

/** The axes that `eventsAndUsers` reads, as they are asked for and named in the answer. */
export const seriesAxes = ['count()', 'count_unique(user)'] as const;

/** `GET …/events-stats/` of both axes: `{axis: {data: [[unix seconds, [{count}]], …]}}`. Nothing when it is something else. */
export const eventsAndUsers = z.transform((value): EventsAndUsers | undefined => {
	const [events, users] = seriesAxes.map((axis) => {
		const series = isObject(value) ? value[axis] : undefined;
		const data = isObject(series) ? series['data'] : undefined;
		return Array.isArray(data) ? data.slice(-most.buckets).flatMap(slot) : undefined;
	});
	return events && users && { events, users };
});

/** `[unix seconds, [{count}]]` */
function slot(pair: unknown): StatsBucket[] {
	const values = itemOf(pair, 1);
	const first = itemOf(values, 0);
	return isObject(first) ? bucket([itemOf(pair, 0), first['count'] ?? 0]) : [];
}

function itemOf(list: unknown, at: number): unknown {
	return Array.isArray(list) ? (list as readonly unknown[])[at] : undefined;
}
