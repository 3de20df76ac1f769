/** The same numbers for the same seeds, on every machine: sample data must not change between runs. */

/** FNV-1a over the parts. */
export function hashOf(...parts: readonly (string | number)[]): number {
	let hash = 0x811c9dc5;
	for (const part of parts) {
		const text = `${part}|`;
		for (let at = 0; at < text.length; at++) {
			hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
		}
	}
	return scramble(hash);
}

/** One number from two, fast: called a million times for long lists. */
export function mix(seed: number, step: number): number {
	return scramble(Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) + Math.imul(step, 0xc2b2ae35));
}

/** 0 ≤ result < 1. */
export function fraction(hash: number): number {
	return hash / 0x100000000;
}

export function pick<T>(choices: readonly T[], hash: number): T {
	const choice = choices[hash % choices.length];
	if (choice === undefined) {
		throw new RangeError('Nothing to pick from.');
	}
	return choice;
}

/** As many hex digits as asked for. */
export function hexOf(length: number, ...parts: readonly (string | number)[]): string {
	let digits = '';
	for (let block = 0; digits.length < length; block++) {
		digits += hashOf(...parts, block)
			.toString(16)
			.padStart(8, '0');
	}
	return digits.slice(0, length);
}

function scramble(value: number): number {
	let hash = value;
	hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
	return (hash ^ (hash >>> 16)) >>> 0;
}
