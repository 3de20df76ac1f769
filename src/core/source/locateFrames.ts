import type { FrameQuery } from './frameQuery.ts';
import type { Located } from './locate.ts';
import type { Cancellation } from './workspace.ts';

/** Frames of their own, recursion apart, that are looked for: more are nobody's stack trace. */
export const maxFrames = 1000;

/**
 * Looks for many frames in turn. Equal frames are looked for once; beyond `maxFrames` of their own none are. `pause` is
 * awaited after each, so that whoever calls can let others in; nothing is told after an abort.
 */
export async function locateFrames(
	queries: readonly FrameQuery[],
	look: (query: FrameQuery) => Promise<Located>,
	signal: Cancellation,
	onLocated: (at: number, located: Located) => void,
	pause: () => Promise<void> = async () => {},
): Promise<void> {
	const known = new Map<string, Located>();
	for (const [at, query] of queries.entries()) {
		if (signal.aborted) {
			return;
		}
		const key = JSON.stringify([query.sent, query.module, query.functionText, query.line, query.inApp]);
		const before = known.get(key);
		if (before) {
			onLocated(at, before);
		} else if (known.size < maxFrames) {
			const located = await look(query);
			if (signal.aborted) {
				return;
			}
			known.set(key, located);
			onLocated(at, located);
			await pause();
		}
	}
}
