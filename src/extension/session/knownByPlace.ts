import { Emitter } from '../../core/emitter.ts';
import type { Issue } from '../../core/issue/issue.ts';
import { type KnownChange, KnownIssues } from '../../core/issue/knownIssues.ts';
import type { Disposable } from '../../core/lifecycle.ts';
import { DisposableStore } from '../platform/disposableStore.ts';
import type { Scope, Session } from './session.ts';

/** Where issues are: others have issues of the same ids. */
export type Place = Pick<Scope, 'account' | 'organization'>;

/** What is known of issues, by the account and organization that they are of; it ends with the account. */
export class KnownByPlace implements Disposable {
	/** By account id, then by organization. */
	readonly #accounts = new Map<string, Map<string, KnownIssues>>();
	readonly #changed = new Emitter<Place & KnownChange>();
	/** Told where issues are to be shown otherwise. */
	readonly onDidChange = this.#changed.event;
	readonly #listening: DisposableStore;
	/** Where the window works. */
	#now: Scope | undefined;

	/** Create it before the list and the panels: it must hear of another scope before they draw. */
	constructor(session: Pick<Session, 'scope' | 'onDidChange' | 'onDidSignOut'>) {
		this.#now = session.scope;
		this.#listening = new DisposableStore([
			session.onDidChange(() => {
				this.#now = session.scope;
			}),
			session.onDidSignOut(({ id }) => {
				for (const known of this.#accounts.get(id)?.values() ?? []) {
					known.dispose();
				}
				this.#accounts.delete(id);
			}),
		]);
	}

	isAt({ account, organization }: Place): boolean {
		return this.#now?.account.id === account.id && this.#now.organization === organization;
	}

	at({ account, organization }: Place): KnownIssues {
		const places = this.#accounts.get(account.id) ?? new Map<string, KnownIssues>();
		let known = places.get(organization);
		if (!known) {
			known = new KnownIssues();
			known.onDidChange((change) => this.#changed.fire({ account, organization, ...change }));
			this.#accounts.set(account.id, places.set(organization, known));
		}
		return known;
	}

	/** An issue of where the window works, as it is to be shown. */
	of<T extends Issue>(issue: T): T {
		return this.#now ? this.at(this.#now).of(issue) : issue;
	}

	dispose(): void {
		this.#changed.dispose();
		this.#listening.dispose();
	}
}
