/** Why a pasted text is no token. */
export type TokenRefusal = 'empty' | 'dsn' | 'characters';

/**
 * The token in what a user pasted: alone, in quotes, after `Bearer`, as a line of a shell or an INI file. Only visible
 * ASCII is a token: anything else could end the header that it stands in.
 */
export function parseToken(pasted: string): { readonly token: string } | { readonly refusal: TokenRefusal } {
	const token = pasted
		.trim()
		.replace(/^(?:export\s+)?(?:SENTRY_AUTH_TOKEN|auth\.token|token)\s*[=:]\s*/i, '')
		.replace(/^(["'`])(.*)\1[,;]?$/s, '$2')
		.replace(/^(?:authorization\s*:\s*)?bearer(?:\s+|$)/i, '')
		.trim();
	if (token === '') {
		return { refusal: 'empty' };
	}
	if (/^https?:\/\//i.test(token)) {
		return { refusal: 'dsn' };
	}
	return token.length <= 4_096 && /^[\x21-\x7e]+$/.test(token) ? { token } : { refusal: 'characters' };
}
