/** One bucket: its start in Unix seconds (as Sentry sends it) and the number of events in it. */
export interface StatsBucket {
	readonly start: number;
	readonly count: number;
}

/**
 * A series of events in time, as the wire parser hands it on: in the order sent, which may be unsorted, with gaps, with
 * doubles or empty. `count` is finite and not negative. The last bucket is partial (API.md §0.6).
 */
export type Stats = readonly StatsBucket[];
