import type { Disposable } from '../../core/lifecycle.ts';

export interface CountdownOptions {
	/** `remaining` is another: each second while the view is on screen, and when it has become nothing. */
	readonly tick: () => void;
	/** A pause is over, in a view that is looked at: what had to wait for it can be asked for. Once a pause. */
	readonly ended: () => void;
	readonly now: () => number;
	/** 0 to 1. */
	readonly random: () => number;
}

/**
 * Shorter pauses (ms) are not counted down: they were waited for before the failure was told (`sentry/request/pauses.ts`), and
 * whoever goes on by itself after each of them never stops.
 */
const shortest = 10_000;
/** Windows that were sent away together come back over so many ms, not all at once. */
const spread = 2_000;

/** The pause that the server asked for: how long it still is, and what was asked for in vain once it is over. */
export class Countdown implements Disposable {
	readonly #options: CountdownOptions;
	#retryAt: number | undefined;
	#end: number | undefined;
	/** When the pause was noted. Later than now, it was noted by a clock that has been set back since. */
	#noted = 0;
	#visible = false;
	#focused = false;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(options: CountdownOptions) {
		this.#options = options;
	}

	/** Milliseconds until it goes on. */
	get remaining(): number | undefined {
		const now = this.#options.now();
		const left = this.#end === undefined || now < this.#noted ? 0 : this.#end - now;
		return left > 0 ? left : undefined;
	}

	/** What is on screen failed because nothing may be sent before `retryAt` (Unix ms); or nothing did. */
	note(retryAt: number | undefined): void {
		if (retryAt === this.#retryAt) {
			return;
		}
		const { now, random } = this.#options;
		this.#retryAt = retryAt;
		this.#noted = now();
		const counts = retryAt !== undefined && retryAt - now() >= shortest;
		this.#end = counts ? retryAt + random() * spread : undefined;
		this.#schedule();
	}

	looking({ visible, focused }: { readonly visible: boolean; readonly focused: boolean }): void {
		this.#visible = visible;
		this.#focused = focused;
		this.#schedule();
	}

	dispose(): void {
		clearTimeout(this.#timer);
	}

	#schedule(): void {
		clearTimeout(this.#timer);
		if (this.#end === undefined || !this.#visible) {
			return;
		}
		const left = this.remaining;
		if (left !== undefined) {
			this.#timer = setTimeout(
				() => {
					this.#options.tick();
					this.#schedule();
				},
				left % 1_000 || 1_000,
			);
		} else if (this.#focused) {
			this.#end = undefined;
			this.#options.ended();
		}
	}
}
