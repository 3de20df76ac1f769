import type { FailureFacts, FailureReason, Said } from '../failure.ts';
import type { L10n } from './l10n.ts';

type AccessReason = Extract<
	FailureReason,
	'signedOut' | 'invalidToken' | 'ciToken' | 'ssoRequired' | 'missingScope' | 'forbidden'
>;

/** What to read when the server would answer, but not with this token. */
export function accessMessage(
	reason: AccessReason,
	facts: FailureFacts,
	host: string,
	l10n: L10n,
	isChange: boolean,
): Said {
	switch (reason) {
		case 'signedOut':
			return {
				message: l10n.t('You are not signed in to {0}.', host),
				remedy: l10n.t('Sign in with a token.'),
				action: 'signIn',
			};
		case 'invalidToken':
			return invalidToken(facts.code, host, l10n);
		case 'ciToken':
			return {
				message: l10n.t('This is an organization token, which may upload but not read issues.'),
				remedy: l10n.t(
					'Sign in with a user token or an internal integration that has event:read, project:read and org:read.',
				),
				action: 'signIn',
			};
		case 'ssoRequired':
			return browserFirst(facts.code, host, l10n);
		case 'missingScope':
			if (facts.code === 'all-scopes' && facts.scopes && facts.scopes.length > 1) {
				return {
					message: l10n.t('The token lacks scopes: {0}.', facts.scopes.join(', ')),
					remedy: l10n.t('Sign in with a token that has them.'),
					action: 'signIn',
				};
			}
			return {
				message: facts.scopes?.length
					? l10n.t('The token lacks a scope: {0}.', facts.scopes.join(l10n.t(' or ')))
					: l10n.t('The token lacks a scope.'),
				remedy: l10n.t('Sign in with a token that has it.'),
				action: 'signIn',
			};
		case 'forbidden':
			return forbidden(facts, host, l10n, isChange);
	}
}

function invalidToken(code: string | undefined, host: string, l10n: L10n): Said {
	const signInAgain = { remedy: l10n.t('Sign in with a new token.'), action: 'signIn' } as const;
	switch (code ?? '') {
		case 'token-expired':
			return { message: l10n.t('The token for {0} has expired.', host), ...signInAgain };
		case 'user-inactive':
			return {
				message: l10n.t('The account behind this token is inactive or deleted.'),
				remedy: l10n.t('Sign in with the token of an active account.'),
				action: 'signIn',
			};
		case 'malformed-token':
			return {
				message: l10n.t('{0} cannot read the token: it is not complete or holds spaces.', host),
				...signInAgain,
			};
		case 'no-credentials':
			return {
				message: l10n.t('The token did not reach {0}.', host),
				remedy: l10n.t('A proxy or gateway may take the Authorization header away: ask who runs it.'),
				action: 'retry',
			};
		default:
			return { message: l10n.t('{0} does not accept the token.', host), ...signInAgain };
	}
}

function browserFirst(code: string | undefined, host: string, l10n: L10n): Said {
	switch (code ?? '') {
		case '2fa-required':
			return {
				message: l10n.t('This organization requires two-factor authentication.'),
				remedy: l10n.t('Switch it on in your account on {0}, then try again.', host),
				action: 'openBrowser',
			};
		case 'data-secrecy':
			return {
				message: l10n.t('This organization does not let staff see its data.'),
				remedy: l10n.t('Ask its owner for access.'),
				action: 'openBrowser',
			};
		case 'sudo-required':
			return {
				message: l10n.t('{0} wants you to confirm who you are.', host),
				remedy: l10n.t('Log in with the browser, then try again.'),
				action: 'openBrowser',
			};
		default:
			return {
				message: l10n.t('This organization requires single sign-on.'),
				remedy: l10n.t('Log in to {0} with the browser, then try again.', host),
				action: 'openBrowser',
			};
	}
}

function forbidden({ code }: FailureFacts, host: string, l10n: L10n, isChange: boolean): Said {
	switch (code ?? '') {
		case 'organization-only':
			return {
				message: l10n.t('This token only works inside its own organization.'),
				remedy: l10n.t('Choose that organization, or sign in with a user token.'),
				action: 'chooseOrganization',
			};
		case 'wrong-organization':
			return {
				message: l10n.t('This token belongs to another organization.'),
				remedy: l10n.t('Choose that organization, or sign in with a token for this one.'),
				action: 'chooseOrganization',
			};
		case 'no-organization':
			return {
				message: l10n.t('This token sees no organization on {0}.', host),
				remedy: l10n.t('Its user must be a member of one: ask an owner, or sign in with another token.'),
				action: 'signIn',
			};
		case 'multi-project':
			return {
				message: l10n.t('This organization can only list the issues of one project at a time.'),
				remedy: l10n.t('Choose one project.'),
				action: 'chooseOrganization',
			};
		case 'member-disabled-over-limit':
			return {
				message: l10n.t(
					'Your membership is disabled: the organization has more members than its plan allows.',
				),
				remedy: l10n.t('Ask an owner of the organization.'),
				action: 'openBrowser',
			};
		case 'superuser-required':
		case 'staff-required':
			return {
				message: l10n.t('Only staff of {0} may do this.', host),
				remedy: l10n.t('Log in with the browser to go on.'),
				action: 'openBrowser',
			};
		default:
			return {
				message: l10n.t('This token may not do that on {0}.', host),
				remedy: isChange
					? l10n.t('It needs event:write, and its user must belong to the team of the project.')
					: l10n.t(
							'It needs event:read, project:read and org:read, and its user must belong to the team of the project.',
						),
				action: 'signIn',
			};
	}
}
