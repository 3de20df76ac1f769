import { setTimeout } from 'node:timers/promises';

/**
 * Lets what was asked of the window leave before this thread gets busy: the extension host gathers messages and writes them
 * in a timer of 0 ms, and a remote one packs them in another thread before they go. What is not gone when this thread gets
 * busy is not seen in the window until it is free again.
 */
export async function turn(): Promise<void> {
	await setTimeout(3);
}
