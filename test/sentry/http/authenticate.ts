import { refusal } from './reply.ts';
import type { SampleToken, Scope } from './token.ts';

const CHALLENGE = { 'www-authenticate': 'xBasic realm="api"' };

/** The token that the `Authorization` header names, or 401 in Sentry's words. */
export function authenticate(header: string | undefined, tokens: readonly SampleToken[]): SampleToken {
	if (header === undefined) {
		throw refusal(401, 'Authentication credentials were not provided.', CHALLENGE);
	}
	const [scheme = '', ...parts] = header.trim().split(/\s+/);
	if (scheme.toLowerCase() !== 'bearer') {
		throw refusal(401, 'Authentication credentials were not provided.', CHALLENGE);
	}
	if (parts.length === 0) {
		throw refusal(401, 'Invalid token header. No credentials provided.', CHALLENGE);
	}
	if (parts.length > 1) {
		throw refusal(401, 'Invalid token header. Token string should not contain spaces.', CHALLENGE);
	}
	const token = tokens.find((known) => known.text === parts[0]);
	if (!token) {
		const detail = parts[0]?.startsWith('sntrys_') ? 'Invalid org token' : 'Invalid token';
		throw refusal(401, detail, CHALLENGE);
	}
	if (token.refusedWith !== undefined) {
		throw refusal(401, token.refusedWith, CHALLENGE);
	}
	return token;
}

/** 403 unless the token has one of the scopes; no scopes asked: any token will do. */
export function authorize(token: SampleToken, anyOf: readonly Scope[]): void {
	if (anyOf.length > 0 && !anyOf.some((scope) => token.scopes.includes(scope))) {
		throw refusal(403, 'You do not have permission to perform this action.', {
			'www-authenticate': `Bearer error="insufficient_scope", scope="${[...anyOf].sort().join(' ')}"`,
		});
	}
}
