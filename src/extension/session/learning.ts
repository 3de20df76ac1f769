import type { Issue } from '../../core/issue/issue.ts';
import type { KnownIssues } from '../../core/issue/knownIssues.ts';
import type { ResultPage } from '../../sentry/api.ts';

/** A page of issues, from which is learnt what the server says of them now: not from a page that was kept. */
export async function learning(
	known: Pick<KnownIssues, 'merge' | 'moment'>,
	fetchPage: () => Promise<ResultPage<Issue>>,
): Promise<ResultPage<Issue>> {
	const { moment } = known;
	const page = await fetchPage();
	if (page.since === undefined) {
		known.merge(page.rows, moment);
	}
	return page;
}
