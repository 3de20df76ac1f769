import type { Memento, SecretStorage } from 'vscode';
import { Emitter } from '../../../src/core/emitter.ts';

/** One window's view of what all windows of a profile share. */
export interface WindowStorages {
	readonly memento: Memento;
	readonly secrets: SecretStorage;
	/** As `AccountStoreOptions`. */
	readonly later: () => Promise<void>;
}

/**
 * The storages of several windows, as VS Code has them: an extension's memento is one value, of which each window has a
 * copy and writes all; a secret is written by its key. What one window writes is on its way to the others until `arrive`.
 */
export class Windows {
	/** JSON of what is on disk. */
	#memento: string;
	readonly secrets: Map<string, string>;
	readonly #open: { readonly put: (memento: string) => void; readonly hear: (key: string) => void }[] = [];
	#onTheWay: (() => void)[] = [];
	#waiting: (() => void)[] = [];

	/** With the storages of another profile: it has the same secrets, and a memento of its own. */
	constructor(memento: { readonly [key: string]: unknown } = {}, profile?: Windows) {
		this.#memento = JSON.stringify(memento);
		this.secrets = profile?.secrets ?? new Map<string, string>();
	}

	/** What a window that is opened now finds. */
	get kept(): { readonly [key: string]: unknown } {
		return JSON.parse(this.#memento) as { readonly [key: string]: unknown };
	}

	open(): WindowStorages {
		let copy = JSON.parse(this.#memento) as { [key: string]: unknown };
		const changed = new Emitter<{ key: string }>();
		/** Of the secrets, too, a window has what has come to it. */
		const known = new Map(this.secrets);
		const self = {
			put: (memento: string) => {
				copy = JSON.parse(memento) as { [key: string]: unknown };
			},
			hear: (key: string) => {
				const value = this.secrets.get(key);
				if (value === undefined) {
					known.delete(key);
				} else {
					known.set(key, value);
				}
				changed.fire({ key });
			},
		};
		this.#open.push(self);
		const send = (deliver: (window: typeof self) => void): void => {
			for (const other of this.#open.filter((each) => each !== self)) {
				this.#onTheWay.push(() => deliver(other));
			}
		};
		const setSecret = async (key: string, value: string | undefined): Promise<void> => {
			if (value === undefined) {
				this.secrets.delete(key);
			} else {
				this.secrets.set(key, value);
			}
			self.hear(key);
			send((other) => other.hear(key));
		};
		return {
			memento: {
				keys: () => Object.keys(copy).filter((key) => copy[key] !== undefined),
				get: (key: string, fallback?: unknown) => copy[key] ?? fallback,
				update: async (key: string, value: unknown) => {
					copy = { ...copy, [key]: value };
					const written = JSON.stringify(copy);
					this.#memento = written;
					send((other) => other.put(written));
				},
			} as Memento,
			secrets: {
				keys: async () => [...known.keys()],
				get: async (key) => known.get(key),
				store: setSecret,
				delete: async (key) => setSecret(key, undefined),
				onDidChange: changed.event,
			},
			later: () => new Promise((resolve) => this.#waiting.push(resolve)),
		};
	}

	/** What is on the way comes to the other windows, and they do what they do then. */
	async arrive(): Promise<void> {
		for (const deliver of this.#onTheWay.splice(0)) {
			deliver();
		}
		await quiet();
	}

	/** Time goes by until nobody waits for anything, and nothing is on the way. */
	async settle(): Promise<void> {
		await this.arrive();
		for (let rounds = 0; this.#waiting.length + this.#onTheWay.length > 0; rounds++) {
			if (rounds === 50) {
				throw new Error('the windows never agree');
			}
			for (const go of this.#waiting.splice(0)) {
				go();
			}
			await quiet();
			await this.arrive();
		}
	}
}

/** Whatever was begun and waits for nothing has ended. */
async function quiet(): Promise<void> {
	for (let turns = 0; turns < 10; turns++) {
		await new Promise((resolve) => setImmediate(resolve));
	}
}
