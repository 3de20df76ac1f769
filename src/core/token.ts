/**
 * A pasted token as it is sent: trimmed, without a pasted `Bearer`. Nothing when it cannot be one: a token is printable
 * ASCII without spaces, so that it can break neither the header nor the log (Sentry answers 401 to one with spaces).
 */
export function parseToken(text: string): string | undefined {
	const token = text.trim().replace(/^(?:authorization:\s*)?bearer\s+/i, '');
	return /^[\x21-\x7e]{8,4096}$/.test(token) ? token : undefined;
}

/** An organization token. Sentry gives these `org:ci` only, for uploads: issues answer 403 (API.md §1). */
export function isOrganizationToken(token: string): boolean {
	return token.startsWith('sntrys_');
}
