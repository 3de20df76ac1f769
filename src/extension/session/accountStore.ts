import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Memento, SecretStorage } from 'vscode';
import { type Learnt, withLearnt } from '../../core/capabilities.ts';
import { Emitter } from '../../core/emitter.ts';
import { CulpritError } from '../../core/failure.ts';
import type { Disposable } from '../../core/lifecycle.ts';
import { parseAccount, type Account } from './account.ts';

export interface AccountStoreOptions {
	/** Waits until what other windows are writing has come here. Default: five seconds. */
	readonly later?: () => Promise<unknown>;
}

/** One account as it is kept. */
interface Entry {
	readonly account: Account;
	/** Unix ms of when it was signed in; of those that were kept as one list, less than 1. */
	readonly since: number;
}

/**
 * The accounts of this machine: what may be seen in a memento, an entry an account, tokens in SecretStorage under the
 * account's id.
 *
 * Several windows write to both. VS Code keeps a memento as one value: a window writes all of its copy, so that of two that
 * write in the same moment one takes the other's entries away or brings old ones back. Secrets are kept by key, and every
 * window hears of each. So a token decides whether its account is there, and a window mends its own entries a little later.
 */
export class AccountStore implements Disposable {
	readonly #memento: Memento;
	readonly #secrets: SecretStorage;
	readonly #later: () => Promise<unknown>;
	readonly #changed = new Emitter<void>();
	readonly #tokenChanged = new Emitter<string>();
	readonly #listening: Disposable;
	/** What this window has kept, by id: it is there, even when another window's write took its entry away. */
	readonly #own = new Map<string, Entry>();
	/** Ids of those whose token is gone: they are not there, even when another window's write brought an entry back. */
	readonly #gone = new Set<string>();
	#turn: Promise<unknown> = Promise.resolve();
	#isMending = false;
	/** Nothing was written since the last look at all entries, nor had to be. */
	#isWhole = true;
	#isDisposed = false;
	/** Also fires when another window signed in or out. */
	readonly onDidChange = this.#changed.event;
	/** With the account's id: what was read with the token before may be more than the new one may see. */
	readonly onDidChangeToken = this.#tokenChanged.event;

