/**
 * The answer, or `undefined` when it takes longer than these milliseconds, or when whoever asked turns away. It goes on all
 * the same.
 */
export async function inTime<T>(
	answer: Promise<T>,
	milliseconds: number,
	signal?: AbortSignal,
): Promise<T | undefined> {
	let giveUp = (): void => {};
	const late = new Promise<undefined>((resolve) => {
		giveUp = () => resolve(undefined);
	});
	const timer = setTimeout(giveUp, milliseconds);
	signal?.addEventListener('abort', giveUp, { once: true });
	try {
		return await Promise.race([answer, late]);
	} finally {
		clearTimeout(timer);
		signal?.removeEventListener('abort', giveUp);
	}
}
