/** Whether a call of that method may run now. Asking counts as a call. */
export type Gate = (method: string) => boolean;

export interface GateLimits {
	/** Calls that may come at once. */
	readonly burst: number;
	/** Calls that may follow in the long run. */
	readonly perSecond: number;
}

/** Limits how often the `limited` methods are called, all of them together. `now` is a clock that is never set, in ms. */
export function createGate(
	limited: readonly string[],
	{ burst, perSecond }: GateLimits,
	now: () => number,
): Gate {
	let left = burst;
	let at = now();
	return (method) => {
		if (!limited.includes(method)) {
			return true;
		}
		const time = now();
		left = Math.min(burst, left + ((time - at) / 1000) * perSecond);
		at = time;
		if (left < 1) {
			return false;
		}
		left -= 1;
		return true;
	};
}
