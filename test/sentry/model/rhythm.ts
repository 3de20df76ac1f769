import { fraction, mix } from './deterministic.ts';
import type { Rhythm } from './issue.ts';

const HOUR = 3_600_000;

/** Events in the hour that starts at `hour * 3 600 000` ms. The first and the last hour have at least one. */
export function eventsInHour(rhythm: Rhythm, hour: number): number {
	const first = Math.floor(rhythm.firstSeen / HOUR);
	const last = Math.floor(rhythm.lastSeen / HOUR);
	if (hour < first || hour > last) {
		return 0;
	}
	const share = fraction(mix(rhythm.seed, hour));
	const burst = share > 0.97 ? 5 : 1;
	const events = Math.floor(rhythm.eventsPerHour * burst * 2 * share + fraction(mix(rhythm.seed + 1, hour)));
	return hour === first || hour === last ? Math.max(1, events) : events;
}

/** Events from `from` to `to` (Unix ms), counted by whole hours. */
export function eventsBetween(rhythm: Rhythm, from: number, to: number): number {
	const start = Math.floor(Math.max(from, rhythm.firstSeen) / HOUR);
	const end = Math.floor(Math.min(to, rhythm.lastSeen) / HOUR);
	let events = 0;
	for (let hour = start; hour <= end; hour++) {
		events += eventsInHour(rhythm, hour);
	}
	return events;
}

/**
 * `count` buckets of `hours` hours; the last one holds `now` and is partial. Day buckets start at midnight UTC, as
 * Sentry's do. Rows are `[Unix seconds, events]`.
 */
export function series(rhythm: Rhythm, now: number, hours: number, count: number): [number, number][] {
	const size = hours * HOUR;
	const last = Math.floor(now / size) * size;
	const buckets: [number, number][] = [];
	for (let at = count - 1; at >= 0; at--) {
		const start = last - at * size;
		buckets.push([start / 1000, eventsBetween(rhythm, start, Math.min(start + size - 1, now))]);
	}
	return buckets;
}
