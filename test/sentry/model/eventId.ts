import { hashOf } from './deterministic.ts';

const MASK_SEEDS = ['a', 'b', 'c'] as const;

/**
 * The 32 hex digits of event `index` of an issue. They look random, yet the issue and the index can be read back from
 * them, so that an event is found by its id without a table of all events.
 */
export function eventIdOf(issueId: string, index: number): string {
	const check = hashOf('event', issueId, index);
	const issue = Number(issueId);
	const words = [Math.floor(issue / 0x100000000) >>> 0, issue >>> 0, index >>> 0];
	return [check, ...words.map((word, at) => (word ^ mask(check, at)) >>> 0)].map(hex).join('');
}

/** What `eventIdOf` was given, or undefined when the id is not one of its own. */
export function readEventId(
	eventId: string,
): { readonly issueId: string; readonly index: number } | undefined {
	if (!/^[0-9a-f]{32}$/.test(eventId)) {
		return undefined;
	}
	const [check = 0, ...masked] = [0, 8, 16, 24].map((at) => Number.parseInt(eventId.slice(at, at + 8), 16));
	const [high = 0, low = 0, index = 0] = masked.map((word, at) => (word ^ mask(check, at)) >>> 0);
	const issueId = String(high * 0x100000000 + low);
	return hashOf('event', issueId, index) === check ? { issueId, index } : undefined;
}

function mask(check: number, at: number): number {
	return hashOf(MASK_SEEDS[at] ?? 'd', check);
}

function hex(word: number): string {
	return word.toString(16).padStart(8, '0');
}
