import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Store } from '../apiOptions.ts';
import { DiskShelf } from './diskShelf.ts';
import type { ApiReply } from '../request/exchange.ts';

/**
 * How long an answer serves without asking again, in ms, and whether it is kept on disk to be read offline.
 * `revalidate` ends the freshness of all but what cannot change.
 */
export const keeping = {
	/** An event by its id never changes. */
	immutable: { fresh: 86_400_000, disk: true, immutable: true },
	/** An issue, its latest event: long enough for a panel that opens twice. */
	brief: { fresh: 10_000, disk: true, immutable: false },
	/** Asked every time, kept for when that fails. */
	list: { fresh: 0, disk: true, immutable: false },
	/** Sections of the panel. */
	passing: { fresh: 10_000, disk: false, immutable: false },
	/** Projects, members, releases: what changes by the day. */
	slow: { fresh: 300_000, disk: false, immutable: false },
	/** Where an organization lives, which regions there are. */
	region: { fresh: 86_400_000, disk: true, immutable: true },
	/** Asked every time, kept nowhere. */
	never: { fresh: 0, disk: false, immutable: false },
} as const;

export type Keeping = keyof typeof keeping;

export interface KeptReply {
	readonly reply: ApiReply;
	/** Unix ms when the server was asked. */
	readonly at: number;
	/** Secrets are hidden in it: it comes from disk. Whoever can be asked has the whole. */
	readonly masked?: boolean;
}

/** The moment in which a server is asked: what changed since is not in its answer. */
export interface Asked {
	/** Unix ms. */
	readonly at: number;
	/** How often everything was wanted anew before. A clock can be set back, and may not show what came first. */
	readonly round: number;
}

/** In characters of JSON: about 50 events with all their frames. */
const mostInMemory = 24 * 1024 * 1024;

/**
 * The one cache: the server's answers, parsed anew by whoever reads them. In memory they are as they came; on disk secrets
 * are hidden, so that what comes from there serves in the place of an answer only where none was. Nothing of the token is in
 * it.
 */
export class ReplyStore {
	readonly #memory = new LRUCache<string, KeptReply & Asked>({
		max: 500,
		maxSize: mostInMemory,
		sizeCalculation: ({ reply }) => Math.max(1, reply.size),
	});
	readonly #disk: DiskShelf | undefined;
	readonly #now: () => number;
	/** What was asked for in an earlier round is asked for again. */
	#round = 0;

	constructor(disk: Store | undefined, now: () => number, idle?: () => Promise<void>) {
		this.#disk = disk && new DiskShelf(disk, now, idle);
		this.#now = now;
	}

	/** An answer that need not be asked for. */
	async fresh(question: string, how: Keeping): Promise<ApiReply | undefined> {
		const { fresh, immutable } = keeping[how];
		if (fresh === 0) {
			return undefined;
		}
		const inMemory = this.#memory.get(keyOf(question));
		const kept = immutable ? await this.last(question) : inMemory;
		// What was read in the future was read by a clock that has been set back since.
		const age = kept ? this.#now() - kept.at : -1;
		const isFresh = age >= 0 && age < fresh && (immutable || inMemory?.round === this.#round);
		return isFresh && kept?.masked !== true ? kept?.reply : undefined;
	}

	/** To be noted before the server is asked, and given to `put`. */
	asked(): Asked {
		return { at: this.#now(), round: this.#round };
	}

	put(question: string, how: Keeping, reply: ApiReply, asked: Asked): void {
		const { fresh, disk } = keeping[how];
		const key = keyOf(question);
		if (fresh > 0 || disk) {
			this.#memory.set(key, { reply, ...asked });
		}
		if (disk) {
			this.#disk?.put(key, { reply, at: asked.at });
		}
	}

	/** The last answer, however old, also from before a restart. */
	async last(question: string): Promise<KeptReply | undefined> {
		const key = keyOf(question);
		return this.#memory.get(key) ?? (await this.#disk?.get(key));
	}

	drop(question: string): void {
		const key = keyOf(question);
		this.#memory.delete(key);
		this.#disk?.drop(key);
	}

	/** From now on only what cannot change is still fresh. */
	revalidate(): void {
		this.#round++;
	}

	/** What is on disk stays; nothing more is written there. */
	close(): void {
		this.#disk?.close();
	}

	/** Forgets everything, and writes nothing more. */
	async forget(): Promise<void> {
		this.#memory.clear();
		await this.#disk?.clear();
	}
}

/** Safe as a file name, and says nothing of what was asked. */
function keyOf(question: string): string {
	return createHash('sha256').update(question).digest('hex').slice(0, 40);
}
