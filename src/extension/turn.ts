import { setTimeout } from 'node:timers/promises';

/**
 * Lets what was asked of the window leave before this thread gets busy: the extension host gathers messages and writes them
 * in a timer of 0 ms, so a later timer comes after it.
 */
export async function turn(): Promise<void> {
	await setTimeout(1);
}
