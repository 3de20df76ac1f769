/** Bounds how often something is asked for that nobody clicked on. */
export interface RequestBudget {
	/** Takes one request, when there is one left. */
	take(): boolean;
	/** Milliseconds until there is one again; 0 when there is. */
	wait(): number;
}

/** So many in any span of `span` milliseconds. */
export function createRequestBudget(most: number, span: number, now: () => number): RequestBudget {
	let taken: readonly number[] = [];
	const wait = (): number => {
		const time = now();
		// A clock that was set back must not lock the door.
		taken = taken.filter((then) => then <= time && time - then < span);
		const [oldest] = taken;
		return oldest === undefined || taken.length < most ? 0 : oldest + span - time;
	};
	return {
		take() {
			if (wait() > 0) {
				return false;
			}
			taken = [...taken, now()];
			return true;
		},
		wait,
	};
}
