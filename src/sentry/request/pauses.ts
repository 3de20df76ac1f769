/** A pause up to this long is waited for; a longer one is told to the user, with a countdown. Milliseconds. */
export const longestWait = 15_000;

/** Until when which server wants to be left alone. All in Unix ms. */
export interface Pauses {
	/** When `origin` may be asked again; nothing when it may be asked now. */
	readonly until: (origin: string) => number | undefined;
	readonly note: (origin: string, retryAt: number) => void;
	/** For another account: its limits are its own. */
	readonly forget: () => void;
}

/**
 * A pause that began later than it is now was noted by a clock that has been set back since. How long it still is nobody
 * knows, so that it is over: the server says so again if it is not.
 */
export function createPauses(now: () => number): Pauses {
	const pauses = new Map<string, { readonly from: number; readonly until: number }>();
	function until(origin: string): number | undefined {
		const pause = pauses.get(origin);
		const time = now();
		return pause && pause.from <= time && time < pause.until ? pause.until : undefined;
	}
	return {
		until,
		note(origin, retryAt) {
			if (retryAt > (until(origin) ?? 0)) {
				pauses.set(origin, { from: now(), until: retryAt });
			}
		},
		forget: () => pauses.clear(),
	};
}
