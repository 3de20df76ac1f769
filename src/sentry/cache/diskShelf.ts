import { setTimeout as delay } from 'node:timers/promises';
import * as z from 'zod/mini';
import { isOutdated } from '../../core/offline.ts';
import type { Store } from '../apiOptions.ts';
import { isTooMuch, maskReply } from './keptMask.ts';
import type { KeptReply } from './replyStore.ts';

/** Bounds on what is kept for offline reading: the last lists and the issues that were opened. */
const mostEntries = 200;
/** In bytes. */
const mostInAll = 24 * 1024 * 1024;
/** In characters of JSON. */
const mostInOne = 4 * 1024 * 1024;

/** In ms: a panel is drawn 200 ms after its answers. */
const quiet = 300;

/** 1 held answers as they came. */
const version = 2;

/** What an answer needs to be read again: its JSON, and of its headers those that tell of pages. */
const entry = z.object({
	version: z.literal(version),
	at: z.number(),
	size: z.number(),
	/** Whether secrets were hidden in `json`. */
	masked: z.boolean(),
	headers: z.record(z.string(), z.string()),
	json: z.unknown(),
});

const keptHeaders = ['link', 'x-hits', 'x-max-hits'];

/**
 * Answers on disk, by key, behind the `Store` that the extension gives. Other windows write there too, so what there is is
 * asked of the store each time: the oldest go when there are too many, whoever wrote them. It is only a cache: what cannot
 * be read or written is as if it were not there. Nobody waits for a write, and none begins while an answer is on its way to
 * the screen. Secrets are hidden before it, and what is seven days old goes.
 */
export class DiskShelf {
	readonly #store: Store;
	readonly #now: () => number;
	readonly #idle: () => Promise<void>;
	/** Not on disk yet; `undefined` is to be removed there. */
	readonly #pending = new Map<string, KeptReply | undefined>();
	#isWriting = false;
	/** The one write that is under way. */
	#current: Promise<unknown> | undefined;
	#isClosed = false;

	constructor(
		store: Store,
		now: () => number,
		idle: () => Promise<void> = () => delay(quiet, undefined, { ref: false }),
	) {
		this.#store = store;
		this.#now = now;
		this.#idle = idle;
	}

	async get(key: string): Promise<KeptReply | undefined> {
		if (this.#pending.has(key)) {
			return this.#pending.get(key);
		}
		const read = z.safeParse(entry, await quietly(this.#store.get(key))).data;
		if (!read) {
			return undefined;
		}
		const { at, size, headers, json, masked } = read;
		if (isOutdated(at, this.#now())) {
			this.drop(key);
			return undefined;
		}
		return { at, masked, reply: { status: 200, facts: {}, size, headers: new Headers(headers), json } };
	}

	put(key: string, kept: KeptReply): void {
		if (kept.reply.size <= mostInOne && this.#store.isOn?.() !== false) {
			this.#note(key, kept);
		}
	}

	drop(key: string): void {
		this.#note(key, undefined);
	}

	/** Begins no write from now on. */
	close(): void {
		this.#isClosed = true;
		this.#pending.clear();
	}

	/** Closes, and removes everything. */
	async clear(): Promise<void> {
		this.close();
		await this.#current;
		for (const { key } of await this.#list()) {
			await quietly(this.#store.set(key, undefined));
		}
	}

	#note(key: string, kept: KeptReply | undefined): void {
		if (this.#isClosed) {
			return;
		}
		this.#pending.set(key, kept);
		if (!this.#isWriting) {
			this.#isWriting = true;
			void this.#write();
		}
	}

	async #write(): Promise<void> {
		while (this.#pending.size > 0) {
			await quietly(this.#idle());
			// What is noted meanwhile comes at the end of the map, and so its turn; what is noted anew, in the next round.
			for (const [key, kept] of this.#pending) {
				const value = kept && (await toEntry(kept));
				if (this.#isClosed) {
					break;
				}
				this.#current = quietly(this.#store.set(key, value));
				await this.#current;
				if (this.#pending.get(key) === kept) {
					this.#pending.delete(key);
				}
			}
			if (!this.#isClosed) {
				await this.#prune();
			}
		}
		this.#isWriting = false;
	}

	async #prune(): Promise<void> {
		const files = (await this.#list()).toSorted((a, b) => a.at - b.at);
		let total = files.reduce((sum, { size }) => sum + size, 0);
		let count = files.length;
		for (const { key, size, at } of files) {
			if (count > mostEntries || total > mostInAll || isOutdated(at, this.#now())) {
				count--;
				total -= size;
				await quietly(this.#store.set(key, undefined));
			}
		}
	}

	async #list(): ReturnType<Store['list']> {
		return (await quietly(this.#store.list())) ?? [];
	}
}

/** Nothing where it failed. */
async function quietly<T>(promise: Promise<T>): Promise<T | undefined> {
	return promise.catch(() => undefined);
}

/** Nothing of what was made to cost more than it is worth. */
async function toEntry({ reply, at }: KeptReply): Promise<z.input<typeof entry> | undefined> {
	const { size, headers } = reply;
	if (isTooMuch(reply.json)) {
		return undefined;
	}
	const kept = keptHeaders.flatMap((name) => {
		const value = headers.get(name);
		return value === null ? [] : [[name, value] as const];
	});
	return { version, at, size, headers: Object.fromEntries(kept), ...(await maskReply(reply.json)) };
}
