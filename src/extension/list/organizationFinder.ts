import { CulpritError } from '../../core/failure.ts';
import type { Disposable } from '../../core/lifecycle.ts';
import { withRegions } from '../session/account.ts';
import type { Session } from '../session/session.ts';

/** Takes the only organization of an account that has none chosen; where there are several the user has to. */
export class OrganizationFinder implements Disposable {
	readonly #session: Session;
	readonly #changed: () => void;
	#running: AbortController | undefined;
	#error: unknown;

	constructor(session: Session, changed: () => void) {
		this.#session = session;
		this.#changed = changed;
	}

	get running(): boolean {
		return this.#running !== undefined;
	}

	/** What the last try failed with. */
	get error(): unknown {
		return this.#error;
	}

	async find(): Promise<void> {
		const { account } = this.#session;
		if (!account || this.#running) {
			return;
		}
		const running = new AbortController();
		this.#running = running;
		this.#error = undefined;
		this.#changed();
		try {
			const api = await this.#session.api();
			const [only, second] = await api.organizations(running.signal);
			if (running.signal.aborted) {
				return;
			}
			if (!only) {
				throw new CulpritError('forbidden', { code: 'no-organization', origin: account.origin });
			}
			if (!second) {
				await this.#session.choose(withRegions(account, [only]), only.slug, []);
			}
		} catch (error) {
			if (!running.signal.aborted) {
				this.#error = error;
			}
		} finally {
			if (this.#running === running) {
				this.#running = undefined;
				this.#changed();
			}
		}
	}

	/** Another account: forgets the try and what came of it. */
	reset(): void {
		this.#running?.abort();
		this.#running = undefined;
		this.#error = undefined;
	}

	dispose(): void {
		this.reset();
	}
}
