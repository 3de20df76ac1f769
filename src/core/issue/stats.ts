/** One bucket: its start in Unix seconds (as Sentry sends it) and the number of events in it. */
export interface StatsBucket {
	readonly start: number;
	readonly count: number;
}

/**
 * A series of events in time, as the wire parser hands it on: in the order sent, which may be unsorted, with gaps, with
 * doubles or empty. `count` is finite and not negative. The last bucket is partial (SENTRY-API.md §12).
 */
export type Stats = readonly StatsBucket[];

/** Events and distinct users in the same buckets. The users of two buckets may be the same: they have no sum. */
export interface EventsAndUsers {
	readonly events: Stats;
	readonly users: Stats;
}

/** Of the last 24 hours by the hour and of the last 30 days by the day, each with as long a time before it. */
export interface IssueSeries {
	readonly '24h': EventsAndUsers;
	readonly '30d': EventsAndUsers;
}
