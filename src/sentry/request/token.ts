/**
 * The last look at a token before it stands in a header: printable ASCII without spaces, so that it can end neither the
 * header nor a line of the log. What users paste is made such where they paste it.
 */
export function isSendable(token: string | undefined): token is string {
	return token !== undefined && /^[\x21-\x7e]{1,4096}$/.test(token);
}

/** An organization token. Sentry gives these `org:ci` only, for uploads: issues answer 403 (SENTRY-API.md §2). */
export function isOrganizationToken(token: string): boolean {
	return token.startsWith('sntrys_');
}
