import { isSentryHosted } from '../../core/issue/issueReference.ts';
import type { Issue } from '../../core/issue/issue.ts';

/**
 * The issue's page on its own server. The server's link is taken only when it leads to the account's origin (on sentry.io,
 * to one of its hosts); any other, and none, is built anew (SENTRY-API.md §9).
 */
export function permalinkOf(issue: Issue, origin: string, organization: string): string {
	const built = `${origin}/organizations/${encodeURIComponent(organization)}/issues/${encodeURIComponent(issue.id)}/`;
	if (issue.permalink === undefined || !URL.canParse(issue.permalink)) {
		return built;
	}
	const url = new URL(issue.permalink);
	const own = url.origin === origin || (isSentryHosted(origin) && isSentryHosted(url.origin));
	return own && url.username === '' && url.password === '' ? url.href : built;
}
