/** A signal that aborts when its caller's does, or when the time that was last allowed is over. */
export interface Deadline {
	readonly signal: AbortSignal;
	/** Allows this many milliseconds from now for the next step. */
	readonly allow: (ms: number) => void;
	/** Whether it was the time that ran out. */
	readonly isLate: () => boolean;
	/** Stops the clock; call it when the last step is done. */
	readonly end: () => void;
}

/**
 * undici's own timers are up to half a second late and `fetch` has none (NETWORK.md §6), so that one exchange keeps its own
 * time whatever transports it: so long for the head, so long for each piece of the body, so long for all of it.
 */
export function createDeadline(caller: AbortSignal, total: number): Deadline {
	const controller = new AbortController();
	let late = false;
	const expire = () => {
		late = true;
		controller.abort(new DOMException('too late', 'TimeoutError'));
	};
	const all = setTimeout(expire, total);
	let step: NodeJS.Timeout | undefined;
	const onAbort = () => controller.abort(caller.reason);
	caller.addEventListener('abort', onAbort, { once: true });
	if (caller.aborted) {
		onAbort();
	}
	return {
		signal: controller.signal,
		allow(ms) {
			clearTimeout(step);
			step = setTimeout(expire, ms);
		},
		isLate: () => late,
		end() {
			clearTimeout(all);
			clearTimeout(step);
			caller.removeEventListener('abort', onAbort);
		},
	};
}
