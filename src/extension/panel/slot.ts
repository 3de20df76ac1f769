import { isCulpritError, type Failure } from '../../core/failure.ts';
import type { Disposable } from '../../core/lifecycle.ts';
import { type Loadable, valueOf } from '../../core/panel/loadable.ts';

export interface SlotOptions {
	readonly changed: () => void;
	readonly toFailure: (error: unknown) => Failure;
	/** Unix ms. */
	readonly now: () => number;
}

/** One thing that is fetched, and the request for it: a newer request ends the older one, whose answer is dropped. */
export class Slot<T> implements Disposable {
	readonly #options: SlotOptions;
	#loadable: Loadable<T> = { state: 'idle' };
	#running: AbortController | undefined;
	/** Unix ms: when the value was read from the server; and whether without its secrets. */
	#known: { readonly since: number; readonly masked?: boolean } | undefined;

	constructor(options: SlotOptions) {
		this.#options = options;
	}

	get loadable(): Loadable<T> {
		return this.#loadable;
	}

	get value(): T | undefined {
		return valueOf(this.#loadable);
	}

	/**
	 * Resolves with the value, or with nothing when it failed or is no longer wanted. `lastKnown` is asked when it failed
	 * and there is nothing to show yet.
	 */
	async load(
		fetch: (signal: AbortSignal) => Promise<T>,
		lastKnown?: () => Promise<
			{ readonly value: T; readonly since: number; readonly masked?: boolean } | undefined
		>,
	): Promise<T | undefined> {
		this.#running?.abort();
		const running = new AbortController();
		this.#running = running;
		const before = this.#loadable;
		this.#set(withLast({ state: 'loading' }, this.value));
		try {
			const value = await fetch(running.signal);
			if (this.#running !== running) {
				return undefined;
			}
			this.#running = undefined;
			this.#known = { since: this.#options.now() };
			this.#set({ state: 'ready', value });
			return value;
		} catch (error) {
			if (this.#running !== running) {
				return undefined;
			}
			const isCancelled = isCulpritError(error) && error.reason === 'cancelled';
			const kept = this.value === undefined && !isCancelled ? await lastKnown?.() : undefined;
			if (this.#running !== running) {
				return undefined;
			}
			const last = this.value ?? kept?.value;
			if (kept) {
				const { since, masked } = kept;
				this.#known = { since, ...(masked && { masked }) };
			}
			this.#running = undefined;
			this.#set(
				isCancelled
					? last === undefined
						? { state: 'idle' }
						: before.state === 'failed'
							? withLast(before, last)
							: { state: 'ready', value: last }
					: withLast(
							{
								state: 'failed',
								failure: this.#options.toFailure(error),
								...(last !== undefined && this.#known),
							},
							last,
						),
			);
			return undefined;
		}
	}

	/** Ends what is under way and forgets what was known. */
	reset(loadable: Loadable<T> = { state: 'idle' }): void {
		this.#running?.abort();
		this.#running = undefined;
		this.#known = loadable.state === 'ready' ? { since: this.#options.now() } : undefined;
		this.#set(loadable);
	}

	dispose(): void {
		this.#running?.abort();
		this.#running = undefined;
	}

	#set(loadable: Loadable<T>): void {
		this.#loadable = loadable;
		this.#options.changed();
	}
}

type Pending<T> = Extract<Loadable<T>, { readonly state: 'loading' | 'failed' }>;

function withLast<T>(loadable: Pending<T>, last: T | undefined): Pending<T> {
	return last === undefined ? loadable : { ...loadable, last };
}
