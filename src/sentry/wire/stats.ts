import * as z from 'zod/mini';
import type { Stats, StatsBucket } from '../../core/stats.ts';
import { count, isObject, most, number } from './field.ts';

/** `{period: [[unix seconds, count], …]}`: API.md §0.6. Buckets that cannot be read are left out; the newest are kept. */
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
	const start = z.safeParse(number, pair[0]).data;
	const events = z.safeParse(count, pair[1]).data;
	return start === undefined || events === undefined ? [] : [{ start, count: events }];
}
