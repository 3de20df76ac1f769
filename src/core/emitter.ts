import type { Disposable } from './lifecycle.ts';

/** Same shape as `vscode.Event`, for code that also runs where there is no VS Code. */
export type Event<T> = (listener: (value: T) => void) => Disposable;

/** Tells listeners in the order in which they came. After `dispose` nobody is told anything. */
export class Emitter<T> implements Disposable {
	readonly #listeners = new Set<(value: T) => void>();
	#disposed = false;

	readonly event: Event<T> = (listener) => {
		// Wrapped, so that one function that listens twice is told twice and stops twice.
		const entry = (value: T): void => listener(value);
		if (!this.#disposed) {
			this.#listeners.add(entry);
		}
		return {
			dispose: () => {
				this.#listeners.delete(entry);
			},
		};
	};

	fire(value: T): void {
		for (const listener of Array.from(this.#listeners)) {
			listener(value);
		}
	}

	dispose(): void {
		this.#disposed = true;
		this.#listeners.clear();
	}
}
