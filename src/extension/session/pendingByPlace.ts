import { PendingEdits } from '../../core/actions/pendingEdits.ts';
import type { Issue } from '../../core/issue/issue.ts';
import type { Disposable } from '../../core/lifecycle.ts';
import { DisposableStore } from '../platform/disposableStore.ts';
import type { Scope, Session } from './session.ts';

/**
 * Edits that the server has not taken yet, by the account and organization whose issues they change: others have issues of
 * the same ids.
 */
export class PendingByPlace implements Disposable {
	/** By account id, then by organization. */
	readonly #accounts = new Map<string, Map<string, PendingEdits>>();
	readonly #listening: DisposableStore;
	/** Where the window works. */
	#now: Scope | undefined;

	/** Made before whoever shows issues, so that it knows the place first. */
	constructor(session: Pick<Session, 'scope' | 'onDidChange' | 'onDidSignOut'>) {
		this.#now = session.scope;
		this.#listening = new DisposableStore([
			session.onDidChange(() => {
				this.#now = session.scope;
			}),
			session.onDidSignOut(({ id }) => this.#accounts.delete(id)),
		]);
	}

	isAt({ account, organization }: Scope): boolean {
		return this.#now?.account.id === account.id && this.#now.organization === organization;
	}

	of({ account, organization }: Scope): PendingEdits {
		const places = this.#accounts.get(account.id) ?? new Map<string, PendingEdits>();
		const pending = places.get(organization) ?? new PendingEdits();
		this.#accounts.set(account.id, places.set(organization, pending));
		return pending;
	}

	/** An issue of where the window works, as it is to be shown: the same object when nothing is pending. */
	shown(issue: Issue): Issue {
		const pending = this.#now && this.#accounts.get(this.#now.account.id)?.get(this.#now.organization);
		return pending?.shown(issue) ?? issue;
	}

	dispose(): void {
		this.#listening.dispose();
	}
}
