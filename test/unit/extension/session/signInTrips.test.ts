import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { AccountStore } from '../../../../src/extension/session/accountStore.ts';
import { Session } from '../../../../src/extension/session/session.ts';
import { signInWith } from '../../../../src/extension/session/signInWith.ts';
import { createApi } from '../../../../src/sentry/net.ts';
import { until } from '../../../host/harness/until.ts';
import { jurisdiction } from '../../../sentry/data/organizations.ts';
import { type SampleRegions, startSampleRegions } from '../../../sentry/sampleRegions.ts';
import { type SampleSentry, startSampleSentry } from '../../../sentry/sampleSentry.ts';
import { memoryMemento, memorySecrets } from '../memory.ts';

/** Answers of several servers that wait until the test lets them go: requests that arrive together are one round trip. */
class Waves {
	readonly #servers: readonly (readonly [name: string, SampleSentry])[];
	#waiting: (() => void)[] = [];

	constructor(servers: { readonly [name: string]: SampleSentry }) {
		this.#servers = Object.entries(servers);
		for (const [, server] of this.#servers) {
			server.knobs.set({
				fault: { until: () => new Promise((go) => void this.#waiting.push(go)) },
			});
		}
	}

	/** Waits until these have come, and only these; then lets them be answered. */
	async next(...expected: readonly string[]): Promise<void> {
		await until(() => this.#waiting.length >= expected.length);
		assert.deepEqual(this.#taken(), expected.toSorted());
		for (const go of this.#waiting.splice(0)) {
			go();
		}
	}

	#taken(): readonly string[] {
		const taken = this.#servers.flatMap(([name, server]) =>
			server.requests.map(({ path }) => `${name} ${path.replace('/api/0', '')}`),
		);
		for (const [, server] of this.#servers) {
			server.forgetRequests();
		}
		return taken.toSorted();
	}

	end(): void {
		for (const [, server] of this.#servers) {
			server.knobs.clear();
		}
		for (const go of this.#waiting.splice(0)) {
			go();
		}
	}
}

const list = `/organizations/${jurisdiction.slug}/issues/`;
const { signal } = new AbortController();

/** What the extension does with a token, and a list that asks for its rows whenever the session says that it is another. */
async function signIn(
	server: SampleSentry,
): Promise<{ readonly lists: () => number; readonly clients: () => number }> {
	const globalState = memoryMemento();
	const accounts = new AccountStore(globalState, memorySecrets());
	const session = new Session({
		accounts,
		workspaceState: memoryMemento(),
		globalState,
		connect: async (account) => {
			clients++;
			return createApi({ origin: account.origin, token: () => accounts.token(account) });
		},
	});
	let lists = 0;
	let clients = 0;
	let shown: Promise<unknown> = Promise.resolve();
	session.onDidChange(() => {
		const organization = session.scope?.organization ?? 'none';
		lists++;
		shown = session.api().then((api) => api.issues(organization, { query: '' }, signal));
	});
	const signedIn = await signInWith(
		{
			accounts,
			connect: async (origin, token) => {
				clients++;
				return createApi({ origin, token });
			},
			forget: async () => {},
			log: { info: () => {} },
		},
		server.origin,
		server.tokens.readOnly,
		signal,
	);
	await session.enter(signedIn, jurisdiction.slug);
	await shown;
	session.dispose();
	return { lists: () => lists, clients: () => clients };
}

describe('signing in', () => {
	let regions: SampleRegions;
	let old: SampleSentry;
	let waves: Waves;
	before(async () => {
		regions = await startSampleRegions();
		old = await startSampleSentry({ mode: 'old' });
	});
	afterEach(() => waves.end());
	after(async () => {
		await regions.close();
		await old.close();
	});

	it('takes three round trips to the first rows where there are regions, and asks nothing twice', async () => {
		const { control, us, de } = regions;
		waves = new Waves({ control, us, de });
		const signedIn = signIn(control);
		await waves.next('control /', 'control /users/me/regions/', 'control /api/client-config/');
		await waves.next('us /organizations/', 'de /organizations/');
		await waves.next(`us ${list}`);
		assert.equal((await signedIn).lists(), 1, 'the list is told once');
		assert.equal((await signedIn).clients(), 1, 'its connections go on');
	});

	it('takes three where an older server on this computer has no regions', async () => {
		waves = new Waves({ old });
		const signedIn = signIn(old);
		await waves.next('old /', 'old /users/me/regions/', 'old /api/client-config/');
		await waves.next('old /organizations/', 'old /api/settings/');
		await waves.next(`old ${list}`);
		assert.equal((await signedIn).lists(), 1, 'the list is told once');
		assert.equal((await signedIn).clients(), 1, 'its connections go on');
	});
});
