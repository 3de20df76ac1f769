import { badRequest } from '../http/reply.ts';
import type { Call } from '../http/route.ts';
import { periodOf } from '../search/matchValue.ts';

/** Unix ms, `to` excluded; `period` is how long it is. Nothing: ever. */
export interface Window {
	readonly from: number | undefined;
	readonly to: number | undefined;
	readonly period: number | undefined;
}

/** `statsPeriod`, or `start` and `end`. */
export function windowOf({ url, world }: Call): Window {
	const text = url.searchParams.get('statsPeriod') ?? '';
	if (text !== '') {
		const period = periodOf(text);
		if (period === undefined) {
			throw badRequest("Invalid statsPeriod: '" + text + "'");
		}
		return { from: world.now() - period, to: undefined, period };
	}
	const [start, end] = ['start', 'end'].map((name) => url.searchParams.get(name));
	if (!start || !end) {
		if (start || end) {
			throw badRequest('start and end are both required');
		}
		return { from: undefined, to: undefined, period: undefined };
	}
	const [from = Number.NaN, to = Number.NaN] = [start, end].map((time) =>
		Date.parse(/[zZ]|[+-]\d\d:\d\d$/.test(time) ? time : `${time}Z`),
	);
	if (Number.isNaN(from) || Number.isNaN(to)) {
		throw badRequest(`${start} is not a valid ISO8601 date query`);
	}
	if (from >= to) {
		throw badRequest('start must be before end');
	}
	return { from, to, period: to - from };
}
