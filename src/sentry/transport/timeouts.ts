import type { Timeouts } from '../apiOptions.ts';

/** Searches over a large organization take Sentry up to 20 s; whoever waits longer has gone for coffee. */
export function timeoutsOf(given: Partial<Timeouts> = {}): Timeouts {
	return { connect: 10_000, headers: 25_000, body: 10_000, total: 45_000, ...given };
}
