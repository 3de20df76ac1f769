import type { Disposable } from '../../core/lifecycle.ts';

/** What ends together with its owner, in the order in which it came. What is added after the end ends at once. */
export class DisposableStore implements Disposable {
	readonly #held: Disposable[];
	#isDisposed = false;

	constructor(held: readonly Disposable[] = []) {
		this.#held = [...held];
	}

	add<T extends Disposable>(one: T): T {
		if (this.#isDisposed) {
			one.dispose();
		} else {
			this.#held.push(one);
		}
		return one;
	}

	dispose(): void {
		this.#isDisposed = true;
		for (const one of this.#held.splice(0)) {
			one.dispose();
		}
	}
}
