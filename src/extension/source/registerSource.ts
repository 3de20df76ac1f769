import type { Commands } from '../platform/commands.ts';
import type { Source } from './source.ts';

/** Commands on the stack trace that was opened last. */
export function registerSource(commands: Commands, source: () => Promise<Source>): void {
	let stepping = new AbortController();
	/** A key held down: only the last step counts. */
	const latest = (): AbortSignal => {
		stepping.abort();
		stepping = new AbortController();
		return stepping.signal;
	};
	commands.register('culprit.nextFrame', async () => (await source()).step('next', latest()));
	commands.register('culprit.previousFrame', async () => (await source()).step('previous', latest()));
	commands.register('culprit.peekStackFrames', async () => (await source()).peek(latest()));
	commands.register('culprit.compareWithRelease', async () => (await source()).compareWithRelease());
}
