import { forgetOldest } from '../platform/forgetOldest.ts';

/** What git answered, or is asked. */
export interface Known<T> {
	readonly answer: Promise<T | undefined>;
	/** Monotonic milliseconds. */
	until: number;
}

const maxRemembered = 64;
/** Milliseconds. What a clone lacks may come with a fetch that nobody tells of. */
const patience = 3000;

/**
 * Remembers what git answered; a refusal is an answer too. What does not hold is asked again after a while. The oldest are
 * forgotten.
 */
export async function remember<T>(
	known: Map<string, Known<T>>,
	key: string,
	ask: () => Promise<T | undefined>,
	holds: (answer: T | undefined) => boolean = () => true,
): Promise<T | undefined> {
	const before = known.get(key);
	if (before && performance.now() < before.until) {
		return before.answer;
	}
	const asked: Known<T> = { answer: ask().catch(() => undefined), until: Number.POSITIVE_INFINITY };
	known.delete(key);
	known.set(key, asked);
	forgetOldest(known, maxRemembered);
	const answer = await asked.answer;
	if (!holds(answer)) {
		asked.until = performance.now() + patience;
	}
	return answer;
}
