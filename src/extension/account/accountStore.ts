import type { Memento, SecretStorage } from 'vscode';
import { Emitter } from '../../core/emitter.ts';
import type { Disposable } from '../../core/lifecycle.ts';
import { parseAccount, type Account } from './account.ts';

const listKey = 'accounts';

/** The accounts of this machine: what may be seen in a memento, tokens in SecretStorage under the account's id. */
export class AccountStore implements Disposable {
	readonly #memento: Memento;
	readonly #secrets: SecretStorage;
	readonly #changed = new Emitter<void>();
	readonly #tokenChanged = new Emitter<string>();
	readonly #listening: Disposable;
	/** Also fires when another window signed in or out. */
	readonly onDidChange = this.#changed.event;
	/** With the account's id: what was read with the token before may be more than the new one may see. */
	readonly onDidChangeToken = this.#tokenChanged.event;

	constructor(memento: Memento, secrets: SecretStorage) {
		this.#memento = memento;
		this.#secrets = secrets;
		this.#listening = secrets.onDidChange((change) => {
			if (change.key.startsWith(secretPrefix)) {
				this.#tokenChanged.fire(change.key.slice(secretPrefix.length));
				this.#changed.fire();
			}
		});
	}

	/** Newest first. */
	list(): readonly Account[] {
		const stored = this.#memento.get<unknown>(listKey);
		return Array.isArray(stored) ? stored.flatMap((entry) => parseAccount(entry) ?? []) : [];
	}

	find(id: string): Account | undefined {
		return this.list().find((account) => account.id === id);
	}

	/** Undefined once the account is signed out, in this window or another. */
	async token(account: Account): Promise<string | undefined> {
		return this.#secrets.get(secretKey(account));
	}

	async add(account: Account, token: string): Promise<void> {
		// The token first: an account in the list without one would look signed out.
		await this.#secrets.store(secretKey(account), token);
		await this.#keep([account, ...this.list().filter((other) => other.id !== account.id)]);
	}

	/** Changes what is known of an account; does nothing when it is gone. */
	async update(account: Account): Promise<void> {
		await this.#keep(this.list().map((known) => (known.id === account.id ? account : known)));
	}

	async remove(account: Account): Promise<void> {
		await this.#secrets.delete(secretKey(account));
		await this.#keep(this.list().filter((other) => other.id !== account.id));
	}

	dispose(): void {
		this.#listening.dispose();
		this.#changed.dispose();
		this.#tokenChanged.dispose();
	}

	async #keep(accounts: readonly Account[]): Promise<void> {
		await this.#memento.update(listKey, accounts);
		this.#changed.fire();
	}
}

const secretPrefix = 'token:';

function secretKey(account: Account): string {
	return `${secretPrefix}${account.id}`;
}
