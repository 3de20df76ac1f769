import type { Issue } from '../../core/issue/issue.ts';
import type { KnownIssues } from '../../core/issue/knownIssues.ts';
import type { ResultPage } from '../../sentry/api.ts';

/** A page of issues, from which is learnt what the server says of them; of one that was kept, only where nothing newer is known. */
export async function learning(
	known: Pick<KnownIssues, 'merge' | 'moment'>,
	fetchPage: () => Promise<ResultPage<Issue>>,
): Promise<ResultPage<Issue>> {
	const moment = known.moment();
	const page = await fetchPage();
	known.merge(page.rows, page.since === undefined ? moment : 0);
	return page;
}
