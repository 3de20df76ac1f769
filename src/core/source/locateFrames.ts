import { isSure } from './sourceLink.ts';
import type { FrameQuery } from './frameQuery.ts';
import type { Located } from './locate.ts';

/** Frames of their own, recursion apart, that are looked for: more are nobody's stack trace. */
export const maxFrames = 1000;

interface Known {
	readonly query: FrameQuery;
	/** Where it stands among the queries: recursion is one frame many times. */
	readonly at: number[];
	readonly located: Located;
}

/**
 * Looks for many frames in turn. Equal frames are looked for once; beyond `maxFrames` of their own none are. What is open
 * after that is looked for once more when a line of another frame was sure: `look` may have learnt from it, and a frame
 * is told again when it has. `pause` is awaited after each, so that whoever calls can let others in; nothing is told after
 * an abort.
 */
export async function locateFrames(
	queries: readonly FrameQuery[],
	look: (query: FrameQuery) => Promise<Located>,
	signal: AbortSignal,
	onLocated: (at: number, located: Located) => void,
	pause: () => Promise<void> = async () => {},
): Promise<void> {
	const known = new Map<string, Known>();
	for (const [at, query] of queries.entries()) {
		if (signal.aborted) {
			return;
		}
		const key = JSON.stringify([query.sent, query.module, query.functionText, query.line, query.inApp]);
		const before = known.get(key);
		if (before) {
			before.at.push(at);
			onLocated(at, before.located);
		} else if (known.size < maxFrames) {
			const located = await look(query);
			if (signal.aborted) {
				return;
			}
			known.set(key, { query, at: [at], located });
			onLocated(at, located);
			await pause();
		}
	}
	const all = [...known.values()];
	for (const { query, at } of all.some(isProven) ? all.filter(isOpen) : []) {
		const located = signal.aborted ? undefined : await look(query);
		if (!located || signal.aborted) {
			return;
		}
		if (located.found.kind === 'file') {
			for (const one of at) {
				onLocated(one, located);
			}
		}
		await pause();
	}
}

function isProven({ located: { found, line } }: Known): boolean {
	return found.kind === 'file' && line !== undefined && isSure(line.verdict);
}

function isOpen({ query, located: { found } }: Known): boolean {
	return query.inApp && (found.kind === 'candidates' || found.kind === 'notFound');
}
