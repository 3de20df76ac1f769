import type { Memento } from 'vscode';
import { type Capability, lacks } from '../../core/capabilities.ts';
import { Emitter } from '../../core/emitter.ts';
import { CulpritError } from '../../core/failure.ts';
import { isIssueId, isSlug } from '../../core/issue/issueReference.ts';
import type { Disposable } from '../../core/lifecycle.ts';
import type { SentryApi } from '../../sentry/api.ts';
import { DisposableStore } from '../platform/disposableStore.ts';
import type { Account } from './account.ts';
import type { AccountStore } from './accountStore.ts';
import type { SignedIn } from './signInWith.ts';

/** What this window works with: one account, its organization, and the projects that are looked at. */
export interface Scope {
	readonly account: Account;
	readonly organization: string;
	/** Numeric ids; empty means all that the token may see. */
	readonly projects: readonly string[];
}

/** What a workspace remembers. */
interface Choice {
	readonly account: string;
	readonly organization?: string;
	readonly projects: readonly string[];
}

const choiceKey = 'choice';
const lastAccountKey = 'lastAccount';

export interface SessionOptions {
	readonly accounts: AccountStore;
	/** Remembers the choice per workspace. */
	readonly workspaceState: Memento;
	/** Remembers the account that a new workspace starts with. */
	readonly globalState: Memento;
	readonly connect: (account: Account) => Promise<SentryApi>;
}

/**
 * The active account of this window and what was chosen with it. Nothing here sends a request by itself. `onDidChange`
 * fires when account, organization or projects are others than before: whatever was asked for them is no longer wanted.
 */
export class Session implements Disposable {
	readonly #options: SessionOptions;
	readonly #changed = new Emitter<void>();
	readonly #signedOut = new Emitter<Account>();
	readonly #learnt = new Emitter<void>();
	readonly #listening: DisposableStore;
	/** By account id. */
	readonly #clients = new Map<string, Promise<SentryApi>>();
	/**
	 * Id of the account, and by account the organization, that this window began with where its workspace has no choice: what
	 * other windows do later, which changes what is global, changes nothing here.
	 */
	#taken: string | undefined;
	readonly #starts = new Map<string, string>();
	#known: string;
	/** What was known of the servers at the last look. */
	#servers: string;
	/** While an account is entered, what changes on the way is told once, at its end. */
	#isEntering = false;
	/** The accounts that there were at the last look. */
	#accounts: readonly Account[];
	readonly onDidChange = this.#changed.event;
	/** With an account that is gone, whether it was the active one or not; after `onDidChange`, if that fires too. */
	readonly onDidSignOut = this.#signedOut.event;
	/** More is known of a server: some of what is offered may have to go, or come back. Nothing need be asked anew. */
	readonly onDidLearn = this.#learnt.event;

	constructor(options: SessionOptions) {
		this.#options = options;
		this.#accounts = options.accounts.list();
		const last = options.globalState.get<unknown>(lastAccountKey);
		this.#taken = typeof last === 'string' ? last : undefined;
		this.#known = this.#fingerprint();
		this.#servers = this.#serversNow();
		this.#listening = new DisposableStore([
			options.accounts.onDidChangeToken((id) => this.#close(id)),
			options.accounts.onDidChange(() => this.#tell()),
		]);
	}

