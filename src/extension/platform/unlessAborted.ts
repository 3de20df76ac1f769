/** The answer, or `undefined` when the signal aborts before it is there. The work goes on all the same. */
export async function unlessAborted<T>(answer: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
	let leave = (): void => {};
	const left = new Promise<undefined>((resolve) => {
		leave = () => resolve(undefined);
	});
	signal.addEventListener('abort', leave, { once: true });
	if (signal.aborted) {
		leave();
	}
	try {
		return await Promise.race([left, answer]);
	} finally {
		// The signal may live as long as the window.
		signal.removeEventListener('abort', leave);
	}
}
