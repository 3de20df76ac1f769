/** What a look around may cost at most. */
export interface Limits {
	readonly files: number;
	/** Of all files together. */
	readonly bytes: number;
	/** Of one file; a larger one is not opened. */
	readonly fileBytes: number;
	/** Milliseconds. */
	readonly time: number;
}

export const limits: Limits = { files: 600, bytes: 16_000_000, fileBytes: 256_000, time: 3000 };

/** Counts down what is left of the limits. Once it is spent, nothing more is opened. */
export class Budget {
	readonly #limits: Limits;
	readonly #now: () => number;
	readonly #end: number;
	#files = 0;
	#bytes = 0;
	#isSpent = false;

	constructor(of: Limits, now: () => number) {
		this.#limits = of;
		this.#now = now;
		this.#end = now() + of.time;
	}

	/** Something was left out for want of time, files or bytes. */
	get isSpent(): boolean {
		return this.#isSpent;
	}

	/** Whether one more file may be looked at. */
	mayOpen(): boolean {
		if (this.#files >= this.#limits.files || this.#bytes >= this.#limits.bytes || this.#now() > this.#end) {
			this.#isSpent = true;
			return false;
		}
		this.#files++;
		return true;
	}

	/** Whether a file of this size may be read; counts it if so. */
	mayRead(bytes: number): boolean {
		if (bytes > this.#limits.fileBytes) {
			return false;
		}
		this.#bytes += bytes;
		return true;
	}
}
