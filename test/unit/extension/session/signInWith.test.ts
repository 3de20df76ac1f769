import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { ServerFacts } from '../../../../src/core/capabilities.ts';
import { isCulpritError } from '../../../../src/core/failure.ts';
import type { Account } from '../../../../src/extension/session/account.ts';
import { AccountStore } from '../../../../src/extension/session/accountStore.ts';
import { Session } from '../../../../src/extension/session/session.ts';
import { type Connecting, signInWith } from '../../../../src/extension/session/signInWith.ts';
import { createFileStore, forgetFiles, lateStore } from '../../../../src/extension/platform/fileStore.ts';
import { createApi } from '../../../../src/sentry/net.ts';
import { until } from '../../../host/harness/until.ts';
import { jurisdiction } from '../../../sentry/data/organizations.ts';
import type { SampleToken } from '../../../sentry/http/token.ts';
import { type SampleRegions, startSampleRegions } from '../../../sentry/sampleRegions.ts';
import { startSampleSentry } from '../../../sentry/sampleSentry.ts';
import { memoryMemento, memorySecrets } from '../memory.ts';

const scopes = ['event:read', 'org:read', 'project:read'] as const;
/** Tokens that are no user's. */
const integrations: readonly SampleToken[] = [
	{ text: 'sntryi_one', scopes, organizations: [jurisdiction.slug] },
	{ text: 'sntryi_two', scopes, organizations: [jurisdiction.slug] },
	{ text: 'sntryi_colonies', scopes, organizations: ['outer-colonies'] },
	{ text: 'sntryi_both', scopes },
];
const { signal } = new AbortController();

