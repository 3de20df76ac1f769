import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createL10n } from '../../../../src/core/l10n.ts';
import { toFailure } from '../../../../src/core/userMessages.ts';
import { isCulpritError, type FailureReason } from '../../../../src/core/failure.ts';
import { checkToken, type CheckedToken } from '../../../../src/extension/account/checkToken.ts';
import { createApi } from '../../../../src/sentry/net.ts';
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
			return await checkToken(api, sentry.origin, AbortSignal.timeout(5_000));
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
});
