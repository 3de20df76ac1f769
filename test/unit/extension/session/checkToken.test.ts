import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createL10n } from '../../../../src/core/text/l10n.ts';
import { toFailure } from '../../../../src/core/text/userMessages.ts';
import { isCulpritError, type FailureReason } from '../../../../src/core/failure.ts';
import { checkToken, type CheckedToken } from '../../../../src/extension/session/checkToken.ts';
import { createApi } from '../../../../src/sentry/net.ts';
import { until } from '../../../host/harness/until.ts';
import type { SampleTokens } from '../../../sentry/http/token.ts';
import { type SampleSentry, startSampleSentry } from '../../../sentry/sampleSentry.ts';

describe('checkToken', () => {
	let sentry: SampleSentry;
	before(async () => {
		sentry = await startSampleSentry();
	});
	after(() => sentry.close());

	async function check(token: string): Promise<CheckedToken> {
		const api = createApi({ origin: sentry.origin, token: async () => token });
		try {
			return await checkToken(api, sentry.origin, new AbortController().signal);
		} finally {
			await api.close();
		}
	}

	for (const name of ['full', 'readOnly', 'minimal', 'legacy', 'integration'] as const) {
		it(`takes the token ${name} and says what it sees`, async () => {
			const { who, organizations } = await check(sentry.tokens[name]);
			assert.ok(organizations.some(({ slug }) => slug === sentry.organization));
			assert.equal(who.user === undefined, name === 'integration');
		});
	}

	const refused: readonly [keyof SampleTokens, FailureReason, RegExp][] = [
		['ciOnly', 'ciToken', /may upload but not read/],
		['organizationOnly', 'missingScope', /lacks scopes: event:read, project:read/],
		['stranger', 'forbidden', /sees no organization/],
		['expired', 'invalidToken', /has expired/],
		['inactive', 'invalidToken', /inactive or deleted/],
		['sso', 'ssoRequired', /single sign-on/],
	];
	for (const [name, reason, words] of refused) {
		it(`refuses the token ${name} in words of its own`, async () => {
			await assert.rejects(check(sentry.tokens[name]), (error) => {
				assert.ok(isCulpritError(error));
				assert.equal(error.reason, reason);
				assert.match(toFailure(error, createL10n(), 'signIn').message, words);
				return true;
			});
		});
	}

	it('refuses a token that the server does not know', async () => {
		await assert.rejects(
			check('sntryu_unknown'),
			(error) => isCulpritError(error) && error.reason === 'invalidToken',
		);
	});

	it('asks no more for the server’s version once the token is refused', async () => {
		const config = '/api/client-config/';
		const isAsked = (): boolean => sentry.requests.some(({ path }) => path === config);
		const gone = Promise.withResolvers<void>();
		sentry.forgetRequests();
		sentry.knobs.set({ path: config, fault: { until: () => gone.promise } });
		// The token is refused when the version has been asked for.
		sentry.knobs.set({ path: /^\/api\/0\/$/, fault: { until: () => until(isAsked) } });
		const api = createApi({ origin: sentry.origin, token: async () => sentry.tokens.expired });
		const signals: AbortSignal[] = [];
		const learnServer = async (signal: AbortSignal): Promise<void> => {
			signals.push(signal);
			await api.learnServer(signal);
		};
		await assert.rejects(
			checkToken({ ...api, learnServer }, sentry.origin, new AbortController().signal),
			(error) => isCulpritError(error) && error.reason === 'invalidToken',
		);
		assert.deepEqual(
			signals.map(({ aborted }) => aborted),
			[true],
		);
		await until(() => sentry.requests.some(({ path, aborted }) => path === config && aborted));
		gone.resolve();
		sentry.knobs.clear();
		await api.close();
	});

	it('calls a Bugsink by its name, with a token that it lets in and with one that it does not', async () => {
		sentry.knobs.set({
			path: /organizations/,
			fault: { status: 404, body: { message: 'Unimplemented API endpoint: /api/0/organizations/' } },
		});
		const isBugsink = (error: unknown): boolean =>
			isCulpritError(error) && /is Bugsink/.test(toFailure(error, createL10n(), 'signIn').message);
		for (const index of [
			{ status: 403, body: { detail: 'Token does not have the required capability: debug-files:upload' } },
			{ body: { version: '0', auth: { scopes: ['org:ci'] }, user: null } },
		]) {
			const mend = sentry.knobs.set({ path: /^\/api\/0\/$/, fault: index });
			await assert.rejects(check(sentry.tokens.full), isBugsink);
			mend();
		}
		sentry.knobs.clear();
	});
});
