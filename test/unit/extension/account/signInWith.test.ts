import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Account } from '../../../../src/extension/account/account.ts';
import { AccountStore } from '../../../../src/extension/account/accountStore.ts';
import { Session } from '../../../../src/extension/account/session.ts';
import { signInWith } from '../../../../src/extension/account/signInWith.ts';
import { createFileStore, forgetFiles } from '../../../../src/extension/fileStore.ts';
import { createApi } from '../../../../src/sentry/net.ts';
import { until } from '../../../host/harness/until.ts';
import { jurisdiction } from '../../../sentry/data/organizations.ts';
import type { SampleToken } from '../../../sentry/http/token.ts';
import { type SampleRegions, startSampleRegions } from '../../../sentry/sampleRegions.ts';
import { memoryMemento, memorySecrets } from '../memory.ts';

const scopes = ['event:read', 'org:read', 'project:read'] as const;
/** Tokens that are no user's. */
const integrations: readonly SampleToken[] = [
	{ text: 'sntryi_one', scopes, organizations: [jurisdiction.slug] },
	{ text: 'sntryi_two', scopes, organizations: [jurisdiction.slug] },
	{ text: 'sntryi_colonies', scopes, organizations: ['outer-colonies'] },
	{ text: 'sntryi_both', scopes },
];
const signal = AbortSignal.timeout(30_000);

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
			connect: async (origin: string, token: () => Promise<string | undefined>) =>
				createApi({ origin, token }),
			forget: async (account: Account) => {
				await session.forget(account);
				await forgetFiles(folder, account.id);
			},
		};
		const signIn = async (token: string) => {
			const { account } = await signInWith(options, servers.control.origin, token, signal);
			await session.use(account, account.organization ?? jurisdiction.slug);
			return account;
		};
		return { accounts, session, signIn };
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
