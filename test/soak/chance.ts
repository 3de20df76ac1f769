import { fraction, mix } from '../sentry/model/deterministic.ts';

/** Chance that a seed repeats. */
export interface Chance {
	/** From 0 to 1. */
	next(): number;
	/** A whole number from 0, less than `count`. */
	below(count: number): number;
	/** One of them, as often as its weight says. */
	weighted<T extends { readonly weight: number }>(choices: readonly T[]): T;
}

export function createChance(seed: number): Chance {
	let step = 0;
	const next = (): number => fraction(mix(seed, step++));
	return {
		next,
		below: (count) => Math.floor(next() * count),
		weighted: (choices) => {
			let left = next() * choices.reduce((sum, { weight }) => sum + weight, 0);
			for (const choice of choices) {
				left -= choice.weight;
				if (left < 0) {
					return choice;
				}
			}
			const [first] = choices;
			if (!first) {
				throw new RangeError('nothing to choose from');
			}
			return first;
		},
	};
}
