/** A release as Sentry's pages abbreviate it: `shop@2.4.1+7f3` is 2.4.1, a commit's hash its first twelve digits. */
export function shortRelease(version: string): string {
	if (/^[0-9a-f]{32,64}$/i.test(version)) {
		return version.slice(0, 12);
	}
	const after = version.slice(version.lastIndexOf('@') + 1).replace(/(?<=.)\+.*$/s, '');
	return after === '' ? version : after;
}
