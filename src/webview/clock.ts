import type { Disposable } from '../core/lifecycle.ts';

/**
 * The page's one timer. It follows the host's clock (a remote host's may differ from this machine's), beats only while
 * somebody listens and the page is visible, once a second while a countdown runs and every 20 s otherwise.
 */
export class Clock {
	readonly #listeners = new Set<{ readonly fast: boolean; readonly tick: () => void }>();
	#offset = 0;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor() {
		document.addEventListener('visibilitychange', () => this.#beat());
	}

	/** Unix ms by the host's clock. */
	now(): number {
		return Date.now() + this.#offset;
	}

	/** `hostNow` from a snapshot that has just come. */
	set(hostNow: number): void {
		if (Number.isFinite(hostNow)) {
			this.#offset = hostNow - Date.now();
		}
	}

	subscribe(fast: boolean, tick: () => void): Disposable {
		const listener = { fast, tick };
		this.#listeners.add(listener);
		this.#schedule();
		return {
			dispose: () => {
				this.#listeners.delete(listener);
				this.#schedule();
			},
		};
	}

	#schedule(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		if (this.#listeners.size > 0 && !document.hidden) {
			const fast = [...this.#listeners].some((listener) => listener.fast);
			this.#timer = setTimeout(() => this.#beat(), fast ? 1000 : 20_000);
		}
	}

	#beat(): void {
		if (!document.hidden) {
			for (const listener of this.#listeners) {
				listener.tick();
			}
		}
		this.#schedule();
	}
}
