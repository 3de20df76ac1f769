/** A pause up to this long is waited for; a longer one is told to the user, with a countdown. Milliseconds. */
export const longestWait = 15_000;

/** Until when which server wants to be left alone. All in Unix ms. */
export interface Pauses {
	/** When `origin` may be asked again; in the past, or 0, when it may be asked now. */
	readonly until: (origin: string) => number;
	readonly note: (origin: string, retryAt: number) => void;
	/** For another account: its limits are its own. */
	readonly forget: () => void;
}

export function createPauses(): Pauses {
	const until = new Map<string, number>();
	return {
		until: (origin) => until.get(origin) ?? 0,
		note: (origin, retryAt) => until.set(origin, Math.max(until.get(origin) ?? 0, retryAt)),
		forget: () => until.clear(),
	};
}
