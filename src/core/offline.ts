/** In ms: what is kept for offline reading goes after seven days. */
const longestKept = 7 * 86_400_000;
/** In ms: clocks of windows and files differ by less. */
const clockError = 3_600_000;

/**
 * Whether something of `at` (Unix ms) is too old to be kept for offline reading. What is of the future was written by a
 * wrong clock: it might never grow old.
 */
export function isOutdated(at: number, now: number): boolean {
	return now - at > longestKept || at - now > clockError;
}
