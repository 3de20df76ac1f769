import type { Disposable } from '../../core/lifecycle.ts';

/** Milliseconds in which `undo` takes the last edit back. Its notification offers it for as long as it is there. */
const undoFor = 10_000;

/** The last thing that was done, for as long as it can be taken back. */
export class UndoWindow<T> implements Disposable {
	readonly #changed: (canUndo: boolean) => void;
	#last: T | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(changed: (canUndo: boolean) => void) {
		this.#changed = changed;
	}

	get last(): T | undefined {
		return this.#last;
	}

	/** It takes the place of what was done before. */
	keep(done: T): void {
		this.#set(done);
		this.#timer = setTimeout(() => this.#set(undefined), undoFor);
	}

	/** It was taken back, by whatever way. */
	end(done: T): void {
		if (this.#last === done) {
			this.#set(undefined);
		}
	}

	dispose(): void {
		clearTimeout(this.#timer);
	}

	#set(last: T | undefined): void {
		clearTimeout(this.#timer);
		this.#last = last;
		this.#changed(last !== undefined);
	}
}
