import * as z from 'zod/mini';
import type { Store } from './apiOptions.ts';
import type { ApiReply } from './exchange.ts';
import type { KeptReply } from './replyStore.ts';

/** Bounds on what is kept for offline reading: the last lists and the issues that were opened. Sizes in characters of JSON. */
const mostEntries = 200;
const mostInAll = 24 * 1024 * 1024;
const mostInOne = 4 * 1024 * 1024;

const indexKey = 'index';
const version = 1;

/** What an answer needs to be read again: its JSON, and of its headers those that tell of pages. */
const entry = z.object({
	version: z.literal(version),
	at: z.number(),
	size: z.number(),
	headers: z.record(z.string(), z.string()),
	json: z.unknown(),
});

const index = z.object({
	version: z.literal(version),
	/** Oldest first. */
	entries: z.array(z.tuple([z.string().check(z.regex(/^[0-9a-f]{40}$/)), z.number()])),
});

const keptHeaders = ['link', 'x-hits', 'x-max-hits'];

/**
 * Answers on disk, by key, behind the `Store` that the extension gives. The oldest go when there are too many. It is only a
 * cache: what cannot be read or written is as if it were not there. Writes go one after another.
 */
export class DiskShelf {
	readonly #store: Store;
	#writing: Promise<void> = Promise.resolve();

	constructor(store: Store) {
		this.#store = store;
	}

	async get(key: string): Promise<KeptReply | undefined> {
		// What is being written was put before, so it is waited for.
		await this.#writing;
		const read = z.safeParse(entry, await this.#read(key)).data;
		if (!read) {
			return undefined;
		}
		const { at, size, headers, json } = read;
		return { at, reply: { status: 200, facts: {}, size, headers: new Headers(headers), json } };
	}

	put(key: string, { reply, at }: KeptReply): void {
		if (reply.size > mostInOne) {
			return;
		}
		this.#then(async () => {
			await this.#store.set(key, toEntry(reply, at));
			const others = (await this.#entries()).filter(([one]) => one !== key);
			const entries = [...others, [key, reply.size] as const];
			let total = entries.reduce((sum, [, size]) => sum + size, 0);
			while (entries.length > mostEntries || total > mostInAll) {
				const [oldest, size] = entries.shift() ?? ['', 0];
				total -= size;
				await this.#store.set(oldest, undefined);
			}
			await this.#store.set(indexKey, { version, entries });
		});
	}

	drop(key: string): void {
		this.#then(async () => {
			await this.#store.set(key, undefined);
			const entries = (await this.#entries()).filter(([one]) => one !== key);
			await this.#store.set(indexKey, { version, entries });
		});
	}

	async clear(): Promise<void> {
		this.#then(async () => {
			for (const [key] of await this.#entries()) {
				await this.#store.set(key, undefined);
			}
			await this.#store.set(indexKey, undefined);
		});
		await this.#writing;
	}

	#then(write: () => Promise<void>): void {
		this.#writing = this.#writing.then(write).catch(() => undefined);
	}

	async #entries() {
		return z.safeParse(index, await this.#read(indexKey)).data?.entries ?? [];
	}

	async #read(key: string): Promise<unknown> {
		try {
			return await this.#store.get(key);
		} catch {
			return undefined;
		}
	}
}

function toEntry({ size, headers, json }: ApiReply, at: number): z.input<typeof entry> {
	const kept = keptHeaders.flatMap((name) => {
		const value = headers.get(name);
		return value === null ? [] : [[name, value] as const];
	});
	return { version, at, size, headers: Object.fromEntries(kept), json };
}
