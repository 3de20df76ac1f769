import { setTimeout as delay } from 'node:timers/promises';

/** Waits until something is so; looks every few milliseconds, gives up after ten seconds. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
	const end = Date.now() + 10_000;
	while (!(await isSo())) {
		if (Date.now() > end) {
			throw new Error(`never came: ${isSo.toString()}`);
		}
		await delay(15);
	}
}