	get account(): Account | undefined {
		const { accounts } = this.#options;
		const choice = this.#choice();
		const account =
			(choice && accounts.find(choice.account)) ??
			(this.#taken === undefined ? undefined : accounts.find(this.#taken)) ??
			accounts.list()[0];
		this.#taken = account?.id ?? this.#taken;
		return account;
	}

	/** Undefined when signed out, and as long as no organization is chosen. */
	get scope(): Scope | undefined {
		const account = this.account;
		if (!account) {
			return undefined;
		}
		const choice = this.#choice();
		const own = choice?.account === account.id ? choice : undefined;
		const organization = own?.organization ?? this.#starts.get(account.id) ?? account.organization;
		if (organization !== undefined && own?.organization === undefined) {
			this.#starts.set(account.id, organization);
		}
		return organization === undefined
			? undefined
			: { account, organization, projects: own?.organization === undefined ? [] : own.projects };
	}

	/** The account for a server: the active one where it is of that server. What is open of another server stays usable. */
	accountOf(origin: string): Account | undefined {
		const { account } = this;
		return account?.origin === origin
			? account
			: this.#options.accounts.list().find((other) => other.origin === origin);
	}

	/** Whether an account's server, by default the active one's, was found not to have something. Nothing is asked. */
	lacks(capability: Capability, account: Account | undefined = this.account): boolean {
		return lacks(account?.server, capability, Date.now());
	}

	/** The client of an account, by default the active one. Rejects with `signedOut` where that is none, or no more. */
	async api(account: Account | undefined = this.account): Promise<SentryApi> {
		if (!account || !this.#options.accounts.find(account.id)) {
			throw new CulpritError('signedOut', account ? { origin: account.origin } : {});
		}
		const known = this.#clients.get(account.id);
		if (known) {
			return known;
		}
		const client = this.#options.connect(account);
		this.#clients.set(account.id, client);
		return client;
	}

	/** On another token or signing out: what was learnt with an account goes, in memory and on disk, and what is under way. */
	async forget(account: Account): Promise<void> {
		const client = await this.#clients.get(account.id);
		this.#close(account.id);
		await client?.forget();
	}

	/**
	 * Keeps an account that was just signed in to and makes it the active one of this window, with an organization where one
	 * was chosen. `onDidChange` fires once, at the end: each listener asks the server for what it shows.
	 */
	async enter(
		{ account, keep, api }: Pick<SignedIn, 'account' | 'keep' | 'api'>,
		organization?: string,
	): Promise<void> {
		this.#isEntering = true;
		try {
			await keep();
			await this.use(account, organization);
			// Its connections are there, and it knows where the organizations are.
			this.#close(account.id);
			this.#clients.set(account.id, Promise.resolve(api));
		} catch (error) {
			void api.close();
			throw error;
		} finally {
			this.#isEntering = false;
		}
		this.#tell(true);
	}

	/** Makes an account the active one of this window, with an organization where one was chosen. */
	async use(account: Account, organization?: string): Promise<void> {
		await this.#options.globalState.update(lastAccountKey, account.id);
		this.#taken = account.id;
		this.#starts.delete(account.id);
		const choice: Choice = {
			account: account.id,
			projects: [],
			...(organization !== undefined && { organization }),
		};
		await this.#keepChoice(choice);
		if (organization !== undefined && organization !== account.organization) {
			await this.#options.accounts.update({ ...account, organization });
		}
		// Also when it is the same account as before: its token may be new.
		this.#close(account.id);
		this.#tell(true);
	}

	/** Remembers the choice for this workspace, and the organization as the account's start for others. */
	async choose(account: Account, organization: string, projects: readonly string[]): Promise<void> {
		const choice: Choice = { account: account.id, organization, projects };
		await this.#keepChoice(choice);
		await this.#options.accounts.update({ ...account, organization });
		this.#tell();
	}

	/**
	 * Once, at the start: what is remembered goes with an account that was signed out elsewhere. Of what this workspace chose
	 * the token says so: another profile of VS Code has other accounts, but the same workspaces and tokens.
	 */
	async sweep(): Promise<void> {
		const { accounts } = this.#options;
		this.#forgetLast();
		const id = this.#choice()?.account;
		if (id !== undefined && !accounts.find(id) && !(await accounts.hasToken(id))) {
			this.#forgetChoice(id);
		}
	}

	dispose(): void {
		this.#listening.dispose();
		this.#changed.dispose();
		this.#signedOut.dispose();
		this.#learnt.dispose();
		for (const id of Array.from(this.#clients.keys())) {
			this.#close(id);
		}
	}

	/** Ends the connections of an account; the next request makes new ones. */
	#close(id: string): void {
		const client = this.#clients.get(id);
		this.#clients.delete(id);
		void client?.then((api) => api.close()).catch(() => {});
	}

	#tell(always = false): void {
		if (this.#isEntering) {
			return;
		}
		const before = this.#accounts;
		this.#accounts = this.#options.accounts.list();
		const gone = before.filter((known) => !this.#accounts.some(({ id }) => id === known.id));
		for (const { id } of gone) {
			this.#close(id);
			this.#forgetChoice(id);
		}
		this.#forgetLast();
		const now = this.#fingerprint();
		if (now !== this.#known || always) {
			this.#known = now;
			this.#changed.fire();
		}
		for (const account of gone) {
			this.#signedOut.fire(account);
		}
		const servers = this.#serversNow();
		if (servers !== this.#servers) {
			this.#servers = servers;
			this.#learnt.fire();
		}
	}

	#serversNow(): string {
		return JSON.stringify(this.#accounts.map(({ id, server }) => [id, server]));
	}

	/** Whoever chooses may have taken hours, and the account be gone: then nothing of it is kept. */
	async #keepChoice(choice: Choice): Promise<void> {
		await this.#options.workspaceState.update(choiceKey, choice);
		if (!this.#options.accounts.find(choice.account)) {
			this.#forgetChoice(choice.account);
		}
	}

	/** Signing out leaves nothing of the account behind; in another workspace, `sweep` sees to it. */
	#forgetChoice(id: string): void {
		this.#starts.delete(id);
		if (this.#taken === id) {
			this.#taken = undefined;
		}
		if (this.#choice()?.account === id) {
			void this.#options.workspaceState.update(choiceKey, undefined);
		}
	}

	/** Also when it was forgotten before: another window's copy of the memento can bring it back. */
	#forgetLast(): void {
		const { accounts, globalState } = this.#options;
		const last = globalState.get<unknown>(lastAccountKey);
		if (last !== undefined && !accounts.list().some(({ id }) => id === last)) {
			void globalState.update(lastAccountKey, undefined);
		}
	}

	#fingerprint(): string {
		const { account, scope } = this;
		return JSON.stringify([account?.id, account?.scopes, scope?.organization, scope?.projects]);
	}

	#choice(): Choice | undefined {
		const stored = this.#options.workspaceState.get<unknown>(choiceKey);
		if (typeof stored !== 'object' || stored === null) {
			return undefined;
		}
		const account: unknown = Reflect.get(stored, 'account');
		const organization: unknown = Reflect.get(stored, 'organization');
		const projects: unknown = Reflect.get(stored, 'projects');
		if (typeof account !== 'string') {
			return undefined;
		}
		return {
			account,
			...(typeof organization === 'string' && isSlug(organization) && { organization }),
			projects: Array.isArray(projects)
				? projects.filter((id): id is string => typeof id === 'string' && isIssueId(id))
				: [],
		};
	}
}
