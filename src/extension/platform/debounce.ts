import type { Disposable } from '../../core/lifecycle.ts';

/** Does a task once after many wishes for it. Delays are in milliseconds. */
export class Debounce implements Disposable {
	readonly #task: () => void;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(task: () => void) {
		this.#task = task;
	}

	get isWaiting(): boolean {
		return this.#timer !== undefined;
	}

	/** `delay` after the first wish: those that come while it waits change nothing. */
	start(delay: number): void {
		this.#timer ??= setTimeout(() => {
			this.#timer = undefined;
			this.#task();
		}, delay);
	}

	/** `delay` after the last wish. */
	restart(delay: number): void {
		this.cancel();
		this.start(delay);
	}

	cancel(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
	}

	dispose(): void {
		this.cancel();
	}
}
