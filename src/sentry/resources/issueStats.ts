import * as z from 'zod/mini';
import type { IssueDetails } from '../../core/issue/issue.ts';
import type { Stats } from '../../core/issue/stats.ts';
import { readRows } from './answer.ts';
import { apiPath } from '../request/apiPath.ts';
import type { Calls } from './calls.ts';
import { parameters } from '../request/parameters.ts';
import { issueId } from '../wire/issue.ts';
import { statsByPeriod } from '../wire/stats.ts';

/** Seconds of a bucket and number of buckets, the one that is not over yet included. */
const periods = { '24h': [3_600, 25], '14d': [86_400, 15] } as const;

/**
 * The issue with the numbers of its charts, where its own answer has none: GlitchTip has them only in
 * `GET /organizations/{org}/issues-stats/?groups=&statsPeriod=24h|14d`, by the hour and by the day (UTC), without the buckets
 * in which nothing happened. What it calls users there is events. Two requests; where they fail, the issue as it is.
 */
export async function withStats(
	calls: Calls,
	org: string,
	details: IssueDetails,
	now: number,
	signal: AbortSignal,
): Promise<IssueDetails> {
	if (details.stats['24h']?.length !== 0 || details.stats['30d']) {
		return details;
	}
	const read = async (period: keyof typeof periods): Promise<Stats> => {
		const path = apiPath`/organizations/${{ org }}/issues-stats/`;
		const query = parameters({ groups: details.id, statsPeriod: period });
		const row = z.object({ id: issueId, stats: statsByPeriod });
		const rows = await calls.get(
			{ organization: org, paths: [path], query, keep: 'passing' },
			readRows(row),
			signal,
		);
		return filled(rows.find(({ id }) => id === details.id)?.stats[period] ?? [], period, now / 1_000);
	};
	try {
		const [hours, days] = await Promise.all([read('24h'), read('14d')]);
		return { ...details, stats: { ...details.stats, '24h': hours, '14d': days } };
	} catch (error) {
		if (signal.aborted) {
			throw error;
		}
		return details;
	}
}

function filled(stats: Stats, period: keyof typeof periods, now: number): Stats {
	const [seconds, length] = periods[period];
	const counts = new Map<number, number>();
	for (const { start, count } of stats) {
		const bucket = start - (start % seconds);
		counts.set(bucket, (counts.get(bucket) ?? 0) + count);
	}
	const last = now - (now % seconds);
	return Array.from({ length }, (_, at) => {
		const start = last - (length - 1 - at) * seconds;
		return { start, count: counts.get(start) ?? 0 };
	});
}