describe('signInWith', () => {
	let servers: SampleRegions;
	let folder: string;
	before(async () => {
		servers = await startSampleRegions({ tokens: integrations });
		folder = await mkdtemp(path.join(tmpdir(), 'culprit-sign-in-'));
	});
	after(async () => {
		await servers.close();
		await rm(folder, { recursive: true, force: true, maxRetries: 5 });
	});

	/** A window: accounts, session and what is kept, put together as the extension does it. */
	function window(kept: readonly Account[] = []) {
		const logged: string[] = [];
		const globalState = memoryMemento({ accounts: kept });
		const accounts = new AccountStore(globalState, memorySecrets());
		const session = new Session({
			accounts,
			workspaceState: memoryMemento(),
			globalState,
			connect: async (account) =>
				createApi({
					origin: account.origin,
					token: () => accounts.token(account),
					store: createFileStore(folder, account.id),
					...(account.regions && { regions: account.regions }),
				}),
		});
		const options = {
			accounts,
			connect: async (origin: string, token: () => Promise<string | undefined>, of: Connecting = {}) =>
				createApi({
					origin,
					token,
					store: lateStore(() => {
						const account = of.account?.();
						return account && createFileStore(folder, account.id);
					}),
					...(of.server && { server: of.server }),
					...(of.learnt && { learnt: of.learnt }),
				}),
			forget: async (account: Account) => {
				await session.forget(account);
				await forgetFiles(folder, account.id);
			},
			log: { info: (line: string) => logged.push(line) },
		};
		const signIn = async (token: string, origin = servers.control.origin, server?: ServerFacts) => {
			const signedIn = await signInWith(options, origin, token, signal, server);
			await session.enter(signedIn, signedIn.account.organization ?? jurisdiction.slug);
			return signedIn.account;
		};
		return { accounts, session, signIn, logged, options };
	}

	it('shows nothing to a new token that only the one before was allowed to read', async () => {
		const { session, signIn } = window();
		const { readOnly, full } = servers.control.tokens;
		await signIn(readOnly);
		const query = { query: 'is:unresolved', limit: 5 };
		const api = await session.api();
		await api.issues(jurisdiction.slug, query, signal);
		await api.issue(jurisdiction.slug, '1', signal);
		assert.ok(await api.lastIssue(jurisdiction.slug, '1'), 'it would be there to be shown');
		await until(async () =>
			(await readdir(folder, { recursive: true })).some((name) => name.endsWith('.json')),
		);

		await signIn(full);
		const again = await session.api();
		assert.equal(await again.lastIssue(jurisdiction.slug, '1'), undefined);
		assert.equal(await again.lastIssues(jurisdiction.slug, query), undefined);
		const files = await readdir(folder, { recursive: true, withFileTypes: true });
		assert.deepEqual(
			files.filter((entry) => entry.isFile()),
			[],
		);
		session.dispose();
	});

	it('keeps tokens that are no user’s apart by their organization; one of the same takes the place', async () => {
		const { accounts, session, signIn } = window();
		const ours = await signIn('sntryi_one');
		const theirs = await signIn('sntryi_colonies');
		assert.notEqual(ours.id, theirs.id);
		assert.equal(await accounts.token(ours), 'sntryi_one');
		assert.equal(await accounts.token(theirs), 'sntryi_colonies');
		assert.equal((await signIn('sntryi_two')).id, ours.id);
		assert.equal(await accounts.token(ours), 'sntryi_two');
		assert.equal((await signIn('sntryi_both')).id, servers.control.origin);
		assert.equal(accounts.list().length, 3);
		assert.doesNotMatch(JSON.stringify(accounts.list()), /sntryi_/);
		session.dispose();
	});

	it('takes the place of an account that was kept before organizations told them apart', async () => {
		const { origin } = servers.control;
		const old: Account = { id: origin, origin, scopes: [], organization: jurisdiction.slug };
		const { accounts, session, signIn } = window([old]);
		await accounts.add(old, 'sntryi_one');
		await signIn('sntryi_colonies');
		assert.equal(await accounts.token(old), 'sntryi_one', 'another organization’s stays');
		const renewed = await signIn('sntryi_two');
		assert.deepEqual(
			accounts.list().map(({ id }) => id),
			[renewed.id, `${origin}#@outer-colonies`],
		);
		assert.equal(await accounts.token(old), undefined);
		session.dispose();
	});

	it('keeps which server it is and of which version, as far as that shows, and says so in the log', async (context) => {
		const server = await startSampleSentry({ mode: 'glitchtip' });
		const old = await startSampleSentry({ mode: 'old' });
		context.after(async () => Promise.all([server.close(), old.close()]));
		const { accounts, session, signIn, logged } = window();
		const { id } = await signIn(server.tokens.full, server.origin);
		assert.partialDeepStrictEqual(accounts.find(id)?.server, { kind: 'glitchtip', version: '5.1.0' });
		await signIn(old.tokens.full, old.origin);
		await signIn(servers.control.tokens.full);
		const host = ({ origin }: { readonly origin: string }) => new URL(origin).host;
		assert.deepEqual(logged, [
			`signed in to ${host(server)}: GlitchTip 5.1.0`,
			`signed in to ${host(old)}: Sentry`,
			`signed in to ${host(servers.control)}: Sentry 25.11.0`,
		]);
		session.dispose();
	});

	it('asks for no version that the server has said before', async (context) => {
		const server = await startSampleSentry({ mode: 'glitchtip' });
		context.after(() => server.close());
		const { session, signIn, logged } = window();
		await signIn(server.tokens.full, server.origin, { kind: 'glitchtip', version: '5.0.9' });
		assert.deepEqual(
			server.requests.filter(({ authorization }) => authorization === undefined),
			[],
		);
		assert.match(logged.join(), /GlitchTip 5\.0\.9$/);
		session.dispose();
	});

	it('goes on with the client that signed in: what it learns is kept, and it ends with the account', async (context) => {
		const server = await startSampleSentry({ mode: 'glitchtip' });
		context.after(() => server.close());
		const { accounts, session, signIn } = window();
		const account = await signIn(server.tokens.full, server.origin);
		const api = await session.api();
		await assert.rejects(api.event(server.organization, '21', 'oldest', signal));
		await until(() => accounts.find(account.id)?.server?.lacks?.['event:oldest'] !== undefined);
		session.dispose();
	});

	it('reads the token where every client does, once it is kept', async () => {
		const { accounts, session, options } = window();
		const { control } = servers;
		const { account, api, keep } = await signInWith(options, control.origin, control.tokens.full, signal);
		await keep();
		await api.whoAmI(signal);
		await accounts.remove(account);
		control.forgetRequests();
		await assert.rejects(
			api.whoAmI(signal),
			(error) => isCulpritError(error) && error.reason === 'signedOut',
		);
		assert.equal(control.requests.length, 0);
		await api.close();
		session.dispose();
	});

	it('ends that client where the account cannot be kept', async () => {
		const { accounts, session, options } = window();
		const signedIn = await signInWith(options, servers.control.origin, servers.control.tokens.full, signal);
		const keep = async (): Promise<void> => Promise.reject(new Error('disk full'));
		await assert.rejects(session.enter({ ...signedIn, keep }), /disk full/);
		await assert.rejects(signedIn.api.whoAmI(signal), (error) => isCulpritError(error));
		assert.deepEqual(accounts.list(), []);
		session.dispose();
	});

	it('learns where organizations live, so that the first look at issues is one request', async () => {
		const { session, signIn } = window();
		await signIn(servers.control.tokens.readOnly);
		for (const server of [servers.control, servers.us, servers.de]) {
			server.forgetRequests();
		}
		const asked = () =>
			[servers.control, servers.us, servers.de].map(({ requests }) => requests.map(({ path }) => path));
		const api = await session.api();
		await api.issues(jurisdiction.slug, {}, signal);
		const list = (organization: string) => `/api/0/organizations/${organization}/issues/`;
		assert.deepEqual(asked(), [[], [list(jurisdiction.slug)], []]);
		await api.issues('outer-colonies', {}, signal);
		assert.deepEqual(asked(), [[], [list(jurisdiction.slug)], [list('outer-colonies')]]);
		session.dispose();
	});
});
