import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { CulpritError } from '../../../../src/core/failure.ts';
import type { Account } from '../../../../src/extension/session/account.ts';
import { AccountStore } from '../../../../src/extension/session/accountStore.ts';
import { Session } from '../../../../src/extension/session/session.ts';
import { signOutOf } from '../../../../src/extension/signIn/signOutOf.ts';
import { createKeptFiles } from '../../../../src/extension/session/keptFiles.ts';
import { createApi } from '../../../../src/sentry/net.ts';
import { until } from '../../../host/harness/until.ts';
import { type SampleSentry, startSampleSentry } from '../../../sentry/sampleSentry.ts';
import { memoryMemento, memorySecrets } from '../memory.ts';

const { signal } = new AbortController();

describe('signOutOf', () => {
	let sentry: SampleSentry;
	let folder: string;
	before(async () => {
		sentry = await startSampleSentry();
		folder = await mkdtemp(path.join(tmpdir(), 'culprit-sign-out-'));
	});
	after(async () => {
		await sentry.close();
		await rm(folder, { recursive: true, force: true, maxRetries: 5 });
	});

	/** A window that is signed in and has read an issue. */
	async function signedIn() {
		const { origin } = sentry;
		const account: Account = { id: origin, origin, scopes: [], organization: sentry.organization };
		const secrets = memorySecrets();
		const globalState = memoryMemento();
		const accounts = new AccountStore(globalState, secrets);
		const kept = createKeptFiles({ folder, isOn: () => true, log: (line) => assert.fail(line) });
		accounts.onDidChangeToken((id) => void kept.leave(id));
		const session = new Session({
			accounts,
			workspaceState: memoryMemento(),
			globalState,
			connect: async ({ id }) =>
				createApi({ origin, token: () => accounts.token(account), store: kept.open(id) }),
		});
		await accounts.add(account, sentry.tokens.readOnly);
		await session.use(account, sentry.organization);
		await (await session.api()).issue(sentry.organization, '1', signal);
		return { account, accounts, kept, secrets, session };
	}

	const files = async () =>
		(await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());

	it('leaves neither token nor account nor a file', async () => {
		const { account, accounts, kept, secrets, session } = await signedIn();
		await until(async () => (await files()).length > 0);

		await signOutOf(account, { accounts, session, kept });
		assert.deepEqual(await files(), []);
		assert.deepEqual(await readdir(path.join(folder, 'replies')), []);
		assert.equal(secrets.values.size, 0);
		assert.deepEqual(accounts.list(), []);

		session.dispose();
	});

	it('has removed the token before it says that files are left', async () => {
		const { account, accounts, kept, secrets, session } = await signedIn();
		const seen: number[] = [];
		const stubborn = {
			forget: async (id: string) => {
				seen.push(secrets.values.size, accounts.list().length);
				await kept.forget(id);
			},
			clean: async () => {
				throw new CulpritError('notRemoved', { code: 'EBUSY', folder });
			},
		};
		await assert.rejects(
			signOutOf(account, { accounts, session, kept: stubborn }),
			/^CulpritError: notRemoved · EBUSY$/,
		);
		assert.deepEqual(seen, [0, 0]);
		session.dispose();
	});

	it('removes the rest where one part cannot be removed, and says so', async () => {
		const { account, accounts, kept, secrets, session } = await signedIn();
		await until(async () => (await files()).length > 0);
		const stubborn = Object.assign(Object.create(session) as typeof session, {
			forget: async () => Promise.reject(new Error('no')),
		});
		await assert.rejects(signOutOf(account, { accounts, session: stubborn, kept }), /^Error: no$/);
		assert.deepEqual(await files(), []);
		assert.equal(secrets.values.size, 0);
		session.dispose();
	});

	it('leaves all as it is where the token cannot be deleted, and says so', async () => {
		const { account, accounts, kept, secrets, session } = await signedIn();
		await until(async () => (await files()).length > 0);
		const before = (await files()).length;
		secrets.delete = async () => Promise.reject(new Error('locked'));
		await assert.rejects(
			signOutOf(account, { accounts, session, kept }),
			/^CulpritError: notRemoved · TOKEN$/,
		);
		assert.equal((await files()).length, before);
		assert.equal(session.account?.id, account.id);
		assert.ok(await session.api());
		session.dispose();
	});
});
