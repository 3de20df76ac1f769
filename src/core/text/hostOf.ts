/** `sentry.acme.com` or `127.0.0.1:9000`: how a server is called wherever it is named. */
export function hostOf(origin: string): string {
	return origin.replace(/^https?:\/\//, '');
}
