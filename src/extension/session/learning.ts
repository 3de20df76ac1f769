import type { Issue } from '../../core/issue/issue.ts';
import type { KnownIssues } from '../../core/issue/knownIssues.ts';
import type { ResultPage } from '../../sentry/api.ts';

/** Fetches a page of issues and merges it into what is known. A page that was kept on disk is older than all that is known. */
export async function learning(
	known: Pick<KnownIssues, 'merge' | 'moment'>,
	fetchPage: () => Promise<ResultPage<Issue>>,
): Promise<ResultPage<Issue>> {
	const moment = known.moment();
	const page = await fetchPage();
	known.merge(page.rows, page.since === undefined ? moment : 0);
	return page;
}
