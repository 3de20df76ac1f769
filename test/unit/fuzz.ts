import { randomInt } from 'node:crypto';
import * as fc from 'fast-check';

/**
 * Every property test draws from one seed, which is printed where it is chosen and again with what failed:
 * `CULPRIT_SEED=N` repeats a run, `CULPRIT_FUZZ_RUNS=N` asks for more cases a property than the few that every run tries.
 */
export const seed = Number(process.env['CULPRIT_SEED'] ?? newSeed());

/** Tries a property; `usual` is how many cases it takes without `CULPRIT_FUZZ_RUNS`. */
export function fuzz<T>(property: fc.IAsyncProperty<T>, usual?: number): Promise<void>;
export function fuzz<T>(property: fc.IProperty<T>, usual?: number): void;
export function fuzz<T>(property: fc.IRawProperty<T>, usual = 100): Promise<void> | void {
	return fc.assert(property as fc.IProperty<T>, {
		seed,
		numRuns: Number(process.env['CULPRIT_FUZZ_RUNS'] ?? usual),
	});
}

function newSeed(): number {
	const chosen = randomInt(2 ** 31);
	console.log(`CULPRIT_SEED=${chosen}`);
	return chosen;
}