	constructor(memento: Memento, secrets: SecretStorage, options: AccountStoreOptions = {}) {
		this.#memento = memento;
		this.#secrets = secrets;
		this.#later = options.later ?? (() => delay(5_000, undefined, { ref: false }));
		this.#listening = secrets.onDidChange((change) => {
			if (change.key.startsWith(secretPrefix)) {
				const id = change.key.slice(secretPrefix.length);
				this.#tokenChanged.fire(id);
				this.#changed.fire();
				void this.#follow(id);
			}
		});
	}

	/** Newest first. */
	list(): readonly Account[] {
		return this.#entries().map(({ account }) => account);
	}

	find(id: string): Account | undefined {
		return this.list().find((account) => account.id === id);
	}

	/** Undefined once the account is signed out, in this window or another. */
	async token(account: Account): Promise<string | undefined> {
		return (await this.#secret(account.id))?.token;
	}

	/** Whether there is a token, also that of another profile of VS Code, whose accounts are not known here. */
	async hasToken(id: string): Promise<boolean> {
		return (await this.#secret(id)) !== undefined;
	}

	/** Rejects when either cannot be kept; then it is as before. */
	async add(account: Account, token: string): Promise<void> {
		await this.#inTurn(async () => {
			const key = secretPrefix + account.id;
			const before = this.find(account.id) && (await this.#secrets.get(key));
			// The token first: an account in the list without one would look signed out.
			await this.#secrets.store(key, secretOf(token, await this.#profile()));
			this.#gone.delete(account.id);
			try {
				const newest = this.#entries()[0]?.since ?? 0;
				await this.#write({ account, since: Math.max(Date.now(), newest + 1) });
			} catch (error) {
				// A token without an account could not be signed out.
				await (before === undefined ? this.#secrets.delete(key) : this.#secrets.store(key, before));
				throw error;
			}
		});
		this.#tell();
	}

	/** Changes what is known of an account, but for its server; does nothing when it is gone. */
	async update(account: Account): Promise<void> {
		await this.#change(account.id, ({ server }) => ({ ...account, ...(server && { server }) }));
	}

	/** Adds to what is known of an account's server; does nothing when the account is gone. */
	async learn(id: string, learnt: Learnt): Promise<void> {
		await this.#change(id, (account) => ({ ...account, server: withLearnt(account.server ?? {}, learnt) }));
	}

	/** Takes what a client learns. What cannot be kept is learnt anew. */
	learnOf({ id }: Account): (learnt: Learnt) => void {
		return (learnt) => void this.learn(id, learnt).catch(() => {});
	}

	/** Rejects with `notRemoved` when the token cannot be deleted: then the account is still there. */
	async remove(account: Account): Promise<void> {
		await this.#inTurn(async () => {
			try {
				await this.#secrets.delete(secretPrefix + account.id);
			} catch (error) {
				throw new CulpritError('notRemoved', { code: 'TOKEN', origin: account.origin }, error);
			}
			await this.#drop(account.id);
		});
		this.#tell();
	}

	/**
	 * Once, a little after the start: tokens that no account names are deleted. They were left by a crash, or by another
	 * window's write in the same moment. Those of other profiles of VS Code stay, which share secrets but no memento.
	 */
	async sweep(): Promise<void> {
		await this.#later();
		if (this.#isDisposed) {
			return;
		}
		await this.#inTurn(() => this.#leaveOldList());
		const unnamed = await this.#unnamed();
		if (unnamed.length === 0) {
			return;
		}
		// Another window may have stored it a moment ago, and is about to name it.
		await this.#later();
		const still = new Set(await this.#unnamed());
		for (const id of unnamed.filter((each) => still.has(each) && !this.#isDisposed)) {
			await this.#secrets.delete(secretPrefix + id);
		}
	}

	dispose(): void {
		this.#isDisposed = true;
		this.#listening.dispose();
		this.#changed.dispose();
		this.#tokenChanged.dispose();
	}

	async #change(id: string, change: (account: Account) => Account): Promise<void> {
		await this.#inTurn(async () => {
			const known = this.#entries().find((entry) => entry.account.id === id);
			if (known && (await this.#secret(id))) {
				await this.#write({ ...known, account: change(known.account) });
			}
		});
		this.#tell();
	}

	#entries(): readonly Entry[] {
		const entries = new Map<string, Entry>(this.#own);
		for (const entry of [...this.#oldList(), ...this.#kept()]) {
			entries.set(entry.account.id, entry);
		}
		return [...entries.values()]
			.filter(({ account }) => !this.#gone.has(account.id))
			.toSorted((a, b) => b.since - a.since);
	}

	#kept(): readonly Entry[] {
		return this.#memento
			.keys()
			.filter((key) => key.startsWith(entryPrefix))
			.flatMap((key) => {
				const stored = this.#memento.get<unknown>(key);
				const account = parseAccount(stored);
				const since: unknown = Reflect.get(Object(stored), sinceField);
				return account && key === entryPrefix + account.id
					? { account, since: typeof since === 'number' ? since : 0 }
					: [];
			});
	}

	/** All accounts were one list, newest first. */
	#oldList(): readonly Entry[] {
		const stored = this.#memento.get<unknown>(oldListKey);
		return Array.isArray(stored)
			? stored.flatMap((each, index) => {
					const account = parseAccount(each);
					return account ? { account, since: -index } : [];
				})
			: [];
	}

	async #write(entry: Entry): Promise<void> {
		const { id } = entry.account;
		await this.#leaveOldList();
		await this.#memento.update(entryPrefix + id, storedAs(entry));
		this.#own.set(id, entry);
		void this.#mend();
	}

	async #drop(id: string): Promise<void> {
		this.#gone.add(id);
		this.#own.delete(id);
		void this.#mend();
		await this.#leaveOldList();
		if (this.#memento.get<unknown>(entryPrefix + id) !== undefined) {
			await this.#memento.update(entryPrefix + id, undefined);
		}
	}

	async #leaveOldList(): Promise<void> {
		const kept = new Set(this.#kept().map(({ account }) => account.id));
		for (const entry of this.#oldList()) {
			const { id } = entry.account;
			if (!kept.has(id) && !this.#gone.has(id)) {
				await this.#memento.update(entryPrefix + id, storedAs(entry));
			}
		}
		if (this.#memento.get<unknown>(oldListKey) !== undefined) {
			await this.#memento.update(oldListKey, undefined);
		}
	}

	/** Another window signed in or out: the token says which. */
	async #follow(id: string): Promise<void> {
		await this.#inTurn(async () => {
			if (await this.#secret(id)) {
				this.#gone.delete(id);
			} else {
				await this.#drop(id);
			}
		}).catch(() => {
			// The storage does not answer: whoever wants the token hears of it.
		});
		this.#tell();
	}

	/**
	 * Writes again what another window's write has taken away, and removes again what it has brought back, until nothing was
	 * to be done for as long as such a write takes to come here.
	 */
	async #mend(): Promise<void> {
		this.#isWhole = false;
		if (this.#isMending) {
			return;
		}
		this.#isMending = true;
		try {
			while (!this.#isWhole && !this.#isDisposed) {
				this.#isWhole = true;
				await this.#later();
				for (const id of [...this.#own.keys(), ...this.#gone]) {
					await this.#mendEntry(id);
				}
			}
		} catch {
			// The storage does not take it. What this window shows is right all the same.
		} finally {
			this.#isMending = false;
		}
	}

	async #mendEntry(id: string): Promise<void> {
		const own = this.#own.get(id);
		const isKept = this.#memento.get<unknown>(entryPrefix + id) !== undefined;
		if (isKept !== (own !== undefined)) {
			this.#isWhole = false;
			await this.#memento.update(entryPrefix + id, own && storedAs(own));
			this.#tell();
		}
	}

	/** Ids of tokens that no account of this profile names, nor another profile. */
	async #unnamed(): Promise<readonly string[]> {
		const named = new Set(this.list().map(({ id }) => id));
		const profile = this.#memento.get<unknown>(profileKey);
		const found: string[] = [];
		for (const key of await this.#secrets.keys()) {
			const id = key.slice(secretPrefix.length);
			if (key.startsWith(secretPrefix) && !named.has(id)) {
				const secret = await this.#secret(id);
				if (secret && (secret.profile === undefined || secret.profile === profile)) {
					found.push(id);
				}
			}
		}
		return found;
	}

	async #secret(id: string): Promise<{ readonly token: string; readonly profile?: string } | undefined> {
		const [token, profile] = (await this.#secrets.get(secretPrefix + id))?.split(' ') ?? [];
		return token ? { token, ...(profile !== undefined && { profile }) } : undefined;
	}

	/** A name for the profile of VS Code that the memento belongs to. */
	async #profile(): Promise<string> {
		const known = this.#memento.get<unknown>(profileKey);
		if (typeof known === 'string') {
			return known;
		}
		const made = randomUUID();
		await this.#memento.update(profileKey, made);
		return made;
	}

	/** One after another, so that none decides by what another is about to change. */
	async #inTurn<T>(work: () => Promise<T>): Promise<T> {
		const turn = this.#turn.then(work);
		this.#turn = turn.catch(() => undefined);
		return turn;
	}

	#tell(): void {
		this.#changed.fire();
	}
}

const entryPrefix = 'account:';
const oldListKey = 'accounts';
const profileKey = 'profile';
const sinceField = 'since';
const secretPrefix = 'token:';

function storedAs({ account, since }: Entry): object {
	return { ...account, [sinceField]: since };
}

/** A token has no blanks. What was stored before has the token only. */
function secretOf(token: string, profile: string): string {
	return `${token} ${profile}`;
}
