import type { Disposable } from '../../core/lifecycle.ts';
import type { Account } from './account.ts';
import type { Session } from './session.ts';

/** Something that is remembered of an account. */
export interface Remembered<T> {
	readonly account: Account;
	/** Nothing once it was used up, or the account was signed out. */
	value: T | undefined;
	/** The account was signed out since; signing in again does not bring it back. */
	readonly isEnded: boolean;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Lets what is remembered of an account end with it, whoever still holds it: a notification can stay for hours. */
export class AccountMemory implements Disposable {
	readonly #kept = new Set<WeakRef<Mutable<Remembered<unknown>>>>();
	readonly #listening: Disposable;

	constructor(session: Pick<Session, 'onDidSignOut'>) {
		this.#listening = session.onDidSignOut(({ id }) => {
			for (const kept of this.#kept) {
				const remembered = kept.deref();
				if (remembered?.account.id === id) {
					remembered.value = undefined;
					remembered.isEnded = true;
				}
			}
		});
	}

	keep<T>(account: Account, value: T): Remembered<T> {
		for (const kept of this.#kept) {
			if (!kept.deref()) {
				this.#kept.delete(kept);
			}
		}
		const remembered: Remembered<T> = { account, value, isEnded: false };
		this.#kept.add(new WeakRef(remembered));
		return remembered;
	}

	dispose(): void {
		this.#listening.dispose();
	}
}
