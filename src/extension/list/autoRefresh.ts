import type { Disposable } from '../../core/lifecycle.ts';

export interface AutoRefreshOptions {
	/** Milliseconds after which rows are too old when the window gets the focus back; 0: never. */
	readonly onFocusAfter: () => number;
	/** Milliseconds between two refreshes of a view that is looked at; 0: none. */
	readonly interval: () => number;
	/** Unix ms of the oldest rows on screen; nothing while there are none. */
	readonly asOf: () => number | undefined;
	readonly refresh: () => void;
	readonly now: () => number;
	/** 0 to 1. */
	readonly random: () => number;
}

/**
 * Decides when rows are asked for again without anybody asking: never while the view is hidden or the window in the
 * background. The interval varies by a fifth, so that many windows do not ask in step.
 */
export class AutoRefresh implements Disposable {
	readonly #options: AutoRefreshOptions;
	#looking = false;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(options: AutoRefreshOptions) {
		this.#options = options;
	}

	/** Whether the view is on screen in a window that has the focus. */
	looking(now: boolean): void {
		const began = now && !this.#looking;
		this.#looking = now;
		if (began) {
			const { onFocusAfter, asOf } = this.#options;
			const limit = onFocusAfter();
			const since = asOf();
			const age = since === undefined ? 0 : this.#options.now() - since;
			// Rows of the future were read before the clock was set back.
			if (limit > 0 && (age >= limit || age < 0)) {
				this.#options.refresh();
			}
		}
		this.schedule();
	}

	/** Starts the wait anew: the setting changed, or the view was looked at again. */
	schedule(): void {
		clearTimeout(this.#timer);
		const { interval, random, refresh } = this.#options;
		const every = interval();
		if (this.#looking && every > 0) {
			this.#timer = setTimeout(
				() => {
					refresh();
					this.schedule();
				},
				every * (0.9 + random() * 0.2),
			);
		}
	}

	dispose(): void {
		clearTimeout(this.#timer);
	}
}
