import type { Issue } from '../../core/issue/issue.ts';
import type { L10n } from '../../core/text/l10n.ts';

/** What a restored panel shows until the server has answered. */
export function unknownIssue(issueId: string, l10n: L10n): Issue {
	return {
		id: issueId,
		title: l10n.t('Issue {0}', issueId),
		level: 'unknown',
		status: 'unknown',
		statusDetails: {},
		project: { slug: '', name: '' },
		metadata: { raw: {} },
		annotations: [],
		stats: {},
	};
}
