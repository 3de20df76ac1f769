import { setTimeout as delay } from 'node:timers/promises';
import { patience } from '../../tools/host/patience.ts';

/** Waits until something is so; looks every few milliseconds. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
	const end = Date.now() + patience;
	while (!(await isSo())) {
		if (Date.now() > end) {
			throw new Error(`never came: ${isSo.toString()}`);
		}
		await delay(15);
	}
}
